package io.github.netpol4j.calico.internal.compile;

import static io.github.netpol4j.NetPol.*;
import static io.github.netpol4j.calico.policy.CalicoPol.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.netpol4j.calico.internal.compile.SentenceCompiler.Compiled;
import io.github.netpol4j.calico.policy.CalicoOnly;
import io.github.netpol4j.calico.policy.CalicoPolicy;
import io.github.netpol4j.calico.resource.Action;
import io.github.netpol4j.calico.resource.CalicoNetworkPolicy;
import io.github.netpol4j.calico.resource.CalicoPolicyResource;
import io.github.netpol4j.calico.resource.CalicoResource;
import io.github.netpol4j.calico.resource.CalicoRule;
import io.github.netpol4j.calico.resource.EntityRule;
import io.github.netpol4j.calico.resource.GlobalNetworkPolicy;
import io.github.netpol4j.calico.resource.Metadata;
import io.github.netpol4j.calico.resource.PolicySpec;
import io.github.netpol4j.calico.resource.PolicyType;
import io.github.netpol4j.calico.resource.PortMatch;
import io.github.netpol4j.calico.resource.StagedAction;
import io.github.netpol4j.calico.resource.StagedGlobalNetworkPolicy;
import io.github.netpol4j.calico.resource.StagedNetworkPolicy;
import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.flow.Protocol;
import io.github.netpol4j.rule.Rule;
import io.github.netpol4j.support.Golden;
import io.github.netpol4j.target.Gap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What sentences become. */
class SentenceCompilerTest {

    private static final Rule RULE = allow(from("web")).to("db").port(1433);
    private static final String WEB = "(projectcalico.org/orchestrator == \"k8s\" && app == \"web\")";
    private static final String DB = "(projectcalico.org/orchestrator == \"k8s\" && app == \"db\")";

    private static Compiled compile(CalicoOnly... items) {
        return SentenceCompiler.compile(
                List.of(CalicoPolicy.of(policy("shop").in("a")).with(items)));
    }

    private static CalicoPolicyResource only(CalicoOnly item) {
        Compiled compiled = compile(item);
        assertThat(compiled.gaps()).isEmpty();
        assertThat(compiled.resources()).hasSize(1);
        return (CalicoPolicyResource) compiled.resources().get(0);
    }

    private static PolicySpec spec(CalicoOnly item) {
        return only(item).spec();
    }

    @Test
    void oneSentenceIsOnePolicyOfTheNamespace() {
        CalicoPolicyResource made = only(calico(RULE).tier("security").order(100));

        assertThat(made).isInstanceOf(CalicoNetworkPolicy.class);
        assertThat(made.metadata().name()).matches("security\\.shop-db-[0-9a-f]{10}");
        assertThat(made.metadata().namespace()).isEqualTo("a");
        assertThat(made.metadata().labels())
                .containsEntry("app.kubernetes.io/managed-by", "netpol4j")
                .containsEntry("netpol4j.io/policy", "shop")
                .hasSize(2);
        assertThat(made.metadata().annotations())
                .containsEntry(
                        "netpol4j.io/sentences",
                        calico(RULE).tier("security").order(100).toString());
        assertThat(made.spec())
                .isEqualTo(PolicySpec.EMPTY
                        .inTier("security")
                        .withOrder(100)
                        .withSelector(DB)
                        .withIngress(List.of(CalicoRule.of(Action.ALLOW)
                                .withProtocol(Protocol.TCP)
                                .withSource(EntityRule.ANY
                                        .withSelector(WEB)
                                        .withNamespaceSelector("projectcalico.org/name == \"a\""))
                                .withDestination(EntityRule.ANY.withPorts(List.of(PortMatch.of(1433)))))));
        assertThat(made.spec().types()).containsExactly(PolicyType.INGRESS);
    }

    @Test
    void theTierDefaultIsNamedAndItsPoliciesHaveNoPrefix() {
        CalicoPolicyResource made = only(calico(RULE));
        assertThat(made.metadata().name()).matches("shop-db-[0-9a-f]{10}");
        assertThat(made.spec().tier()).isEqualTo("default");
        assertThat(made.spec().order()).contains(10.0);
    }

