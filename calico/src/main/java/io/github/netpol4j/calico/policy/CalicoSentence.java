package io.github.netpol4j.calico.policy;

import io.github.netpol4j.calico.resource.HttpMatch;
import io.github.netpol4j.calico.resource.HttpMatch.Path;
import io.github.netpol4j.calico.resource.PolicySpec;
import io.github.netpol4j.calico.resource.ServiceMatch;
import io.github.netpol4j.calico.selector.CalicoSelector;
import io.github.netpol4j.internal.Given;
import io.github.netpol4j.rule.Peer;
import io.github.netpol4j.rule.Rule;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A rule as Calico alone enforces it. It becomes one policy, which guards one end of the connection: the destination if that
 * is pods or the host, else the source. Immutable.
 *
 * <p>What it means is what Calico makes of its place: the first rule that matches decides, tiers in their order, sentences in
 * theirs; what a tier selects and no rule of it matches, its default action decides. An Isolate denies whatever was not
 * decided before it.
 */
public final class CalicoSentence implements CalicoOnly {

    private final Said said;

    private CalicoSentence(Said said) {
        this.said = SentenceChecks.atOnce(said);
    }

    static CalicoSentence of(Rule rule) {
        return new CalicoSentence(new Said(rule));
    }

    /**
     * The same in a tier.
     *
     * @param name the tier's name; it need not be declared in the same policy
     * @return the changed sentence
     */
    public CalicoSentence tier(String name) {
        Checks.tierName(".tier", name);
        return new CalicoSentence(said.withTier(name));
    }

    /**
     * The same at a place in its tier. Without one, it comes after the sentence of that tier that is written before it.
     *
     * @param place any finite number; lower comes first
     * @return the changed sentence
     */
    public CalicoSentence order(double place) {
        return new CalicoSentence(said.withOrder(Checks.order(said.toString(), place)));
    }

    /**
     * The same at the source's end, where the destination could be guarded too.
     *
     * @return the changed sentence
     */
    public CalicoSentence atSource() {
        return new CalicoSentence(said.with(Flag.AT_SOURCE));
    }

    /**
     * The same, logging what it matches before it acts.
     *
     * @return the changed sentence
     */
    public CalicoSentence log() {
        return new CalicoSentence(said.with(Flag.LOG));
    }

    /**
     * The same, handing what it matches on to the next tier instead of allowing or denying it. After the last tier come the
     * profiles, which let pods do everything.
     *
     * @return the changed sentence
     */
    public CalicoSentence pass() {
        return new CalicoSentence(said.with(Flag.PASS));
    }

    /**
     * The same as a policy of the whole cluster. On a host it is one in any case.
     *
     * @return the changed sentence
     */
    public CalicoSentence global() {
        return new CalicoSentence(said.with(Flag.GLOBAL));
    }

    /**
     * The same, not enforced yet: Calico only reports what it would do.
     *
     * @return the changed sentence
     */
    public CalicoSentence staged() {
        return new CalicoSentence(said.with(Flag.STAGED));
    }

    /**
     * The same, enforced: what {@link #staged()} does, undone.
     *
     * @return the changed sentence
     */
    public CalicoSentence enforced() {
        return new CalicoSentence(said.without(Flag.STAGED));
    }

    /**
     * The same on a host, before destinations are rewritten; it then holds for forwarded connections too.
     *
     * @return the changed sentence
     */
    public CalicoSentence preDnat() {
        return new CalicoSentence(said.with(Flag.PRE_DNAT));
    }

    /**
     * The same on a host, before connections are tracked: replies need a rule of their own. It then holds for what is forwarded
     * too.
     *
     * @return the changed sentence
     */
    public CalicoSentence doNotTrack() {
        return new CalicoSentence(said.with(Flag.DO_NOT_TRACK));
    }

    /**
     * The same on a host, for what it forwards as well.
     *
     * @return the changed sentence
     */
    public CalicoSentence applyOnForward() {
        return new CalicoSentence(said.with(Flag.APPLY_ON_FORWARD));
    }

    /**
     * The same with more said of the source.
     *
     * @param end as {@code end().serviceAccount("web")}; replaces what was said before
     * @return the changed sentence
     */
    public CalicoSentence source(CalicoEnd end) {
        return new CalicoSentence(said.withSource(Checks.saysSomething(".source", end)));
    }

    /**
     * The same with more said of the destination.
     *
     * @param end as {@code end().notPorts(8080)}; replaces what was said before
     * @return the changed sentence
     */
    public CalicoSentence destination(CalicoEnd end) {
        return new CalicoSentence(said.withDestination(Checks.saysSomething(".destination", end)));
    }

    /**
     * The same with the endpoints of a Service as destination, on its ports. The rule itself is {@code .to(anywhere())} on
     * {@code anyPort()}.
     *
     * @param name the Service's name
     * @param namespace its namespace
     * @return the changed sentence
     */
    public CalicoSentence service(String name, String namespace) {
        return new CalicoSentence(said.withService(
                new ServiceMatch(Checks.objectName(".service", name), Given.namespace(".service", namespace))));
    }

    /**
     * The same for HTTP requests of these methods alone, where Calico's application layer policy runs.
     *
     * @param names one or more, such as {@code GET}
     * @return the changed sentence
     */
    public CalicoSentence methods(String... names) {
        List<String> all = Stream.concat(
                        said.http().methods().stream(),
                        Given.notEmpty(".methods(..)", "method", Given.list(".methods(..)", names)).stream())
                .toList();
        return new CalicoSentence(said.withHttp(new HttpMatch(all, said.http().paths())));
    }

