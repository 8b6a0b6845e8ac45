package io.github.netpol4j.calico.internal.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.github.netpol4j.calico.arbitraries.CalicoArbitraries;
import io.github.netpol4j.calico.internal.manifest.ResourceReader.Result;
import io.github.netpol4j.calico.resource.CalicoResource;
import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.internal.yaml.YamlText;
import io.github.netpol4j.support.Golden;
import io.github.netpol4j.target.ReadLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Law 9: what is written and read again is the same, on every way there and back. */
class ReadBackLaws {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ResourceReader READER = new ResourceReader(resource -> List.of());

    @Property(edgeCases = EdgeCasesMode.NONE)
    void yamlIsReadBack(@ForAll("several") List<CalicoResource> written) {
        String yaml = ResourceYaml.yaml(written);
        Result read = READER.read(ReadLimits.defaults(), yaml);
        assertThat(read.resources()).as(yaml).isEqualTo(written);
        assertThat(read.passedOver()).isEmpty();
        assertThat(ResourceYaml.yaml(read.resources())).isEqualTo(yaml);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void jsonIsReadBack(@ForAll("several") List<CalicoResource> written) throws JsonProcessingException {
        String json = JSON.writeValueAsString(Map.of(
                "apiVersion",
                "v1",
                "kind",
                "List",
                "items",
                written.stream().map(CalicoResource::toTree).toList()));
        assertThat(READER.read(ReadLimits.defaults(), json).resources())
                .as(json)
                .isEqualTo(written);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void fabric8ObjectsAreReadBack(@ForAll("several") List<CalicoResource> written) {
        List<GenericKubernetesResource> objects =
                written.stream().map(CalicoResource::toResource).toList();
        assertThat(READER.of(objects).resources()).isEqualTo(written);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void fabric8ObjectsAreReadBackThroughTheirJson(@ForAll("one") CalicoResource written)
            throws JsonProcessingException {
        String json = JSON.writeValueAsString(written.toResource());
        GenericKubernetesResource object = JSON.readValue(json, GenericKubernetesResource.class);
        assertThat(READER.of(List.of(object)).resources()).as(json).containsExactly(written);
        assertThat(READER.read(ReadLimits.defaults(), json).resources()).containsExactly(written);
        assertThat(object).isEqualTo(written.toResource());
    }

    /** A writer that forgets any one thing is caught: nothing is written that does not count. */
    @Property(edgeCases = EdgeCasesMode.NONE)
    void whateverIsLeftOutIsMissed(@ForAll("one") CalicoResource written, @ForAll @IntRange(max = 1000) int which) {
        Map<String, Object> tree = written.toTree();
        List<String> losses = losses(tree, "");
        String lost = losses.get(which % losses.size());
        remove(tree, lost);
        String yaml = YamlText.of(tree);
        assertThat(isReadAs(written, yaml)).as("without %s:%n%s", lost, yaml).isFalse();
    }

    private static boolean isReadAs(CalicoResource written, String yaml) {
        try {
            return READER.read(ReadLimits.defaults(), yaml).resources().equals(List.of(written));
        } catch (InvalidInputException e) {
            return false;
        }
    }

    /** The paths of all that can be left out, but for empty mappings that say by being there what is so anyway. */
    private static List<String> losses(Object node, String path) {
        List<String> paths = new ArrayList<>();
        if (node instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                String at = path + "/" + key;
                boolean isSaidAnyway = List.of("/spec", "/spec/podSelector").contains(at)
                        && (Map.of().equals(value)
                                || Map.of("podSelector", Map.of()).equals(value));
                if (!isSaidAnyway && !key.toString().contains("/")) {
                    paths.add(at);
                    paths.addAll(losses(value, at));
                }
            });
        } else if (node instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                paths.add(path + "/" + i);
                paths.addAll(losses(list.get(i), path + "/" + i));
            }
        }
        return paths;
    }

    private static void remove(Object tree, String path) {
        List<String> steps = List.of(path.substring(1).split("/", -1));
        Object at = tree;
        for (String step : steps.subList(0, steps.size() - 1)) {
            at = at instanceof Map<?, ?> map ? map.get(step) : ((List<?>) at).get(Integer.parseInt(step));
        }
        String last = steps.get(steps.size() - 1);
        if (at instanceof Map<?, ?> map) {
            map.remove(last);
        } else {
            ((List<?>) at).remove(Integer.parseInt(last));
        }
    }

    /** A generator that leaves a field out would let a writer leave it out too. */
    @Example
    void everyFieldIsTried(@ForAll("many") List<CalicoResource> written) {
        String fields = written.stream()
                .flatMap(resource -> losses(resource.toTree(), resource.kind()).stream())
                .map(path -> path.replaceAll("/[0-9]+", "[]").replaceAll("(labels|annotations|matchLabels)/.*", "$1"))
                .map(path -> path.replaceAll("^(.*)(ingress|egress)", "$1rules"))
                .distinct()
                .sorted()
                .collect(Collectors.joining("\n", "", "\n"));
        Golden.compare("fields.txt", fields);
    }

    @Provide
    Arbitrary<CalicoResource> one() {
        return CalicoArbitraries.resource();
    }

    @Provide
    Arbitrary<List<CalicoResource>> several() {
        return CalicoArbitraries.resources();
    }

    @Provide
    Arbitrary<List<CalicoResource>> many() {
        return CalicoArbitraries.resource().list().ofSize(2000);
    }
}