    @Test
    void aGlobalPolicySaysItsNamespaces() {
        CalicoPolicyResource made = only(calico(RULE).global());
        assertThat(made).isInstanceOf(GlobalNetworkPolicy.class);
        assertThat(made.spec().namespaceSelector()).isEqualTo("projectcalico.org/name == \"a\"");
        assertThat(spec(calico(allow(from("web")).to(everyPod()).port(80)).global())
                        .namespaceSelector())
                .isEqualTo("all()");
        assertThat(spec(calico(allow(from("web"))
                                        .to(namespaces(label("team", "x")).except("kube-system"))
                                        .port(80))
                                .global())
                        .namespaceSelector())
                .isEqualTo("(projectcalico.org/name not in {\"kube-system\"} && team == \"x\")");
    }

    @Test
    void aPolicyIsMadeInEachNamedNamespace() {
        List<CalicoResource> made = compile(
                        calico(allow(from("web")).to(app("db").in("x", "y")).port(80)))
                .resources();
        assertThat(made).extracting(one -> one.metadata().namespace()).containsExactly("x", "y");
    }

    @Test
    void stagedPoliciesHaveTheNameOfTheEnforcedOne() {
        CalicoPolicyResource staged = only(calico(RULE).staged());
        assertThat(staged)
                .isInstanceOfSatisfying(
                        StagedNetworkPolicy.class,
                        policy -> assertThat(policy.stagedAction()).contains(StagedAction.SET));
        assertThat(staged.metadata().name())
                .isEqualTo(only(calico(RULE)).metadata().name());
        assertThat(only(calico(RULE).staged().global())).isInstanceOf(StagedGlobalNetworkPolicy.class);
    }

    @Test
    void theSourceIsGuardedByEgressRules() {
        PolicySpec spec = spec(calico(RULE).atSource());
        assertThat(spec.selector()).isEqualTo(WEB);
        assertThat(spec.types()).containsExactly(PolicyType.EGRESS);
        assertThat(spec.egress().get(0).destination().selector()).isEqualTo(DB);
        assertThat(spec.egress().get(0).destination().ports()).containsExactly(PortMatch.of(1433));
    }

    @Test
    void loggingComesBeforeActingRuleByRule() {
        PolicySpec spec = spec(
                calico(deny(from("web")).to("db").ports(tcp(80), udp(53))).log().pass());
        assertThat(spec.ingress())
                .extracting(CalicoRule::action)
                .containsExactly(Action.LOG, Action.PASS, Action.LOG, Action.PASS);
        assertThat(spec.ingress().get(0)).isEqualTo(spec.ingress().get(1).withAction(Action.LOG));
        assertThat(spec(calico(deny(from("web")).to("db").port(80)))
                        .ingress()
                        .get(0)
                        .action())
                .isEqualTo(Action.DENY);
    }

    @Test
    void anIsolateClosesWhatWasNotDecidedBefore() {
        PolicySpec spec = spec(calico(isolate("db").ingress().egress()));
        assertThat(spec.ingress()).containsExactly(CalicoRule.of(Action.DENY));
        assertThat(spec.egress()).containsExactly(CalicoRule.of(Action.DENY));
        assertThat(spec.types()).containsExactly(PolicyType.INGRESS, PolicyType.EGRESS);
        assertThat(spec(calico(isolate("db").egress()).pass()).egress()).containsExactly(CalicoRule.of(Action.PASS));
    }

    @Test
    void portsAreGroupedByProtocol() {
        PolicySpec spec = spec(calico(allow(from(anywhere()))
                .to("db")
                .ports(udp(53), tcp(80, 81, 443), tcp("metrics"), tcp(range(82, 90)), sctp(), ping())));
        assertThat(spec.ingress())
                .extracting(rule -> rule.ipVersion().map(v -> "v" + v + " ").orElse("")
                        + rule.protocol().orElseThrow() + " "
                        + rule.destination().ports())
                .containsExactly("v4 ICMP []", "v6 ICMPv6 []", "TCP [80:90, 443, metrics]", "UDP [53]", "SCTP []");
        assertThat(spec(calico(allow(from(anywhere())).to("db").ports(anyPort(), tcp(80))))
                        .ingress())
                .containsExactly(CalicoRule.of(Action.ALLOW));
    }

