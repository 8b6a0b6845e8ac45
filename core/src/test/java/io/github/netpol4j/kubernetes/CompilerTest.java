package io.github.netpol4j.kubernetes;

import static io.github.netpol4j.NetPol.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.rule.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which objects are made: no more than are needed. */
class CompilerTest {

    /** Each object, and how many rules it has. */
    private static List<String> objects(Rule... rules) {
        return Kubernetes.compile(policy("p").in("a").with(rules)).policies().stream()
                .map(object -> object.id().replaceAll("-[0-9a-f]{10}-", "-*-") + " "
                        + (object.ingress().size() + object.egress().size()))
                .toList();
    }

    @Test
    void aSourceThatIsItselfIsolatedIsGrantedAsAWholeAndNowhereElse() {
        Rule allow = allow(from("web")).to("db").port(1433);
        assertThat(objects(
                        allow,
                        isolate("web").egress(),
                        isolate(pods(label("tier", "front"))).egress(),
                        isolate(namespace("a")).egress()))
                .containsExactly(
                        "a/p-all-pods-egress 0", "a/p-db-ingress 1", "a/p-tier-front-*-egress 0", "a/p-web-egress 1");
    }

    @Test
    void aSourceThatIsNotIsGrantedWhereItMeetsWhatIs() {
        Rule allow = allow(from("web")).to("db").port(1433);
        assertThat(objects(
                        allow,
                        isolate(pods(label("tier", "front"))).egress(),
                        isolate("batch").egress()))
                .containsExactly(
                        "a/p-batch-egress 0",
                        "a/p-db-ingress 1",
                        "a/p-tier-front-*-egress 0",
                        "a/p-web-tier-front-*-egress 1");
    }

    @Test
    void overlappingDestinationsAreGrantedApart() {
        assertThat(objects(
                        allow(from("web")).to("db").port(1433),
                        allow(from("web")).to(pods(label("tier", "back"))).port(80),
                        isolate(namespace("a")).ingress()))
                .containsExactly("a/p-all-pods-ingress 0", "a/p-db-ingress 1", "a/p-tier-back-*-ingress 1");
    }

    @Test
    void dnsPodsThatAreIsolatedAsSuchAreGrantedAsAWhole() {
        assertThat(objects(
                        allow(from("web")).to(dns()),
                        isolate(pods(label("k8s-app", "kube-dns")).in("kube-system"))
                                .ingress(),
                        isolate(app("x").in("kube-system")).ingress()))
                .containsExactly("kube-system/p-k8s-app-kube-dns-*-ingress 1", "kube-system/p-x-ingress 0");
    }
}
