package io.github.netpol4j.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.netpol4j.cluster.Cluster;
import io.github.netpol4j.finding.Finding;
import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.finding.Severity;
import io.github.netpol4j.support.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is known is told apart from what is new, wherever it has moved to. */
class BaselineTest {

    private static final String PODS = """
            {apiVersion: v1, kind: Pod, metadata: {name: web, namespace: shop, labels: {app: web}}, spec: {containers: []}}
            ---
            """;

    private static final String POLICY = """
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: web, namespace: shop}
            spec:
              podSelector: {matchLabels: {app: web}}
              ingress:
                - from: [{podSelector: {matchLabels: {app: gone}}}]
                - from: [{podSelector: {matchLabels: {app: lost}}}]
                  ports: [{port: 80}]
            """;

    private static Lint lint(String text) {
        return Lint.of(Cluster.read(text));
    }

    private static final Lint LINT = lint(PODS + POLICY);

    @Test
    void whatIsKnownIsToldApart() {
        Baseline baseline = Baseline.of(LINT);
        Lint again = LINT.withBaseline(baseline);
        assertThat(LINT.findings()).isNotEmpty();
        assertThat(again.findings()).isEmpty();
        assertThat(again.known()).extracting(Lint.Known::finding).isEqualTo(LINT.findings());
        assertThat(again.stale()).isEmpty();
        assertThat(LINT.failsOn(Severity.WARNING)).isTrue();
        assertThat(LINT.exitStatus(Severity.WARNING)).isEqualTo(1);
        assertThat(again.failsOn(Severity.INFO)).isFalse();
        assertThat(again.exitStatus(Severity.INFO)).isZero();
        assertThat(again.hasBaseline()).isTrue();
        assertThat(LINT.hasBaseline()).isFalse();
        assertThat(again.withBaseline(Baseline.empty()).findings())
                .as("another baseline takes the place of the first")
                .isEqualTo(LINT.findings());
    }

    @Test
    void failsOnThatSeverityOrWorse() {
        Severity worst = LINT.findings().stream()
                .map(Finding::severity)
                .max(Severity::compareTo)
                .orElseThrow();
        assertThat(worst).isEqualTo(Severity.WARNING);
        assertThat(LINT.failsOn(Severity.WARNING)).isTrue();
        assertThat(LINT.failsOn(Severity.ERROR)).isFalse();
    }

    @Test
    void filesMayBeMovedAndLaidOutAnew(@TempDir Path folder) throws IOException {
        Baseline baseline = Baseline.of(LINT);
        String moved = "# a comment\n\n"
                + POLICY.replace("metadata: {name: web, namespace: shop}", """
                metadata:
                  name: web

                  namespace: shop""")
                        .replace("app: gone", "\"app\":    \"gone\"");
        Files.createDirectories(folder.resolve("elsewhere"));
        Files.writeString(folder.resolve("elsewhere/policies.yaml"), moved);
        Files.writeString(folder.resolve("pods.yaml"), PODS);
        Lint there = Lint.of(Cluster.read(folder));
        assertThat(there.findings()).isNotEqualTo(LINT.findings());
        Lint compared = there.withBaseline(baseline);
        assertThat(compared.findings()).isEmpty();
        assertThat(compared.stale()).isEmpty();
        assertThat(there.findings().stream().map(there::fingerprint).sorted())
                .isEqualTo(
                        LINT.findings().stream().map(LINT::fingerprint).sorted().toList());
    }

    @Test
    void rulesMayChangePlacesAndPodsMayCome() {
        String policy = POLICY.replace("app: gone", "app: x")
                .replace("app: lost", "app: gone")
                .replace("app: x", "app: lost")
                .replace("      ports: [{port: 80}]\n", "");
        String pods = PODS + PODS.replace("name: web", "name: web2");
        Baseline baseline = Baseline.of(lint(PODS + POLICY.replace("      ports: [{port: 80}]\n", "")));
        assertThat(lint(pods + policy).withBaseline(baseline).findings()).isEmpty();
    }

    /** One pod of the same owner more, or one more of many. */
    @Test
    void aKnownWayInStaysKnownAndTheSameWithMorePods() {
        Lint few = lint(exposed(30, ""));
        Lint more = lint(exposed(31, ""));
        assertThat(few.findings()).extracting(Finding::code).contains("INTERNET_EXPOSED");
        assertThat(more.withBaseline(Baseline.of(few)).findings()).isEmpty();
        assertThat(prints(more)).isEqualTo(prints(few));
        String owned = ", ownerReferences: [{kind: ReplicaSet, name: web, controller: true}]";
        Lint two = lint(exposed(2, owned));
        Lint three = lint(exposed(3, owned));
        assertThat(three.withBaseline(Baseline.of(two)).findings()).isEmpty();
        assertThat(prints(three)).isEqualTo(prints(two));
    }

    private static List<String> prints(Lint lint) {
        return lint.findings().stream().map(lint::fingerprint).sorted().toList();
    }

    private static String exposed(int pods, String owner) {
        String service = """
                {apiVersion: v1, kind: Service, metadata: {name: web, namespace: shop},
                 spec: {type: LoadBalancer, selector: {app: web}, ports: [{port: 80}]}}
                """;
        return IntStream.range(0, pods)
                .mapToObj(number -> PODS.replace("name: web", "name: p" + number + owner))
                .collect(Collectors.joining("", "", service));
    }

    @Test
    void fingerprintsStayWhereARuleChangesItsPlace() {
        String two = POLICY.replace("    - from: [{podSelector: {matchLabels: {app: gone}}}]\n", "");
        Lint before = lint(PODS + two);
        Lint after = lint(PODS + two.replace("  ingress:\n", "  ingress:\n    - from: [{podSelector: {}}]\n"));
        assertThat(prints(after)).containsAll(prints(before));
    }

