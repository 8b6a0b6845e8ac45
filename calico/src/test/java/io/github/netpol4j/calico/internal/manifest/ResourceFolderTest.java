package io.github.netpol4j.calico.internal.manifest;

import static io.github.netpol4j.NetPol.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.netpol4j.calico.arbitraries.FullResources;
import io.github.netpol4j.calico.internal.manifest.ResourceFolder.Owned;
import io.github.netpol4j.calico.internal.manifest.ResourceFolder.Owner;
import io.github.netpol4j.calico.resource.CalicoNetworkPolicy;
import io.github.netpol4j.calico.resource.CalicoResource;
import io.github.netpol4j.calico.resource.GlobalNetworkPolicy;
import io.github.netpol4j.calico.resource.Metadata;
import io.github.netpol4j.calico.resource.NetworkSet;
import io.github.netpol4j.calico.resource.PolicySpec;
import io.github.netpol4j.calico.resource.Tier;
import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.internal.manifest.ManifestFolder;
import io.github.netpol4j.kubernetes.Kubernetes;
import io.github.netpol4j.rule.Policy;
import io.github.netpol4j.target.FileChange;
import io.github.netpol4j.target.FileChange.Kind;
import io.github.netpol4j.target.ReadLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calico objects in a folder, beside those of other policies, other targets and other people. */
class ResourceFolderTest {

    private static final Owner P = new Owner("p", "a");
    private static final Owner Q = new Owner("q", "a");
    private static final CalicoResource WEB =
            new CalicoNetworkPolicy(Metadata.named("p-web").in("a"), PolicySpec.EMPTY.withOrder(1));
    private static final CalicoResource GLOBAL = new GlobalNetworkPolicy(Metadata.named("p-web"), PolicySpec.EMPTY);
    private static final CalicoResource TIER =
            new Tier(Metadata.named("security"), Optional.of(100.0), Optional.empty());

    @TempDir
    private Path folder;

    private static Owned owned(Owner owner, CalicoResource resource) {
        return new Owned(resource, Optional.of(owner));
    }

    private static Owned shared(CalicoResource resource) {
        return new Owned(resource, Optional.empty());
    }

    private ManifestFolder folder(Owner owner, Owned... resources) {
        return ResourceFolder.of(folder, List.of(owner), List.of(resources));
    }

    private FileChange change(Kind kind, String file) {
        return new FileChange(kind, folder.resolve(file));
    }

