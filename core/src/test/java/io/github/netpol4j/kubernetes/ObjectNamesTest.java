package io.github.netpol4j.kubernetes;

import static io.github.netpol4j.NetPol.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.internal.KubernetesSyntax;
import io.github.netpol4j.rule.Peer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How objects are named and marked. */
class ObjectNamesTest {

    private static final String LONG = "x".repeat(63);

    private static List<String> names(String policy, Peer isolated) {
        return Kubernetes.compile(
                        policy(policy).in("a").with(isolate(isolated).ingress().egress()))
                .policies()
                .stream()
                .map(PolicyObject::name)
                .toList();
    }

    @Test
    void anAppIsNamedPlainlyWithTheDirection() {
        assertThat(names("inventario", app("ubicacion-db")))
                .containsExactly("inventario-ubicacion-db-egress", "inventario-ubicacion-db-ingress");
        assertThat(names("p", namespace("a"))).containsExactly("p-all-pods-egress", "p-all-pods-ingress");
    }

    @Test
    void whatANameCannotTellApartCarriesAHash() {
        assertThat(names("p", pods(label("tier", "db"))).get(0)).matches("p-tier-db-[0-9a-f]{10}-egress");
        assertThat(names("p", app("Web_1")).get(0)).matches("p-web-1-[0-9a-f]{10}-egress");
        assertThat(names("p", app("all-pods")).get(0)).matches("p-all-pods-[0-9a-f]{10}-egress");
        assertThat(names("p", app("web").where("tier", NOT_IN, "x").where("y", DOES_NOT_EXIST))
                        .get(0))
                .matches("p-web-tier-not-x-y-absent-[0-9a-f]{10}-egress");
        assertThat(names("p", app("Web_1"))).doesNotContainAnyElementsOf(names("p", app("web-1")));
    }

    @Test
    void everyNameIsValidAndStable() {
        for (Peer peer : List.of(
                app(LONG),
                app("a..b"),
                app("A.-_b"),
                app("1"),
                pods(label("x/y", "")),
                app(LONG, LONG.replace('x', 'y')),
                app("web").where(LONG, NOT_IN, LONG, "a", "b").where("b", IN, LONG, LONG.replace('x', 'z')),
                everyPod().in("a").where("a", EXISTS))) {
            for (String policy : List.of("p", LONG, "a.b-c")) {
                assertThat(names(policy, peer))
                        .isEqualTo(names(policy, peer))
                        .hasSize(2)
                        .allSatisfy(name -> {
                            assertThat(KubernetesSyntax.dnsSubdomain(name))
                                    .as(name)
                                    .isEmpty();
                            assertThat(name)
                                    .hasSizeLessThanOrEqualTo(250)
                                    .startsWith(policy)
                                    .matches(".*-(in|e)gress");
                        });
            }
        }
    }

    @Test
    void sentencesAreSortedWithoutRepetitionAndAtMost32KiB() {
        String few = Kubernetes.compile(
                        allow(from("b")).to("db").port(1),
                        allow(from("a")).to("db").port(1),
                        allow(from("b")).to("db").port(1))
                .policies()
                .get(0)
                .annotations()
                .get("netpol4j.io/sentences");
        assertThat(few).isEqualTo("allow(from(\"a\")).to(\"db\").port(1)\nallow(from(\"b\")).to(\"db\").port(1)");
        String many = ObjectNames.sentences(IntStream.range(0, 2000)
                .mapToObj(i -> allow(from("web-" + i)).to("db").port(1 + i).toString())
                .toList());
        assertThat(many.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(31 * 1024, 32 * 1024);
        assertThat(many).matches("(?s).*\nand [0-9]+ more");
        assertThat(2000 - (many.lines().count() - 1))
                .isEqualTo(Long.parseLong(many.replaceAll("(?s).*and ([0-9]+) more", "$1")));
    }
}