    /** Who left an open rule as it was did not leave a wider one. */
    @Test
    void aWiderRuleIsNew() {
        for (String peers : List.of("", "from: [{ipBlock: {cidr: 0.0.0.0/0}}], ")) {
            String open = PODS + """
                    apiVersion: networking.k8s.io/v1
                    kind: NetworkPolicy
                    metadata: {name: web, namespace: shop}
                    spec: {podSelector: {}, ingress: [{%sports: [{port: 443}]}]}
                    """.formatted(peers);
            Baseline baseline = Baseline.of(lint(open));
            assertThat(lint(open).withBaseline(baseline).findings()).isEmpty();
            for (String wider : List.of("{port: 443}, {port: 22}", "{port: 443, endPort: 500}", "{protocol: TCP}")) {
                assertThat(lint(open.replace("{port: 443}", wider))
                                .withBaseline(baseline)
                                .findings())
                        .as(wider)
                        .extracting(Finding::code)
                        .contains(peers.isEmpty() ? "OPEN_TO_EVERYONE" : "OPEN_TO_INTERNET");
            }
        }
    }

    @Test
    void whatIsNewShowsAndWhatIsGoneIsStale() {
        Baseline baseline = Baseline.of(LINT);
        Lint changed = lint(PODS + POLICY.replace("app: lost", "app: other")).withBaseline(baseline);
        assertThat(changed.findings())
                .singleElement()
                .satisfies(one -> assertThat(one.sentence()).contains("app=other"));
        assertThat(changed.stale())
                .singleElement()
                .satisfies(one -> assertThat(one.sentence()).contains("app=lost"));
        assertThat(changed.failsOn(Severity.WARNING)).isTrue();
        assertThat(Baseline.of(changed).entries())
                .as("made anew, it leaves out what is stale")
                .noneMatch(entry -> entry.sentence().contains("app=lost"));
    }

    @Test
    void onceMoreThanKnownIsNew() {
        String twice = POLICY.replace("      ports: [{port: 80}]\n", "").replace("app: lost", "app: gone");
        Baseline baseline = Baseline.of(lint(PODS + POLICY));
        Lint lint = lint(PODS + twice);
        Lint compared = lint.withBaseline(baseline);
        assertThat(compared.findings())
                .filteredOn(one -> one.code().equals("PEER_SELECTS_NOTHING"))
                .hasSize(1);
        assertThat(Baseline.of(lint).entries())
                .filteredOn(one -> one.code().equals("PEER_SELECTS_NOTHING"))
                .singleElement()
                .satisfies(one -> assertThat(one.times()).isEqualTo(2));
        assertThat(lint.findings().stream().map(lint::fingerprint)).doesNotHaveDuplicates();
    }

    @Test
    void reasonsAreKept(@TempDir Path folder) {
        Baseline.Entry first = Baseline.of(LINT).entries().get(0);
        Baseline explained = Baseline.of(List.of(
                new Baseline.Entry(first.code(), first.object(), first.sentence(), first.times(), "until spring")));
        Path file = folder.resolve("baseline.txt");
        explained.write(file);
        Lint compared = LINT.withBaseline(Baseline.read(file));
        assertThat(compared.known()).extracting(Lint.Known::reason).contains("until spring");
        assertThat(Baseline.of(compared).text()).contains("  reason: until spring\n");
    }

    @Test
    void theTextIsForPeople() {
        Golden.compare("baseline.txt", Baseline.of(LINT).text());
        assertThat(Baseline.empty().text()).isEqualTo("netpol4j-baseline 1\n");
        assertThat(Baseline.parse("netpol4j-baseline 1\r\n\r\n# why not\r\nDNS_CUT\r\n  it is cut\r\n"))
                .isEqualTo(Baseline.of(List.of(new Baseline.Entry("DNS_CUT", "", "it is cut", 1, ""))));
    }

    @Test
    void whatIsNoBaselineIsRefusedWithAllThatIsWrong(@TempDir Path folder) throws IOException {
        InvalidInputException wrong = catchThrowableOfType(InvalidInputException.class, () -> Baseline.parse("""
                netpol4j-baseline 1

                dns_cut shop
                  it is cut

                DNS_CUT shop/empty

                DNS_CUT shop
                  it is cut
                  times: 0
                  because: so

                DNS_CUT shop
                  it is cut
                  reason: a \\ b
                """));
        assertThat(wrong.problems())
                .extracting(one -> one.place().line() + " " + one.what())
                .containsExactly(
                        "3 \"dns_cut shop\" is not the first line of an entry, which is a code and an object",
                        "6 the entry has no sentence",
                        "10 \"0\" is no number of times",
                        "11 \"because: so\" is nothing that an entry has here",
                        "13 this entry is there twice",
                        "15 a backslash stands before something that it does not stand before");
        for (String text : List.of("", "{}", "netpol4j-baseline 2\n", "\uFEFFnetpol4j-baseline 1\n")) {
            assertThatThrownBy(() -> Baseline.parse(text)).isInstanceOf(InvalidInputException.class);
        }
        Path file = folder.resolve("baseline.txt");
        assertThatThrownBy(() -> Baseline.read(file)).hasMessageContaining("there is no such file");
        Files.write(file, new byte[] {'n', (byte) 0xff});
        assertThatThrownBy(() -> Baseline.read(file)).hasMessageContaining("not UTF-8");
        assertThatThrownBy(() -> Baseline.read(folder)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> Baseline.empty().write(folder.resolve("no/such")))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new Baseline.Entry("DNS_CUT", "", "", 0, ""))
                .isInstanceOf(InvalidInputException.class);
    }
}
