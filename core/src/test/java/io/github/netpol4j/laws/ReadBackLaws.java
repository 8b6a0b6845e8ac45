package io.github.netpol4j.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.github.netpol4j.kubernetes.Kubernetes;
import io.github.netpol4j.kubernetes.KubernetesPolicies;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Law 9: what is written and read again is the same, whoever wrote the objects. */
class ReadBackLaws {

    /**
     * A writer and a reader.
     *
     * @param write makes YAML of objects
     * @param read makes objects of YAML
     */
    record Codec(Function<List<NetworkPolicy>, String> write, Function<String, KubernetesPolicies> read) {}

    static final Codec LIBRARY = new Codec(objects -> Kubernetes.of(objects).yaml(), Kubernetes::read);

    static final Law<Codec, ObjectCase> LAW = new Law<>("9 read back", ObjectCase::any, ReadBackLaws::check);

    @Property(edgeCases = EdgeCasesMode.NONE)
    void whatIsWrittenIsReadBack(@ForAll("cases") ObjectCase tried) {
        LAW.holds(LIBRARY, tried);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void everyTextIsReadBackAsText(@ForAll("texts") String text) {
        NetworkPolicy object = new NetworkPolicyBuilder()
                .withNewMetadata()
                .withName(text)
                .withNamespace("a")
                .endMetadata()
                .withNewSpec()
                .withNewPodSelector()
                .addToMatchLabels("app", text)
                .endPodSelector()
                .addNewIngress()
                .addNewPort()
                .withProtocol("TCP")
                .withNewPort(text)
                .endPort()
                .endIngress()
                .endSpec()
                .build();
        if (Kubernetes.validate(object).isEmpty()) {
            KubernetesPolicies written = Kubernetes.of(List.of(object));
            KubernetesPolicies read = Kubernetes.read(written.yaml());
            assertThat(read.objects()).as(written.yaml()).isEqualTo(written.objects());
        }
    }

    /** Names that look like numbers, booleans, dates and nulls. */
    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.frequencyOf(
                Tuple.of(1, Arbitraries.of("y", "n", "yes", "no", "on", "off", "true", "false", "null", "1e3", "0x1f")),
                Tuple.of(
                        4,
                        Arbitraries.strings()
                                .withChars("0179abefnoxy-")
                                .ofMinLength(1)
                                .ofMaxLength(5)));
    }

    @Provide
    Arbitrary<ObjectCase> cases() {
        return LAW.cases().get();
    }

    static Optional<String> check(Codec codec, ObjectCase tried) {
        KubernetesPolicies written = Kubernetes.of(tried.objects());
        KubernetesPolicies read = codec.read().apply(codec.write().apply(tried.objects()));
        boolean same = read.equals(written) && read.objects().equals(written.objects());
        return same ? Optional.empty() : Optional.of(written.yaml() + "is read back as\n" + read.yaml());
    }
}
