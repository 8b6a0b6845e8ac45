package io.github.netpol4j.ufw.policy;

import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.internal.Given;
import io.github.netpol4j.rule.Rule;
import io.github.netpol4j.ufw.policy.Said.Way;
import io.github.netpol4j.ufw.rule.UfwAction;
import io.github.netpol4j.ufw.rule.UfwLogging;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A rule as ufw alone has it: at its place in the list, where the first that matches decides. Immutable.
 *
 * <p>It closes nothing besides: an Allow lets pass what it says and leaves all else to the rules behind it; an Isolate denies whatever
 * comes to it.
 */
public final class UfwSentence implements UfwOnly {

    private final Said said;

    private UfwSentence(Said said) {
        this.said = SentenceChecks.atOnce(said);
    }

    /**
     * A rule as ufw has it, with nothing else said.
     *
     * @param rule an Allow, Deny or Isolate
     * @return the sentence
     */
    public static UfwSentence of(Rule rule) {
        return new UfwSentence(new Said(Given.notNull("ufw(..)", rule)));
    }

    /**
     * The same Allow, but for senders that open six connections within 30 seconds.
     *
     * @return the changed sentence
     */
    public UfwSentence limit() {
        SentenceChecks.limit(said);
        return new UfwSentence(said.withSpecial());
    }

    /**
     * The same Deny or Isolate, telling the sender.
     *
     * @return the changed sentence
     */
    public UfwSentence reject() {
        SentenceChecks.reject(said);
        return new UfwSentence(said.withSpecial());
    }

    /**
     * The same for packets that come, or leave, by an interface.
     *
     * @param name an interface, or the beginning of names with {@code +} behind it
     * @return the changed sentence
     */
    public UfwSentence on(String name) {
        return new UfwSentence(said.withOn(SentenceChecks.interfaceName("on", name)));
    }

    /**
     * The same for forwarded packets that come by an interface.
     *
     * @param name an interface, or the beginning of names with {@code +} behind it
     * @return the changed sentence
     */
    public UfwSentence inOn(String name) {
        return new UfwSentence(said.withInOn(SentenceChecks.interfaceName("inOn", name)));
    }

    /**
     * The same for forwarded packets that leave by an interface.
     *
     * @param name an interface, or the beginning of names with {@code +} behind it
     * @return the changed sentence
     */
    public UfwSentence outOn(String name) {
        return new UfwSentence(said.withOutOn(SentenceChecks.interfaceName("outOn", name)));
    }

    /**
     * The same for some of the host's addresses; in a routed sentence, for addresses behind the host.
     *
     * @param addresses one or more addresses or blocks
     * @return the changed sentence
     */
    public UfwSentence at(String... addresses) {
        return new UfwSentence(said.withAt(SentenceChecks.addresses(addresses)));
    }

    /**
     * The same, logging new connections.
     *
     * @return the changed sentence
     */
    public UfwSentence log() {
        return new UfwSentence(said.withLogging(UfwLogging.LOG));
    }

    /**
     * The same, logging every packet.
     *
     * @return the changed sentence
     */
    public UfwSentence logAll() {
        return new UfwSentence(said.withLogging(UfwLogging.LOG_ALL));
    }

    /**
     * The same under the name of an application profile, whose ports are the rule's: {@code .ports(profile.ports())}. The rules are of
     * the profile as it is written here; later changes of its file reach them by {@code ufw app update} alone.
     *
     * @param profile the profile
     * @return the changed sentence
     */
    public UfwSentence application(UfwApplication profile) {
        return new UfwSentence(said.withApplication(Given.notNull(".application(..)", profile)));
    }

    /**
     * The same with a note, which ufw keeps beside the rule.
     *
     * @param text one line without {@code '}
     * @return the changed sentence
     */
    public UfwSentence comment(String text) {
        return new UfwSentence(said.withComment(SentenceChecks.comment(text)));
    }

    /**
     * The same for what leaves the host. Where the source is {@code host()}, that is said already.
     *
     * @return the changed sentence
     */
    public UfwSentence out() {
        SentenceChecks.out(said);
        return SentenceChecks.isFromHost(said.rule()) ? this : new UfwSentence(said.withWay(Way.OUT));
    }

    /**
     * The same for what the host forwards. There, {@code host()} is whatever is behind the host; {@code .at(..)} says which addresses. An Allow
     * names {@code host()} or pods at one end, so what may be forwarded to a pod's address is
     * {@code ufw(allow(from(anywhere())).to(host()).port(80)).route().at("10.244.0.2")}.
     *
     * @return the changed sentence
     */
    public UfwSentence route() {
        SentenceChecks.route(said);
        return new UfwSentence(said.withWay(Way.ROUTE));
    }

    /**
     * The rule that the sentence began with.
     *
     * @return an Allow, Deny or Isolate
     */
    public Rule rule() {
        return said.rule();
    }

    /**
     * What it does.
     *
     * @return the action
     */
    public UfwAction action() {
        if (said.isAllow()) {
            return said.special() ? UfwAction.LIMIT : UfwAction.ALLOW;
        }
        return said.special() ? UfwAction.REJECT : UfwAction.DENY;
    }

    /**
     * Whether it is for what leaves the host.
     *
     * @return whether the source is {@code host()}, or {@code .out()} was said
     */
    public boolean isOut() {
        return said.way() == Way.OUT || (!isRouted() && SentenceChecks.isFromHost(said.rule()));
    }

    /**
     * Whether it is for what the host forwards.
     *
     * @return whether {@code .route()} was said
     */
    public boolean isRouted() {
        return said.way() == Way.ROUTE;
    }

    /**
     * The host's addresses that it is about.
     *
     * @return empty for all
     */
    public List<Cidr> addresses() {
        return said.at();
    }

    /**
     * The interface that packets come, or leave, by.
     *
     * @return empty for any
     */
    public String on() {
        return said.on();
    }

    /**
     * The interface that forwarded packets come by.
     *
     * @return empty for any
     */
    public String inOn() {
        return said.inOn();
    }

    /**
     * The interface that forwarded packets leave by.
     *
     * @return empty for any
     */
    public String outOn() {
        return said.outOn();
    }

    /**
     * What it writes to the log.
     *
     * @return nothing unless it was said
     */
    public UfwLogging logging() {
        return said.logging();
    }

    /**
     * The application profile that the ports are of.
     *
     * @return empty if they were named
     */
    public Optional<UfwApplication> application() {
        return said.application();
    }

    /**
     * The note beside it.
     *
     * @return empty for none
     */
    public String comment() {
        return said.comment();
    }

    Said said() {
        return said;
    }

    @Override
    public <R> R fold(
            Function<UfwSentence, R> sentence,
            Function<UfwApplication, R> application,
            Function<UfwDefaultPolicies, R> defaults) {
        return sentence.apply(this);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof UfwSentence that && said.equals(that.said);
    }

    @Override
    public int hashCode() {
        return said.hashCode();
    }

    /** The expression that makes it. */
    @Override
    public String toString() {
        return said.toString();
    }
}
