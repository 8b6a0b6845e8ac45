package io.github.netpol4j.ufw;

import static io.github.netpol4j.NetPol.*;
import static io.github.netpol4j.ufw.policy.UfwPol.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.rule.Rule;
import io.github.netpol4j.support.Golden;
import io.github.netpol4j.target.UnenforceableException;
import io.github.netpol4j.ufw.internal.compile.HostRewriting;
import io.github.netpol4j.ufw.internal.compile.UfwCompiler;
import io.github.netpol4j.ufw.policy.ApplicationStage;
import io.github.netpol4j.ufw.policy.UfwOnly;
import io.github.netpol4j.ufw.policy.UfwPolicy;
import io.github.netpol4j.ufw.rule.UfwAction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Each mistake is refused; the golden file has what is said. */
class UfwRefusalsTest {

    private static final Rule SSH = allow(from(anywhere())).to(host()).port(22);
    private static final Rule OUT = allow(from(host())).to(anywhere()).port(53);
    private static final Rule DB = deny(from(anywhere())).to(host()).port(1433);
    private static final Rule POD =
            deny(from(anywhere())).to(cidr("10.244.0.2/32")).port(1433);
    private static final ApplicationStage APP = application("MyDb");
    private static final Map<String, Supplier<Object>> MISTAKES = new LinkedHashMap<>();

