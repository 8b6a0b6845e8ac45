package io.github.netpol4j.calico.internal.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.calico.arbitraries.CalicoArbitraries;
import io.github.netpol4j.calico.resource.CalicoResource;
import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.finding.Problem;
import io.github.netpol4j.internal.yaml.YamlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;

/** Whatever is done to a manifest: it is read, or refused as ours are, and what is not understood is never dropped. */
class StrictReadingProperties {

    /** Their keys are anyone's. */
    private static final Set<String> FREE = Set.of("labels", "annotations", "matchLabels");

    /** A mapping of a tree, and its path as problems show it. */
    private record At(Map<String, Object> mapping, String path) {}

    @Property(edgeCases = EdgeCasesMode.NONE)
    void anUnknownFieldIsToldWhereverItIs(
            @ForAll("one") CalicoResource resource, @ForAll @IntRange(max = 1000) int which) {
        Map<String, Object> tree = resource.toTree();
        List<At> mappings = new ArrayList<>();
        mappings(tree, "", mappings);
        At chosen = mappings.get(which % mappings.size());
        chosen.mapping().put("surprise", 1);
        String yaml = YamlText.of(tree);
        String path = chosen.path().isEmpty() ? "surprise" : chosen.path() + ".surprise";
        assertThat(problems(yaml))
                .as(yaml)
                .singleElement()
                .matches(problem -> problem.place().path().equals(path))
                .matches(problem -> problem.what().equals("the field \"surprise\" is not known here"));
    }

    /** No field takes a value of every type: a list of lists fits nowhere. */
    @Property(edgeCases = EdgeCasesMode.NONE)
    void aValueOfAWrongTypeIsTold(@ForAll("one") CalicoResource resource, @ForAll @IntRange(max = 1000) int which) {
        Map<String, Object> tree = resource.toTree();
        List<At> mappings = new ArrayList<>();
        mappings(tree, "", mappings);
        mappings.removeIf(at -> at.mapping().isEmpty());
        At chosen = mappings.get(which % mappings.size());
        List<String> keys = List.copyOf(chosen.mapping().keySet());
        String key = keys.get(which % keys.size());
        chosen.mapping().put(key, List.of(List.of()));
        String yaml = YamlText.of(tree);
        if (key.equals("apiVersion")) {
            // Then it is none of Calico's; one of Kubernetes' names is told by Kubernetes' reader.
            assertThat(isRefusedOrPassedOver(yaml)).as(yaml).isTrue();
        } else {
            String path = chosen.path().isEmpty() ? key : chosen.path() + "." + key;
            assertThat(problems(yaml))
                    .as(yaml)
                    .isNotEmpty()
                    .allMatch(problem -> problem.place().path().startsWith(path));
        }
    }

    private static boolean isRefusedOrPassedOver(String yaml) {
        try {
            return Reading.resources(yaml).isEmpty();
        } catch (InvalidInputException e) {
            return true;
        }
    }

    @SuppressWarnings("unchecked") // the tree's mappings are of this type
    private static void mappings(Object node, String path, List<At> found) {
        if (node instanceof Map<?, ?> map) {
            found.add(new At((Map<String, Object>) map, path));
            map.forEach((key, value) -> {
                if (!FREE.contains(String.valueOf(key))) {
                    mappings(value, path.isEmpty() ? String.valueOf(key) : path + "." + key, found);
                }
            });
        } else if (node instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                mappings(list.get(i), path + "[" + i + "]", found);
            }
        }
    }

    private static List<Problem> problems(String yaml) {
        try {
            Reading.read(yaml);
            return List.of();
        } catch (InvalidInputException e) {
            return e.problems();
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void damageIsReadOrRefused(
            @ForAll("one") CalicoResource resource,
            @ForAll @IntRange(max = 10_000) int where,
            @ForAll @IntRange(max = 12) int length,
            @ForAll @CharRange(from = ' ', to = '~') char with) {
        String yaml = ResourceYaml.yaml(resource);
        int from = where % yaml.length();
        String damaged = yaml.substring(0, from) + with + yaml.substring(Math.min(from + length, yaml.length()));
        try {
            List<CalicoResource> read = Reading.resources(damaged);
            assertThat(Reading.resources(ResourceYaml.yaml(read))).isEqualTo(read);
        } catch (InvalidInputException e) {
            assertThat(e.problems())
                    .isNotEmpty()
                    .allMatch(problem -> problem.place().source().equals("<string>")
                            && problem.place().line() > 0
                            && !problem.what().isEmpty());
        }
    }

    @Provide
    Arbitrary<CalicoResource> one() {
        return CalicoArbitraries.resource();
    }
}