    @Test
    void oneRuleHasOneFamily() {
        PolicySpec mixed = spec(calico(allow(from(cidr("10.0.0.0/8").except("10.1.0.0/16"), cidr("2001:db8::/32")))
                        .to("db")
                        .ports(tcp(80), ping()))
                .destination(end().notNets("10.2.0.0/16", "2001:db9::/32")));
        assertThat(mixed.ingress())
                .extracting(rule -> rule.protocol().orElseThrow() + " "
                        + rule.ipVersion().map(Object::toString).orElse("")
                        + rule.source().nets()
                        + rule.source().notNets() + rule.destination().notNets())
                .containsExactly(
                        "ICMP 4[10.0.0.0/8][10.1.0.0/16][10.2.0.0/16]",
                        "ICMPv6 6[2001:db8::/32][][2001:db9::/32]",
                        "TCP 4[10.0.0.0/8][10.1.0.0/16][10.2.0.0/16]",
                        "TCP 6[2001:db8::/32][][2001:db9::/32]");
        assertThat(spec(calico(allow(from(anywhere())).to("db").port(80)).source(end().notNets("10.0.0.0/8")))
                        .ingress())
                .extracting(rule ->
                        rule.ipVersion().orElseThrow() + " " + rule.source().notNets())
                .containsExactly("4 [10.0.0.0/8]", "6 []");
    }

    @Test
    void moreIsSaidOfTheOtherEndInItsRules() {
        EntityRule source = spec(calico(RULE)
                        .source(end().serviceAccount("x", "w")
                                .serviceAccountSelector("role == 'front'")
                                .not("legacy")
                                .notSelector("has(old)")
                                .notPorts(80)))
                .ingress()
                .get(0)
                .source();
        assertThat(source.serviceAccounts()).hasValueSatisfying(accounts -> {
            assertThat(accounts.names()).containsExactly("w", "x");
            assertThat(accounts.selector()).isEqualTo("role == \"front\"");
        });
        assertThat(source.notSelector())
                .isEqualTo("(has(old) || (projectcalico.org/orchestrator == \"k8s\" && app == \"legacy\""
                        + " && projectcalico.org/namespace == \"a\"))");
        assertThat(source.notPorts()).containsExactly(PortMatch.of(80));
        assertThat(source.namespaceSelector()).isEqualTo("projectcalico.org/name == \"a\"");
    }

    @Test
    void moreIsSaidOfTheGuardedEndInThePolicy() {
        PolicySpec spec = spec(calico(RULE)
                .destination(end().serviceAccount("db")
                        .notSelector("has(old)")
                        .notNets("10.0.0.0/8")
                        .notPorts(80)));
        assertThat(spec.serviceAccountSelector()).isEqualTo("projectcalico.org/name == \"db\"");
        assertThat(spec.selector())
                .isEqualTo("(projectcalico.org/orchestrator == \"k8s\" && app == \"db\" && !has(old))");
        assertThat(spec.ingress().get(0).destination().serviceAccounts()).isEmpty();
        assertThat(spec.ingress().get(0).destination().notPorts()).containsExactly(PortMatch.of(80));
    }

    @Test
    void accountsAnywhereAreThoseOfEveryNamespace() {
        EntityRule source = spec(calico(allow(from(anywhere())).to("db").port(80))
                        .source(end().serviceAccount("x")))
                .ingress()
                .get(0)
                .source();
        assertThat(source.namespaceSelector()).isEqualTo("all()");
    }

    @Test
    void aServiceIsTheDestination() {
        EntityRule destination = spec(calico(allow(from("web")).to(anywhere()).ports(anyPort()))
                        .service("api", "backend"))
                .egress()
                .get(0)
                .destination();
        assertThat(destination.services()).hasValueSatisfying(service -> {
            assertThat(service.name()).isEqualTo("api");
            assertThat(service.namespace()).isEqualTo("backend");
        });
        assertThat(destination.ports()).isEmpty();
    }

    @Test
    void requestsAreMatchedByAllows() {
        CalicoRule rule =
                spec(calico(RULE).methods("GET").pathPrefixes("/api")).ingress().get(0);
        assertThat(rule.http()).hasValueSatisfying(http -> {
            assertThat(http.methods()).containsExactly("GET");
            assertThat(http.paths()).hasSize(1);
        });
    }