    private Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(file).toString().replace('\\', '/'), Files.readString(file));
            }
        }
        return files;
    }

    @Test
    void oneFileAnObjectThatSaysWhoseItIs() throws IOException {
        ManifestFolder all = folder(P, owned(P, WEB), owned(P, GLOBAL), shared(TIER));
        assertThat(all.changes()).hasSize(3);
        assertThat(files()).isEmpty();
        assertThat(all.write())
                .containsExactly(
                        change(Kind.ADD, "_cluster/_security_calico-tier.yaml"),
                        change(Kind.ADD, "_cluster/p-web_calico-globalnetworkpolicy.yaml"),
                        change(Kind.ADD, "a/p-web_calico-networkpolicy.yaml"));
        assertThat(files().get("a/p-web_calico-networkpolicy.yaml")).isEqualTo("""
                # netpol4j: Calico policy "p" in "a"
                # Generated: change the policy and write it again, edits made here are lost.
                apiVersion: projectcalico.org/v3
                kind: NetworkPolicy
                metadata:
                  name: p-web
                  namespace: a
                spec:
                  order: 1
                """);
        assertThat(files().get("_cluster/_security_calico-tier.yaml"))
                .startsWith("# netpol4j: Calico objects that policies share\n");
        assertThat(all.changes()).isEmpty();
        assertThat(all.write()).isEmpty();
        assertThat(Reading.READER.read(ReadLimits.defaults(), List.of(folder)).resources())
                .containsExactlyInAnyOrder(WEB, GLOBAL, TIER);
    }

    @Test
    void whatIsNoLongerMadeGoesButNotWhatIsShared() throws IOException {
        folder(P, owned(P, WEB), owned(P, GLOBAL), shared(TIER)).write();
        ManifestFolder less = folder(P);
        List<FileChange> gone = List.of(
                change(Kind.REMOVE, "_cluster/p-web_calico-globalnetworkpolicy.yaml"),
                change(Kind.REMOVE, "a/p-web_calico-networkpolicy.yaml"));
        assertThat(less.changes()).isEqualTo(gone);
        assertThat(less.write()).isEqualTo(gone);
        assertThat(files()).containsOnlyKeys("_cluster/_security_calico-tier.yaml");
        assertThat(folder.resolve("a")).doesNotExist();
    }

    @Test
    void policiesShareAFolderAndATierAndNothingElse() throws IOException {
        CalicoResource other = new CalicoNetworkPolicy(Metadata.named("q-web").in("a"), PolicySpec.EMPTY);
        folder(P, owned(P, WEB), shared(TIER)).write();
        assertThat(folder(Q, owned(Q, other), shared(TIER)).write())
                .containsExactly(change(Kind.ADD, "a/q-web_calico-networkpolicy.yaml"));
        assertThatThrownBy(() -> folder(Q, owned(Q, WEB)).write())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("its first line does not say that this policy wrote it");
        assertThat(folder(Q).write()).containsExactly(change(Kind.REMOVE, "a/q-web_calico-networkpolicy.yaml"));
        assertThat(files()).hasSize(2);
        CalicoResource changed = new Tier(Metadata.named("security"), Optional.of(200.0), Optional.empty());
        assertThat(folder(Q, shared(changed)).write())
                .containsExactly(change(Kind.CHANGE, "_cluster/_security_calico-tier.yaml"));
    }

    /** Same policy, same names, same folder, and neither target touches the other's files. */
    @Test
    void kubernetesPoliciesAreNotTouchedNorDoTheyTouch() throws IOException {
        Policy policy = policy("p").in("a").with(allow(from("web")).to("db").port(1433));
        String name = Kubernetes.compile(policy).objects().get(0).getMetadata().getName();
        CalicoResource same = new CalicoNetworkPolicy(Metadata.named(name).in("a"), PolicySpec.EMPTY);
        Kubernetes.write(policy, folder);
        assertThat(folder(P, owned(P, same)).write())
                .containsExactly(change(Kind.ADD, "a/" + name + "_calico-networkpolicy.yaml"));
        Map<String, String> both = files();
        assertThat(both).hasSize(2);
        assertThat(Kubernetes.changes(policy, folder)).isEmpty();
        assertThat(folder(P, owned(P, same)).changes()).isEmpty();
        Policy another = policy("p").in("a").with(allow(from("web")).to("cache").port(1433));
        Kubernetes.write(another, folder);
        assertThat(files()).hasSize(2).containsKey("a/" + name + "_calico-networkpolicy.yaml");
        assertThat(folder(P).write()).hasSize(1);
        assertThat(files()).hasSize(1);
        assertThat(Kubernetes.changes(another, folder)).isEmpty();
    }

    @Test
    void copiesElsewhereAndFilesOfOthersStay() throws IOException {
        folder(P, owned(P, WEB), owned(P, GLOBAL)).write();
        String text = files().get("a/p-web_calico-networkpolicy.yaml");
        for (String copy : List.of(
                "a/copy_calico-networkpolicy.yaml",
                "b/p-web_calico-networkpolicy.yaml",
                "_cluster/p-web_calico-networkpolicy.yaml",
                "a/p-web_calico-stagednetworkpolicy.yaml",
                "a/p-web.yaml")) {
            Files.createDirectories(folder.resolve(copy).getParent());
            Files.writeString(folder.resolve(copy), text);
        }
        assertThat(folder(P).write()).hasSize(2);
        assertThat(files()).hasSize(5);
    }

    @Test
    void whatIsInTheWayIsTold() throws IOException {
        Files.writeString(folder.resolve("_cluster"), "");
        Files.createSymbolicLink(folder.resolve("a"), folder.resolve("elsewhere"));
        assertThat(Reading.problems(
                        () -> folder(P, owned(P, WEB), owned(P, GLOBAL)).write()))
                .containsExactly(
                        folder
                                + "/_cluster: this is a file, and the folder of the cluster's objects belongs here; move it,"
                                + " or write to another folder",
                        folder
                                + "/a: this is a symbolic link, and what is written below a folder stays below it; put the"
                                + " folder of the namespace in its place, or write to where it points");
    }

    @Test
    void everyKindHasItsOwnFile() throws IOException {
        List<Owned> all = Stream.concat(
                        FullResources.all().stream(),
                        Stream.of(
                                new NetworkSet(Metadata.named("security.web").in("shop"), List.of()),
                                new NetworkSet(Metadata.named("security.web"), List.of())))
                .map(resource -> owned(P, resource))
                .toList();
        ResourceFolder.of(folder, List.of(P), all).write();
        assertThat(files()).hasSize(all.size()).containsKey("default/security.web_calico-networkset.yaml");
        assertThat(folder(P).write()).hasSize(all.size());
        assertThat(files()).isEmpty();
    }

    @Test
    void anObjectWithoutANameOrASecondForOneFileIsNoneOfOurs() {
        CalicoResource nameless = new CalicoNetworkPolicy(
                new Metadata("", "p-", "a", new TreeMap<>(), new TreeMap<>()), PolicySpec.EMPTY);
        assertThatThrownBy(() -> folder(P, owned(P, nameless)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("an object without a name: a/p-*");
        assertThatThrownBy(() -> folder(P, owned(P, WEB), shared(WEB)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("two objects for one file: a/p-web_calico-networkpolicy.yaml");
    }

    @Test
    void theLongestNamesAreSomeThatFilesCanHave() throws IOException {
        Owned[] two = Stream.of("x", "y")
                .map(end -> new CalicoNetworkPolicy(Metadata.named("n".repeat(252) + end), PolicySpec.EMPTY))
                .map(policy -> owned(P, policy))
                .toArray(Owned[]::new);
        assertThat(folder(P, two).write()).hasSize(2);
        assertThat(folder(P, two).changes()).isEmpty();
        assertThat(folder(P).write()).hasSize(2);
        assertThat(files()).isEmpty();
    }
}