    /**
     * The same for HTTP requests of these paths, besides those named before.
     *
     * @param paths one or more, from the slash on
     * @return the changed sentence
     */
    public CalicoSentence exactPaths(String... paths) {
        return paths(".exactPaths(..)", paths, path -> new Path(path, ""));
    }

    /**
     * The same for HTTP requests of paths that begin like this, besides those named before.
     *
     * @param prefixes one or more, from the slash on
     * @return the changed sentence
     */
    public CalicoSentence pathPrefixes(String... prefixes) {
        return paths(".pathPrefixes(..)", prefixes, prefix -> new Path("", prefix));
    }

    private CalicoSentence paths(String call, String[] texts, Function<String, Path> path) {
        List<Path> all = Stream.concat(
                        said.http().paths().stream(),
                        Given.notEmpty(call, "path", Given.list(call, texts)).stream()
                                .map(path))
                .distinct()
                .sorted((one, other) ->
                        Boolean.compare(one.exact().isEmpty(), other.exact().isEmpty()))
                .toList();
        return new CalicoSentence(said.withHttp(new HttpMatch(said.http().methods(), all)));
    }

    /**
     * The same on host endpoints with such labels. Without it, {@code host()} is the host endpoints that
     * {@code hostEndpoint(..)} declares.
     *
     * @param text a selector of Calico
     * @return the changed sentence
     */
    public CalicoSentence hosts(String text) {
        CalicoSelector selector = CalicoSelector.parse(Given.notNull(".hosts(..)", text));
        Checks.ofLabels(".hosts", selector);
        return new CalicoSentence(said.withHosts(selector));
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
     * The tier it is in.
     *
     * @return {@code default} if none was said
     */
    public String tier() {
        return said.tier().orElse(PolicySpec.DEFAULT_TIER);
    }

    /**
     * Where it stands in its tier.
     *
     * @return empty if that follows from where it is written
     */
    public Optional<Double> order() {
        return said.order();
    }

    /**
     * What is said of the source besides.
     *
     * @return possibly nothing
     */
    public CalicoEnd source() {
        return said.source();
    }

    /**
     * What is said of the destination besides.
     *
     * @return possibly nothing
     */
    public CalicoEnd destination() {
        return said.destination();
    }

    /**
     * The Service whose endpoints are the destination.
     *
     * @return empty if the rule says the destination
     */
    public Optional<ServiceMatch> service() {
        return said.service();
    }

    /**
     * The HTTP requests it is about.
     *
     * @return empty for everything
     */
    public Optional<HttpMatch> http() {
        return said.hasHttp() ? Optional.of(said.http()) : Optional.empty();
    }

    /**
     * Which host endpoints {@code host()} is at the guarded end.
     *
     * @return empty for those that {@code hostEndpoint(..)} declares
     */
    public Optional<CalicoSelector> hosts() {
        return said.hosts();
    }

    /**
     * Whether what it matches is logged.
     *
     * @return whether {@code .log()} was said
     */
    public boolean isLogged() {
        return said.has(Flag.LOG);
    }

    /**
     * Whether it hands on to the next tier.
     *
     * @return whether {@code .pass()} was said
     */
    public boolean passes() {
        return said.has(Flag.PASS);
    }

    /**
     * Whether it is a policy of the whole cluster.
     *
     * @return whether {@code .global()} was said, or it guards a host
     */
    public boolean isGlobal() {
        return said.has(Flag.GLOBAL) || guarded().contains(new Peer.Host());
    }

    /**
     * Whether it is only reported.
     *
     * @return whether {@code .staged()} was said
     */
    public boolean isStaged() {
        return said.has(Flag.STAGED);
    }

    /**
     * Whether it comes before destinations are rewritten.
     *
     * @return whether {@code .preDnat()} was said
     */
    public boolean isPreDnat() {
        return said.has(Flag.PRE_DNAT);
    }

    /**
     * Whether it comes before connection tracking.
     *
     * @return whether {@code .doNotTrack()} was said
     */
    public boolean isUntracked() {
        return said.has(Flag.DO_NOT_TRACK);
    }

    /**
     * Whether it holds for what a host forwards.
     *
     * @return whether {@code .applyOnForward()} was said, or something that asks for it
     */
    public boolean appliesOnForward() {
        return said.has(Flag.APPLY_ON_FORWARD) || isPreDnat() || isUntracked();
    }

    /**
     * Whether the source is the end that the policy is put on.
     *
     * @return false for the destination, and for an Isolate, which says its directions itself
     */
    public boolean guardsSource() {
        return SentenceChecks.guardsSource(said);
    }

    /**
     * Who the policy is put on.
     *
     * @return pods, or the host
     */
    public List<Peer> guarded() {
        return SentenceChecks.guarded(said);
    }

    Said said() {
        return said;
    }

    @Override
    public <R> R fold(
            Function<CalicoSentence, R> sentence,
            Function<TierSentence, R> tier,
            Function<HostEndpointSentence, R> hostEndpoint,
            Function<NetworkSetSentence, R> networkSet) {
        return sentence.apply(this);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CalicoSentence that && said.equals(that.said);
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