    @Test
    void hostsAreThoseDeclaredOrChosen() {
        Rule toHost = allow(from("web")).to(host()).port(22);
        assertThat(spec(calico(toHost)).selector())
                .isEqualTo("(has(netpol4j.io/host) && !has(projectcalico.org/namespace))");
        assertThat(spec(calico(toHost)).namespaceSelector()).isEmpty();
        assertThat(spec(calico(toHost).hosts("role == 'db'")).selector())
                .isEqualTo("(role == \"db\" && !has(projectcalico.org/namespace))");
        PolicySpec early = spec(calico(toHost).preDnat());
        assertThat(early.preDnat() && early.applyOnForward() && !early.doNotTrack())
                .isTrue();
        PolicySpec untracked = spec(calico(toHost).doNotTrack());
        assertThat(untracked.doNotTrack() && untracked.applyOnForward() && !untracked.preDnat())
                .isTrue();
        assertThat(spec(calico(toHost).applyOnForward()).applyOnForward()).isTrue();
        assertThat(spec(calico(toHost)).applyOnForward()).isFalse();
        EntityRule from = spec(calico(allow(from(host())).to("db").port(80)))
                .ingress()
                .get(0)
                .source();
        assertThat(from.namespaceSelector()).isEqualTo("global()");
        assertThat(from.selector()).isEqualTo("(has(netpol4j.io/host) && !has(projectcalico.org/namespace))");
    }

    @Test
    void ordersAscendAsWrittenAndAreDistinct() {
        List<CalicoResource> made = SentenceCompiler.compile(List.of(
                        CalicoPolicy.of(policy("p").in("a"))
                                .with(
                                        calico(deny(from("a")).to("x1").port(1)).tier("t"),
                                        calico(deny(from("a")).to("x2").port(1))
                                                .tier("t")
                                                .order(20),
                                        calico(deny(from("a")).to("x3").port(1))
                                                .tier("t")
                                                .order(985),
                                        calico(deny(from("a")).to("x4").port(1)).tier("t"),
                                        calico(deny(from("a")).to("x5").port(1)),
                                        calico(deny(from("a")).to("x6").port(1)).order(990)),
                        CalicoPolicy.of(policy("q").in("a"))
                                .with(
                                        calico(deny(from("a")).to("x7").port(1)).tier("t"),
                                        calico(deny(from("a")).to("x8").port(1)))))
                .resources();
        assertThat(made)
                .extracting(one -> one.metadata().name().replaceAll(".*-(x.)-.*", "$1") + " "
                        + ((CalicoPolicyResource) one).spec().order().orElseThrow())
                .containsExactlyInAnyOrder(
                        "x1 10.0", "x2 20.0", "x3 985.0", "x4 995.0", "x7 1005.0", "x5 10.0", "x6 990.0", "x8 1001.0");
    }

