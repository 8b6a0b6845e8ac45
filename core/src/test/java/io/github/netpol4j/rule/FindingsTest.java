package io.github.netpol4j.rule;

import static io.github.netpol4j.NetPol.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.finding.Finding;
import io.github.netpol4j.finding.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each finding: where it fires, what it says, and the nearest case where it must not. */
class FindingsTest {

    private static Policy tienda(Rule... rules) {
        return policy("tienda").in("tienda").with(rules);
    }

    private static List<Finding> found(String code, Rule... rules) {
        return tienda(rules).findings().stream()
                .filter(finding -> finding.code().equals(code))
                .toList();
    }

    private static Finding only(String code, Rule... rules) {
        List<Finding> found = found(code, rules);
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    @Test
    void anAllowToAddressesClosesAllOtherEgress() {
        Rule toAddress = allow(from("web")).to(cidr("203.0.113.0/24")).port(443);
        Finding finding = only("EGRESS_CLOSED_BY_ALLOW", toAddress);
        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.place().path()).isEqualTo(toAddress.toString());
        assertThat(finding.sentence())
                .isEqualTo(
                        "this also closes the egress of \"web\": from now on it may reach only what rules allow, and is cut"
                                + " off from all else, such as DNS (udp(53), tcp(53)), other pods, the API server and outside"
                                + " addresses");
        assertThat(finding.remedy())
                .isEqualTo(
                        "if that is meant, add isolate(\"web\").egress() and allow(from(\"web\")).to(dns()); if not, leave"
                                + " this Allow out: without it nothing is closed");
        assertThat(found(
                        "EGRESS_CLOSED_BY_ALLOW",
                        allow(from("web")).to(anywhere()).port(80)))
                .hasSize(1);
    }

    @Test
    void closingTheEgressIsNoSurpriseWhereAnIsolateSaysIt() {
        Rule toAddress = allow(from("web")).to(cidr("203.0.113.0/24")).port(443);
        assertThat(found("EGRESS_CLOSED_BY_ALLOW", toAddress, isolate("web").egress()))
                .isEmpty();
        assertThat(found(
                        "EGRESS_CLOSED_BY_ALLOW",
                        toAddress,
                        isolate(namespace("tienda")).egress()))
                .isEmpty();
        assertThat(found("EGRESS_CLOSED_BY_ALLOW", toAddress, isolate("web").ingress()))
                .hasSize(1);
        assertThat(found("EGRESS_CLOSED_BY_ALLOW", toAddress, isolate("batch").egress()))
                .hasSize(1);
        assertThat(found("EGRESS_CLOSED_BY_ALLOW", allow(from("web")).to("db").port(80)))
                .isEmpty();
    }

    @Test
    void whatIsCutNamesDnsOnlyWhereDnsIsCut() {
        Rule toAddress = allow(from("web")).to(cidr("203.0.113.0/24")).port(443);
        assertThat(only("EGRESS_CLOSED_BY_ALLOW", toAddress, allow(from("web")).to(dns()))
                        .sentence())
                .doesNotContain("DNS");
        assertThat(only(
                                "EGRESS_CLOSED_BY_ALLOW",
                                toAddress,
                                allow(from("web")).to(List.of(dns())).ports(udp(53)))
                        .sentence())
                .contains("DNS (tcp(53))");
    }

