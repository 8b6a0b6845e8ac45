package io.github.netpol4j.internal.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.github.netpol4j.finding.Problem;
import io.github.netpol4j.internal.yaml.Document;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Objects become the trees that their manifests would be, and hostile ones a problem. */
class ObjectTreeTest {

    private static GenericKubernetesResource generic(Map<String, Object> more) {
        GenericKubernetesResource generic = new GenericKubernetesResource();
        generic.setApiVersion("v1");
        generic.setKind("Thing");
        generic.setAdditionalProperties(more);
        return generic;
    }

    private static List<String> errors(HasMetadata object) {
        Document document = ObjectTree.documents(List.of(object)).get(0);
        assertThat(document.root().isPresent()).isEqualTo(document.errors().isEmpty());
        return document.errors().stream().map(Problem::toString).toList();
    }

    @Test
    void everyObjectHasASourceOfItsOwn() {
        HasMetadata pod = new PodBuilder()
                .withNewMetadata()
                .withNamespace("shop")
                .withName("db")
                .endMetadata()
                .build();

        assertThat(ObjectTree.documents(List.of(pod, pod, generic(Map.of()))))
                .extracting(Document::source)
                .containsExactly("Pod shop/db", "Pod shop/db (2)", "Thing");
    }

    @Test
    void aMapThatHoldsItselfIsAProblem() {
        Map<String, Object> self = new HashMap<>();
        self.put("self", self);

        assertThat(errors(generic(self)))
                .containsExactly(
                        "Thing: maps and lists are nested more than 100 levels deep in this object; no object of a"
                                + " cluster needs that");
    }

    @Test
    void mapsThatStandForTooManyValuesAreAProblem() {
        Map<String, Object> bomb = new HashMap<>(Map.of("x", "y"));
        for (int i = 0; i < 30; i++) {
            Map<String, Object> inner = bomb;
            bomb = new HashMap<>();
            bomb.put("a", inner);
            bomb.put("b", inner);
        }

        assertThat(errors(generic(bomb)))
                .containsExactly(
                        "Thing: this object has more than 500000 values; no object of a cluster has that many; maybe"
                                + " one of its maps holds itself");
    }

    @Test
    void whatIsNoJsonIsAProblem() {
        assertThat(errors(generic(new HashMap<>(Map.of("spec", new ArrayList<>(List.of(new Thread())))))))
                .containsExactly(
                        "Thing, spec[0]: a value of java.lang.Thread has no place in an object; use maps, lists,"
                                + " strings, numbers and booleans");
    }

    /** An object of a class that nobody else may look into. */
    private static final class Own implements HasMetadata {
        @Override
        public ObjectMeta getMetadata() {
            return new ObjectMeta();
        }

        @Override
        public void setMetadata(ObjectMeta metadata) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void setApiVersion(String version) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String getApiVersion() {
            return "own/v1";
        }

        @Override
        public String getKind() {
            return "Own";
        }
    }

    @Test
    void anObjectOfAnUnknownClassIsWhatItSays() {
        assertThat(errors(new Own())).isEmpty();
        assertThat(ObjectTree.documents(List.of(new Own())).get(0).root())
                .hasValueSatisfying(root -> assertThat(
                                root.mapping().orElseThrow().value("kind"))
                        .hasValueSatisfying(kind -> assertThat(kind.string()).contains("Own")));
    }
}