    @Test
    void ordersOfPoliciesBesideAreNotTaken() {
        CalicoPolicyResource one = beside("one", 10);
        CalicoPolicyResource alike = beside("alike", 10);
        CalicoPolicy policy = CalicoPolicy.of(policy("p").in("a")).with(calico(RULE));
        assertThat(SentenceCompiler.compile(List.of(policy), List.of(one, alike))
                        .resources())
                .extracting(made -> ((CalicoPolicyResource) made).spec().order())
                .containsExactly(Optional.of(11.0));
        CalicoPolicy tied =
                CalicoPolicy.of(policy("p").in("a")).with(calico(RULE).order(10));
        assertThatThrownBy(() -> SentenceCompiler.compile(List.of(tied), List.of(one, alike)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(RULE + ").order(10) and GlobalNetworkPolicy one");
    }

    private static CalicoPolicyResource beside(String name, double order) {
        return new GlobalNetworkPolicy(
                Metadata.named(name), PolicySpec.EMPTY.withOrder(order).withIngress(List.of()));
    }

    @Test
    void whatContradictsItselfIsLeftOut() {
        assertThat(compile(calico(allow(from("web"))
                                .to(app("db").where("t", IN, "a").where("t", IN, "b"))
                                .port(80)))
                        .resources())
                .isEmpty();
        assertThat(spec(calico(allow(from(app("web").where("t", IN, "a").where("t", IN, "b")))
                                .to("db")
                                .port(80)))
                        .ingress())
                .isEmpty();
    }

    @Test
    void whatIsTooLargeIsDividedAmongRules() {
        String[] many = IntStream.range(0, 300).mapToObj(i -> "app-" + i).toArray(String[]::new);
        List<CalicoRule> byApps =
                spec(calico(allow(from(many)).to("db").port(80))).ingress();
        assertThat(byApps).hasSize(300);
        List<CalicoRule> divided =
                spec(calico(allow(from(app(many))).to("db").port(80))).ingress();
        assertThat(divided)
                .hasSizeBetween(4, 8)
                .allSatisfy(rule -> assertThat(rule.source().selector()).hasSizeLessThanOrEqualTo(1024));
        List<CalicoRule> ports = spec(calico(allow(from("web"))
                        .to("db")
                        .ports(tcp(
                                IntStream.range(0, 120).map(i -> 1000 + 2 * i).toArray()))))
                .ingress();
        assertThat(ports).extracting(rule -> rule.destination().ports().size()).containsExactly(50, 50, 20);
        List<CalicoRule> blocks = spec(calico(allow(from(IntStream.range(0, 300)
                                .mapToObj(i -> cidr("10." + i / 250 + "." + i % 250 + ".0/24"))
                                .toList()))
                        .to("db")
                        .port(80)))
                .ingress();
        assertThat(blocks).extracting(rule -> rule.source().nets().size()).containsExactly(256, 44);
    }

    @Test
    void whatCanNotBeDividedIsAGap() {
        String[] many = IntStream.range(0, 300).mapToObj(i -> "app-" + i).toArray(String[]::new);
        String[] blocks = IntStream.range(0, 257)
                .mapToObj(i -> "10." + i / 250 + "." + i % 250 + ".0/24")
                .toArray(String[]::new);
        List<Gap> gaps = compile(
                        calico(allow(from("web")).to(app(many)).port(80)),
                        calico(RULE).source(end().not(many)),
                        calico(RULE).source(end().notNets(blocks)),
                        calico(allow(from(everyPod().where("x", NOT_IN, many)))
                                .to("db")
                                .port(80)),
                        calico(RULE)
                                .source(end().notPorts(IntStream.range(1, 52).toArray())),
                        calico(allow(from(IntStream.range(0, 600)
                                        .mapToObj(i -> app("x").where("k", IN, "v" + i))
                                        .toList()))
                                .to("db")
                                .ports(tcp(1), udp(1))))
                .gaps();
        assertThat(gaps)
                .extracting(Gap::code)
                .containsExactly(
                        "SELECTOR_TOO_LONG",
                        "SELECTOR_TOO_LONG",
                        "TOO_MANY_NETS",
                        "SELECTOR_TOO_LONG",
                        "TOO_MANY_PORTS",
                        "TOO_MANY_RULES");
        Golden.compare(
                "sentence-gaps.txt",
                gaps.stream()
                        .map(gap -> gap.code() + " " + gap.sentence().substring(0, 40) + "...: " + gap.missing() + "; "
                                + gap.remedy() + "\n")
                        .collect(Collectors.joining()));
    }

    @Test
    void whatIsDeclaredBecomesAnObject() {
        List<CalicoResource> made = compile(
                        tier("security").order(200).defaultAction(PASS),
                        hostEndpoint("db-host")
                                .on("db-node")
                                .interfaceName("*")
                                .expecting("192.168.1.20")
                                .port("mssql", tcp(1433))
                                .labelled("role", "db")
                                .allowedByDefault(),
                        networkSet("partners").nets("10.0.0.0/8").labelled("who", "partner"),
                        globalNetworkSet("all").nets(Cidr.IPV6.toString()))
                .resources();
        Golden.compare("declared.txt", made.stream().map(one -> one + "\n").collect(Collectors.joining()));
    }

    @Test
    void policiesMayDeclareATierAlike() {
        CalicoPolicy one = CalicoPolicy.of(policy("p").in("a")).with(tier("t").order(1));
        CalicoPolicy other = CalicoPolicy.of(policy("q").in("a")).with(tier("t").order(1));
        assertThat(SentenceCompiler.compile(List.of(one, other)).resources()).hasSize(1);
        assertThat(SentenceCompiler.compile(List.of()).resources()).isEmpty();
    }

    @Test
    void namesHoldOnEveryVersion() {
        String name = SentenceCompiler.compile(List.of(CalicoPolicy.of(
                                policy("a.b-".repeat(15) + "c").in("a"))
                        .with(calico(allow(from("web"))
                                        .to(app("Db_1".repeat(15)))
                                        .port(80))
                                .tier("t"))))
                .resources()
                .get(0)
                .metadata()
                .name();
        assertThat(name).matches("t\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?").hasSizeLessThanOrEqualTo(253);
        assertThat(Optional.of(name)).get().asString().startsWith("t.a-b-a-b");
    }
}