    static {
        say("no rule", () -> ufw(nothing()));
        say("a deny that limits", () -> ufw(DB).limit());
        say("an isolate that limits", () -> ufw(isolate(host()).ingress()).limit());
        say("an allow that rejects", () -> ufw(SSH).reject());
        say("what comes in, going out", () -> ufw(SSH).out());
        say("an isolate going out", () -> ufw(isolate(host()).ingress()).out());
        say("out and routed", () -> ufw(POD).out().route());
        say("routed and out", () -> ufw(POD).route().out());
        say("one interface of a route", () -> ufw(POD).route().on("eth0"));
        say("one interface, then a route", () -> ufw(POD).on("eth0").route());
        say("two interfaces without a route", () -> with(ufw(SSH).inOn("eth0").outOn("eth1")));
        say("neither end the host", () -> with(ufw(POD)));
        say(
                "both ends the host",
                () -> ufw(allow(from(host())).to(host()).port(22)).at("10.0.0.5"));
        say("addresses of nobody", () -> ufw(POD).at("10.0.0.5"));
        say("no address", () -> ufw(SSH).at());
        say("a bad address", () -> ufw(SSH).at("10.0.0"));
        say("host bits", () -> ufw(SSH).at("10.0.0.5/8"));
        for (String name : List.of("", "-x", "eth0:1", "!eth0", ".", "..", "a b", "sixteencharacter", "e$(x)", "é")) {
            say("the interface '" + name + "'", () -> ufw(SSH).on(name));
        }
        for (String text : List.of("", " ", "it's", "a\nb", "a\u0000", "\u0085", "\ud800")) {
            say(
                    "a comment of " + text.length() + " characters: "
                            + text.codePoints().boxed().toList(),
                    () -> ufw(SSH).comment(text));
        }
        for (String name : List.of("", " x", "x ", "1433", "ALL", "ssh", "a/b", "a[b]", "x".repeat(65))) {
            say(
                    "the profile '" + name + "'",
                    () -> application(name).title("t").description("d").ports(tcp(80)));
        }
        for (String text : List.of("", " x", "a\nb", "50 %", "x".repeat(1025))) {
            say(
                    "a title of " + text.length() + " characters",
                    () -> APP.title(text).description("d").ports(tcp(80)));
        }
        say(
                "a description of two lines",
                () -> APP.title("t").description("a\rb").ports(tcp(80)));
        say(
                "a profile of mistakes",
                () -> application("all").title("t\nx").description(" ").ports(tcp(80), sctp(80), tcp("http")));
        say("a profile without ports", () -> APP.title("t").description("d").ports());
        say(
                "a profile with a name for a port",
                () -> APP.title("t").description("d").ports(tcp("http")));
        say("a profile of all ports", () -> APP.title("t").description("d").ports(tcp()));
        say("a profile of SCTP", () -> APP.title("t").description("d").ports(tcp(80), sctp(80)));
        say(
                "other ports than the profile's",
                () -> ufw(SSH).application(APP.title("t").description("d").ports(tcp(80))));
        say("a default that limits", () -> defaults().incoming(UfwAction.LIMIT));
        say("defaults that say nothing", () -> with(defaults()));
        say("defaults twice", () -> with(defaults().incoming(DENY), defaults().outgoing(DENY)));
        say(
                "two profiles of one name",
                () -> with(
                        APP.title("t").description("d").ports(tcp(80)),
                        APP.title("t").description("d").ports(tcp(81))));
        say("several at once", () -> with(ufw(POD), ufw(SSH).inOn("eth0"), defaults()));
        say("nothing with", () -> with());
        say(
                "an allow behind a deny",
                () -> compiled(
                        ufw(DB), ufw(allow(from(cidr("10.0.0.0/8"))).to(host()).port(1433))));
        say(
                "a limit behind two denies",
                () -> compiled(
                        ufw(deny(from(anywhere())).to(host()).ports(tcp(range(1, 1000))))
                                .reject(),
                        ufw(deny(from(anywhere())).to(host()).ports(tcp(range(1001, 65535))))
                                .on("eth0"),
                        ufw(allow(from(anywhere())).to(host()).ports(tcp(range(1000, 1001))))
                                .on("eth0")
                                .limit()));
        say("an allow behind an isolate", () -> compiled(ufw(isolate(host()).egress()), ufw(OUT)));
        say(
                "an allow behind a core deny",
                () -> UfwCompiler.compile(List.of(UfwPolicy.of(
                                policy("p").in("a").with(DB))
                        .with(ufw(allow(from(anywhere())).to(host()).port(1433)).log()))));
        say(
                "a deny in the place of an allow",
                () -> compiled(ufw(SSH), ufw(deny(from(anywhere())).to(host()).port(22))));
        say(
                "a core allow behind a sentence",
                () -> UfwCompiler.compile(List.of(UfwPolicy.of(policy("p")
                                .in("a")
                                .with(
                                        allow(from(cidr("192.168.49.0/24")))
                                                .to(host())
                                                .port(1433),
                                        allow(from(cidr("192.168.49.0/24")))
                                                .to(host())
                                                .port(389)))
                        .with(ufw(DB)))));
        say(
                "a core allow behind a core deny and a sentence",
                () -> UfwCompiler.compile(List.of(
                        UfwPolicy.of(policy("p")
                                .in("a")
                                .with(
                                        deny(from(cidr("10.0.0.0/9")))
                                                .to(host())
                                                .port(22),
                                        allow(from(cidr("10.0.0.0/8")))
                                                .to(host())
                                                .port(22))),
                        UfwPolicy.of(policy("q").in("a"))
                                .with(ufw(deny(from(cidr("10.128.0.0/9")))
                                        .to(host())
                                        .ports(anyPort()))))));
        say(
                "any port, said by numbers",
                () -> UfwCompiler.compile(List.of(UfwPolicy.of(policy("p")
                        .in("a")
                        .with(allow(from(cidr("10.0.0.0/8")))
                                .to(host())
                                .ports(tcp(range(1, 65535)), udp(range(1, 65535))))))));
        say(
                "any port, said in two sentences",
                () -> UfwCompiler.compile(List.of(
                        UfwPolicy.of(policy("p")
                                .in("a")
                                .with(allow(from(cidr("10.0.0.0/8"))).to(host()).ports(tcp(range(1, 30000)), udp()))),
                        UfwPolicy.of(policy("q")
                                .in("a")
                                .with(
                                        allow(from(cidr("10.0.0.0/8")))
                                                .to(host())
                                                .ports(tcp(range(30001, 65535))),
                                        allow(from(cidr("10.0.0.0/8")))
                                                .to(host())
                                                .port(80))))));
        say(
                "two policies of one name",
                () -> UfwCompiler.compile(List.of(
                        UfwPolicy.of(policy("p").in("a").with(SSH)),
                        UfwPolicy.of(policy("p").in("b").with(DB)))));
        say(
                "policies that disagree",
                () -> UfwCompiler.compile(List.of(
                        UfwPolicy.of(policy("p").in("a").with(SSH))
                                .with(
                                        defaults().incoming(DENY),
                                        APP.title("t").description("d").ports(tcp(80))),
                        UfwPolicy.of(policy("q").in("a").with(DB))
                                .with(
                                        defaults().incoming(ALLOW),
                                        APP.title("t").description("e").ports(tcp(80))))));
        say("nothing to compile", () -> UfwCompiler.compile(List.of()));
        say(
                "gaps",
                () -> UfwCompiler.compile(List.of(UfwPolicy.of(policy("p")
                                .in("a")
                                .with(
                                        allow(from("web")).to(host()).port(22),
                                        allow(from("web")).to("db").port(1433),
                                        allow(from(host())).to(dns()),
                                        deny(from(host())).to(host()).port(80),
                                        isolate("db", "web").ingress(),
                                        allow(from(anywhere()))
                                                .to(host())
                                                .ports(sctp(80), ping(), tcp("mongo"), tcp("ssh")),
                                        allow(from(host())).to(anywhere()).ports(tcp("ssh")),
                                        allow(from(cidr("10.0.0.0/8")))
                                                .to(host())
                                                .ports(anyPort()),
                                        allow(from(host()))
                                                .to(cidr("10.0.0.0/8"))
                                                .ports(anyPort())))
                        .with(
                                ufw(deny(from(namespace("x"))).to(host()).ports(sctp())),
                                ufw(isolate("db").ingress())))));
        say(
                "for the host, without subnets",
                () -> HostRewriting.forHost(
                        policy("p").in("a").with(allow(from("web")).to("db").port(1433)),
                        Optional.empty(),
                        Optional.empty()));
        say(
                "for the host, of what guards nothing",
                () -> HostRewriting.forHost(
                        policy("p")
                                .in("a")
                                .with(allow(from("web")).to(anywhere()).port(80)),
                        Optional.of(Cidr.of("10.0.0.0/8")),
                        Optional.empty()));
        say(
                "for the host, with gaps",
                () -> HostRewriting.forHost(
                        policy("p")
                                .in("a")
                                .with(
                                        allow(from("web")).to("db").ports(anyPort()),
                                        allow(from("web"))
                                                .to("db")
                                                .ports(udp(), tcp("sql"), ping(), tcp(80), sctp(80))),
                        Optional.of(Cidr.of("10.0.0.0/8")),
                        Optional.empty()));
    }

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
    private static <T> T nothing() {
        return null;
    }

    private static UfwPolicy with(UfwOnly... items) {
        return UfwPolicy.of(policy("p").in("a")).with(items);
    }

    private static Object compiled(UfwOnly... items) {
        return UfwCompiler.compile(List.of(with(items)));
    }

    private static void say(String mistake, Supplier<Object> expression) {
        MISTAKES.put(mistake, expression);
    }

    @Test
    void everyMistakeIsRefusedInPlainWords() {
        StringBuilder told = new StringBuilder();
        MISTAKES.forEach((mistake, expression) -> {
            Throwable refusal = catchThrowable(expression::get);
            assertThat(refusal).as(mistake).isInstanceOfAny(InvalidInputException.class, UnenforceableException.class);
            told.append("# ")
                    .append(mistake)
                    .append('\n')
                    .append(refusal.getMessage())
                    .append("\n\n");
        });
        Golden.compare("ufw-refusals.txt", told.toString());
    }
}
