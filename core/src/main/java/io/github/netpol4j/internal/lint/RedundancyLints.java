package io.github.netpol4j.internal.lint;

import io.github.netpol4j.flow.Direction;
import io.github.netpol4j.flow.Region;
import io.github.netpol4j.target.Part;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Rules and policies without which the same would pass. What an additive enforcement consists of is compared as sets of flows, so
 * this holds in every cluster; and all that is told can be left out at once.
 */
final class RedundancyLints {

    private final Scene scene;
    private final Found found;
    private final Map<String, Subject> subjects = new HashMap<>();

    private RedundancyLints(Scene scene, Found found) {
        this.scene = scene;
        this.found = found;
        scene.policies().forEach(policy -> subjects.put(policy.policy().toString(), policy.subject()));
    }

    static void look(Scene scene, Found found) {
        new RedundancyLints(scene, found).all();
    }

    private void all() {
        Map<String, Map<String, List<Part>>> byNamespace = new TreeMap<>();
        for (Part part : scene.cluster().enforcement().parts(scene.semantics())) {
            byNamespace
                    .computeIfAbsent(namespace(part), name -> new LinkedHashMap<>())
                    .computeIfAbsent(part.resource(), name -> new ArrayList<>())
                    .add(part);
        }
        byNamespace.values().forEach(this::together);
    }

    /** Resources of different namespaces select different pods, so none of them covers another. */
    private static String namespace(Part part) {
        int slash = part.resource().indexOf('/');
        return slash < 0 ? "" : part.resource().substring(0, slash);
    }

    private void together(Map<String, List<Part>> resources) {
        Map<String, List<Part>> different = new LinkedHashMap<>(resources);
        different.keySet().removeAll(duplicates(resources));
        for (Map.Entry<String, List<String>> one :
                new Coverings(different).covered().entrySet()) {
            tell(one.getKey(), one.getValue());
        }
    }

    /** What a policy says, in whatever order. */
    private record Said(Direction direction, Set<Region> isolates, Set<Region> grants) {}

    private Set<String> duplicates(Map<String, List<Part>> resources) {
        Map<Set<Said>, String> first = new HashMap<>();
        Set<String> duplicates = new TreeSet<>();
        resources.forEach((name, parts) -> {
            Map<Direction, Said> said = new HashMap<>();
            for (Part part : parts) {
                Said own = said.computeIfAbsent(
                        part.direction(), side -> new Said(side, new HashSet<>(), new HashSet<>()));
                own.isolates().addAll(part.isolates());
                own.grants().addAll(part.grants());
            }
            String before = first.putIfAbsent(new HashSet<>(said.values()), name);
            if (before != null) {
                duplicates.add(name);
                found.add(
                        LintCode.DUPLICATE_POLICY,
                        subject(name),
                        "spec",
                        "policy " + name + " says the same as policy " + before,
                        "remove one of the two");
            }
        });
        return duplicates;
    }

    private Subject subject(String resource) {
        Subject known = subjects.get(resource);
        return known == null ? Subject.named(resource) : known;
    }

    /** Of a key, what is behind the blank is the path of a rule; without one it is about the whole. */
    private void tell(String key, List<String> by) {
        int blank = key.indexOf(' ');
        String resource = blank < 0 ? key : key.substring(0, blank);
        String path = blank < 0 ? "spec" : key.substring(blank + 1);
        String what = "policy " + resource + (blank < 0 ? "" : ", " + path + ",");
        found.add(
                LintCode.ADDS_NOTHING,
                subject(resource),
                path,
                what + " adds nothing: whatever it permits" + (blank < 0 ? " and isolates" : "") + ", "
                        + Inventory.names(by) + (by.size() == 1 ? " does" : " do") + " already",
                "remove it, or narrow the others if it was meant to replace them");
    }
}