    @Test
    void anAllowFromAddressesClosesAllOtherIngress() {
        Finding finding = only(
                "INGRESS_CLOSED_BY_ALLOW",
                allow(from(cidr("10.0.0.0/8"))).to("web").port(443));
        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.sentence())
                .isEqualTo(
                        "this also closes the ingress of \"web\" to all else: pods outside cidr(\"10.0.0.0/8\"), other"
                                + " addresses and every other port");
        assertThat(found(
                        "INGRESS_CLOSED_BY_ALLOW",
                        allow(from(anywhere())).to("web").port(443)))
                .hasSize(1);
    }

    @Test
    void closingTheIngressIsNoSurpriseFromPodsOrWhereAnIsolateSaysIt() {
        assertThat(found("INGRESS_CLOSED_BY_ALLOW", allow(from("web")).to("db").port(443)))
                .isEmpty();
        assertThat(found(
                        "INGRESS_CLOSED_BY_ALLOW",
                        allow(from(anywhere())).to("web").ports(anyPort())))
                .isEmpty();
        assertThat(found(
                        "INGRESS_CLOSED_BY_ALLOW",
                        allow(from(cidr("10.0.0.0/8"))).to("web").port(443),
                        isolate("web").ingress()))
                .isEmpty();
    }

    @Test
    void anEndIsolatedByAllowsAloneOpensWithTheLast() {
        Rule allow = allow(from("web")).to("db").port(1433);
        Finding finding = only("ISOLATED_ONLY_BY_ALLOW", allow);
        assertThat(finding.severity()).isEqualTo(Severity.INFO);
        assertThat(finding.sentence())
                .isEqualTo(
                        "the ingress of \"db\" is closed by this Allow alone: whoever removes the last one opens it to"
                                + " everyone");
        assertThat(finding.remedy()).isEqualTo("add isolate(\"db\").ingress()");
        assertThat(only(
                                "ISOLATED_ONLY_BY_ALLOW",
                                allow,
                                allow(from("batch")).to("db").port(1433))
                        .sentence())
                .contains("2 Allows alone");
        assertThat(found("ISOLATED_ONLY_BY_ALLOW", allow, isolate("db").ingress()))
                .isEmpty();
        assertThat(found("ISOLATED_ONLY_BY_ALLOW", allow, isolate("db").egress()))
                .hasSize(1);
        assertThat(found("ISOLATED_ONLY_BY_ALLOW", isolate("db").ingress())).isEmpty();
    }

    @Test
    void anAllowToDnsOfAnOpenPodHasNoEffect() {
        Rule toDns = allow(from("web")).to(dns());
        assertThat(only("NO_EFFECT", toDns).sentence()).contains("the egress of \"web\" is open");
        assertThat(found("NO_EFFECT", toDns, isolate("web").egress())).isEmpty();
        assertThat(found("NO_EFFECT", toDns, isolate(everyPod()).egress())).isEmpty();
        assertThat(found("NO_EFFECT", toDns, isolate(namespace("kube-system")).ingress()))
                .isEmpty();
        assertThat(found("NO_EFFECT", toDns, isolate("batch").egress())).hasSize(1);
    }

    @Test
    void anAllowThatADenyForbidsHasNoEffect() {
        Rule allow = allow(from("web")).to("db").port(1433);
        assertThat(only("NO_EFFECT", allow, deny(from(everyPod())).to("db").ports(tcp()))
                        .sentence())
                .startsWith("a Deny forbids all that this allows");
        assertThat(found("NO_EFFECT", allow, deny(from(anywhere())).to("db").port(1433)))
                .hasSize(1);
        assertThat(found("NO_EFFECT", allow, deny(from(everyPod())).to("db").ports(udp())))
                .isEmpty();
        assertThat(found("NO_EFFECT", allow, deny(from("web")).to("db").port(1433)))
                .hasSize(1);
    }

    @Test
    void anAllowWithinAnotherHasNoEffect() {
        Rule narrow = allow(from("web")).to("db").port(1433);
        Rule wide = allow(from("web", "batch")).to("db").ports(tcp(range(1400, 1500)));
        Finding finding = only("NO_EFFECT", narrow, wide);
        assertThat(finding.place().path()).isEqualTo(narrow.toString());
        assertThat(found("NO_EFFECT", narrow, allow(from("web")).to("db").ports(udp(1433))))
                .isEmpty();
        assertThat(found("NO_EFFECT", narrow, allow(from("batch")).to("db").port(1433)))
                .isEmpty();
        assertThat(found(
                        "NO_EFFECT",
                        narrow,
                        allow(from("web")).to(app("db").in("otra")).port(1433)))
                .isEmpty();
        assertThat(found("NO_EFFECT", narrow, allow(from("web")).to(anywhere()).port(1433)))
                .isEmpty();
    }

    @Test
    void ofTwoAllowsThatSayTheSameTheLaterHasNoEffect() {
        Rule byName = allow(from("web")).to("db").port(1433);
        Rule byLabel = allow(from("web")).to(pods(label("app", "db"))).port(1433);
        assertThat(only("NO_EFFECT", byName, byLabel).place().path()).isEqualTo(byLabel.toString());
        assertThat(only("NO_EFFECT", byLabel, byName).place().path()).isEqualTo(byName.toString());
    }

    @Test
    void aRuleThatIsRepeatedHasNoEffect() {
        Rule allow = allow(from("web")).to("db").port(1433);
        Finding finding = only("NO_EFFECT", allow, allow);
        assertThat(finding.place().path()).isEqualTo(allow.toString());
        assertThat(finding.sentence()).isEqualTo("this rule is here more than once, and said once it does the same");
        assertThat(found("NO_EFFECT", allow, allow, allow)).hasSize(1);
        assertThat(found("NO_EFFECT", allow)).isEmpty();
        Rule isolate = isolate("db").ingress();
        assertThat(found("NO_EFFECT", isolate, isolate)).hasSize(1);
        assertThat(found("NO_EFFECT", isolate, isolate("db").egress())).isEmpty();
    }

    @Test
    void aPeerThatContradictsItselfIsNobody() {
        Rule rule = allow(from(app("web").where("tier", IN, "front").where("tier", DOES_NOT_EXIST)))
                .to("db")
                .port(80);
        Finding finding = only("CONTRADICTORY_PEER", rule);
        assertThat(finding.severity()).isEqualTo(Severity.ERROR);
        assertThat(finding.sentence()).startsWith("nobody can ever be app(\"web\")");
        assertThat(found(
                        "CONTRADICTORY_PEER",
                        allow(from(namespace("a").except("a"))).to("db").port(80)))
                .hasSize(1);
        assertThat(found(
                        "CONTRADICTORY_PEER",
                        allow(from(everyNamespace().where("kubernetes.io/metadata.name", DOES_NOT_EXIST)))
                                .to("db")
                                .port(80)))
                .as("every namespace has that label")
                .hasSize(1);
        assertThat(found(
                        "CONTRADICTORY_PEER",
                        allow(from(app("web").where("tier", NOT_IN, "front").where("tier", DOES_NOT_EXIST)))
                                .to("db")
                                .port(80)))
                .isEmpty();
    }

    @Test
    void anywhereOpensNoIsolatedOtherEnd() {
        Rule out = allow(from("web")).to(anywhere()).port(443);
        Rule isolated = isolate("db").ingress();
        Finding finding = only("OTHER_END_ISOLATED", out, isolated);
        assertThat(finding.sentence())
                .isEqualTo(
                        "anywhere() speaks for no end: the ingress of \"db\" is isolated, and this does not open it");
        assertThat(finding.remedy()).isEqualTo("if it is meant to, add allow(from(\"web\")).to(\"db\").port(443)");
        assertThat(only(
                                "OTHER_END_ISOLATED",
                                allow(from(anywhere())).to("web").port(443),
                                isolate("batch").egress())
                        .remedy())
                .isEqualTo("if it is meant to, add allow(from(\"batch\")).to(\"web\").port(443)");
    }

    @Test
    void theRemedyOpensEveryOtherEndThatIsClosed() {
        Rule out = allow(from("web")).to(anywhere()).port(443);
        Rule isolated = isolate(app("db"), app("cache").in("otra")).ingress();
        assertThat(only("OTHER_END_ISOLATED", out, isolated).remedy())
                .isEqualTo("if it is meant to, add allow(from(\"web\")).to(app(\"db\"), app(\"cache\").in(\"otra\"))"
                        + ".port(443)");
        Rule remedy = allow(from("web")).to(app("db"), app("cache").in("otra")).port(443);
        assertThat(found("OTHER_END_ISOLATED", out, isolated, remedy)).isEmpty();
    }

    @Test
    void anywhereIsNoSurpriseWhereTheOtherEndIsOpenOrGranted() {
        Rule out = allow(from("web")).to(anywhere()).port(443);
        assertThat(found("OTHER_END_ISOLATED", out)).isEmpty();
        assertThat(found("OTHER_END_ISOLATED", out, isolate("db").egress())).isEmpty();
        assertThat(found(
                        "OTHER_END_ISOLATED",
                        out,
                        isolate("db").ingress(),
                        allow(from("web")).to("db").ports(tcp())))
                .isEmpty();
        assertThat(found(
                        "OTHER_END_ISOLATED",
                        allow(from("web")).to(cidr("10.0.0.0/8")).port(443),
                        isolate("db").ingress()))
                .isEmpty();
    }

    @Test
    void anIsolatedEgressWithoutDnsIsTold() {
        Finding finding = only("NO_DNS", isolate(namespace("tienda")).egress());
        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.sentence())
                .isEqualTo(
                        "the egress of namespace(\"tienda\") is isolated, and nothing opens udp(53), tcp(53) to DNS for all"
                                + " of it: names will not resolve");
        assertThat(finding.remedy()).startsWith("add allow(from(namespace(\"tienda\"))).to(dns());");
        assertThat(found(
                        "NO_DNS",
                        isolate(namespace("tienda")).egress(),
                        allow(from("web")).to(dns())))
                .as("only some of the isolated pods may ask")
                .hasSize(1);
    }

    @Test
    void whereDnsIsOpenedOrNothingIsIsolatedNothingIsSaidOfIt() {
        Rule isolated = isolate(namespace("tienda")).egress();
        assertThat(found("NO_DNS", isolated, allow(from(namespace("tienda"))).to(dns())))
                .isEmpty();
        assertThat(found("NO_DNS", isolated, allow(from(everyPod())).to(dns()))).isEmpty();
        assertThat(found(
                        "NO_DNS",
                        isolated,
                        allow(from(namespace("tienda")))
                                .to(cidr("169.254.20.10/32"))
                                .ports(tcp(53), udp(53))))
                .as("a cache on the node")
                .isEmpty();
        assertThat(found(
                        "NO_DNS",
                        isolated,
                        allow(from(namespace("tienda"))).to(anywhere()).ports(anyPort())))
                .isEmpty();
        assertThat(found("NO_DNS", isolate("web").ingress())).isEmpty();
    }

    @Test
    void anyPortOfAHostClosesTheWholeHost() {
        Rule any = allow(from(cidr("10.0.0.0/8"))).to(host()).ports(anyPort());
        assertThat(only("HOST_CLOSED_BY_ANY_PORT", any).severity()).isEqualTo(Severity.ERROR);
        assertThat(found("HOST_CLOSED_BY_ANY_PORT", any, isolate(host()).ingress()))
                .isEmpty();
        assertThat(found("HOST_CLOSED_BY_ANY_PORT", any, isolate(host()).egress()))
                .hasSize(1);
        assertThat(found(
                        "HOST_CLOSED_BY_ANY_PORT",
                        allow(from(cidr("10.0.0.0/8"))).to(host()).port(22)))
                .isEmpty();
    }

    @Test
    void aBlockOverThePodsAddressesIsTold() {
        Policy policy = tienda(allow(from(cidr("10.0.0.0/8"))).to("web").port(443));
        assertThat(policy.findings("10.244.0.0/16"))
                .filteredOn(finding -> finding.code().equals("BLOCK_HOLDS_PODS"))
                .singleElement()
                .extracting(Finding::sentence)
                .asString()
                .startsWith("cidr(\"10.0.0.0/8\") overlaps 10.244.0.0/16");
        assertThat(policy.findings("172.16.0.0/16", "fd00::/8"))
                .noneMatch(f -> f.code().equals("BLOCK_HOLDS_PODS"));
        assertThat(policy.findings()).noneMatch(f -> f.code().equals("BLOCK_HOLDS_PODS"));
        Policy spared = tienda(allow(from(cidr("10.0.0.0/8").except("10.244.0.0/15")))
                .to("web")
                .port(443));
        assertThat(spared.findings("10.244.0.0/16")).noneMatch(f -> f.code().equals("BLOCK_HOLDS_PODS"));
    }

    @Test
    void findingsSpeakInThePolicysWordsAndAreSorted() {
        Policy policy = tienda(
                allow(from("web")).to(cidr("203.0.113.0/24")).port(443),
                allow(from("batch")).to(anywhere()).port(443));
        List<Finding> findings = policy.findings();
        assertThat(findings).isNotEmpty().doesNotHaveDuplicates();
        assertThat(findings.stream().map(f -> f.place().path() + f.code()).toList())
                .isSorted();
        assertThat(findings).allMatch(finding -> !finding.sentence().contains(".in(\"tienda\")"));
        assertThat(findings).allMatch(finding -> !finding.remedy().isBlank());
    }

    @Test
    void aBlockWithAHoleIsWithinAnotherOnlyIfItLacksAllHolesOfThatOne() {
        Rule wide = allow(from(cidr("10.0.0.0/8").except("10.1.0.0/16", "10.2.0.0/16")))
                .to("web")
                .port(80);
        Rule lacksBoth = allow(from(cidr("10.0.0.0/12").except("10.1.0.0/16", "10.2.0.0/16")))
                .to("web")
                .port(80);
        Rule lacksOne =
                allow(from(cidr("10.0.0.0/12").except("10.1.0.0/16"))).to("web").port(80);
        Rule elsewhere = allow(from(cidr("10.3.0.0/16"))).to("web").port(80);
        assertThat(found("NO_EFFECT", wide, lacksBoth)).hasSize(1);
        assertThat(found("NO_EFFECT", wide, elsewhere)).hasSize(1);
        assertThat(found("NO_EFFECT", wide, lacksOne)).isEmpty();
    }

    @Test
    void anOtherEndIsOpenOnlyIfItIsGrantedOnTheSamePorts() {
        Rule out = allow(from("web")).to(anywhere()).port(443);
        Rule isolated = isolate("db").ingress();
        assertThat(found(
                        "OTHER_END_ISOLATED",
                        out,
                        isolated,
                        allow(from("web")).to("db").port(443)))
                .isEmpty();
        assertThat(found(
                        "OTHER_END_ISOLATED",
                        out,
                        isolated,
                        allow(from("web")).to("db").port(80)))
                .hasSize(1);
        assertThat(found(
                        "OTHER_END_ISOLATED",
                        out,
                        isolated,
                        allow(from("batch")).to("db").port(443)))
                .hasSize(1);
    }

    @Test
    void ofNobodyNothingElseIsSaid() {
        Policy policy = tienda(
                isolate(app("web").except("web")).egress(),
                allow(from(app("web").except("web"))).to(dns()));
        assertThat(policy.findings()).extracting(Finding::code).containsOnly("CONTRADICTORY_PEER");
        assertThat(policy.isolates()).isEmpty();
    }
}
