package io.github.netpol4j.calico.schema;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/** The schema of one kind, as an API server with native CRDs enforces it: defaults first, then structure, then CEL rules. */
public final class CrdSchema {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final Map<String, Object> openApi;
    private final Schema structure;
    private final Set<String> messages = new TreeSet<>();
    private final int rules;

    private CrdSchema(Map<String, Object> openApi) {
        this.openApi = openApi;
        structure = REGISTRY.getSchema(MAPPER.valueToTree(jsonSchema(openApi)));
        rules = count(openApi, messages);
    }

    /** All schemas of a folder, by kind. */
    public static Map<String, CrdSchema> readAll(Path folder) throws IOException {
        Map<String, CrdSchema> schemas = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".yaml")).toList()) {
                try (InputStream stream = Files.newInputStream(file)) {
                    Map<String, Object> spec = map(map(new Yaml().load(stream)).get("spec"));
                    String kind = (String) map(spec.get("names")).get("kind");
                    Map<String, Object> version = map(((List<?>) spec.get("versions")).get(0));
                    schemas.put(
                            kind, new CrdSchema(map(map(version.get("schema")).get("openAPIV3Schema"))));
                }
            }
        }
        return schemas;
    }

    /** What the structure refuses. */
    public List<String> structural(Map<String, Object> tree) {
        return structure.validate(MAPPER.valueToTree(admitted(tree))).stream()
                .map(Object::toString)
                .toList();
    }

    /** The messages of CEL rules that don't hold, with their places. */
    public List<String> broken(Map<String, Object> tree) {
        List<String> broken = new ArrayList<>();
        rules(openApi, admitted(tree), "", broken);
        return broken;
    }

    /** How many CEL rules there are, each counted wherever it stands. */
    public int rules() {
        return rules;
    }

    /** What its CEL rules say when they don't hold. */
    public Set<String> messages() {
        return messages;
    }

    private static int count(Map<String, Object> schema, Set<String> messages) {
        List<?> rules = (List<?>) schema.getOrDefault("x-kubernetes-validations", List.of());
        rules.forEach(rule -> messages.add((String) map(rule).get("message")));
        int count = rules.size();
        for (Object property : map(schema.getOrDefault("properties", Map.of())).values()) {
            count += count(map(property), messages);
        }
        return count + (schema.containsKey("items") ? count(map(schema.get("items")), messages) : 0);
    }

    private static void rules(Map<String, Object> schema, Object value, String path, List<String> broken) {
        for (Object each : (List<?>) schema.getOrDefault("x-kubernetes-validations", List.of())) {
            Map<String, Object> rule = map(each);
            if (!Cel.holds((String) rule.get("rule"), value)) {
                broken.add(path + ": " + rule.get("message"));
            }
        }
        if (value instanceof Map<?, ?> fields) {
            map(schema.getOrDefault("properties", Map.of())).forEach((name, property) -> {
                if (fields.containsKey(name)) {
                    rules(map(property), fields.get(name), path.isEmpty() ? name : path + "." + name, broken);
                }
            });
        }
        if (value instanceof List<?> items && schema.containsKey("items")) {
            for (int i = 0; i < items.size(); i++) {
                rules(map(schema.get("items")), items.get(i), path + "[" + i + "]", broken);
            }
        }
    }

    /** The object as it is checked: named, and with its defaults. */
    private Object admitted(Map<String, Object> tree) {
        Map<String, Object> metadata = map(tree.get("metadata"));
        if (!metadata.containsKey("name") && metadata.containsKey("generateName")) {
            metadata.put("name", metadata.get("generateName") + "x4z9b");
        }
        return defaulted(openApi, tree);
    }

    /** The value with what the schema says of fields that are absent. */
    private static Object defaulted(Map<String, Object> schema, Object value) {
        if (value instanceof List<?> items && schema.containsKey("items")) {
            return items.stream()
                    .map(item -> defaulted(map(schema.get("items")), item))
                    .toList();
        }
        if (!(value instanceof Map<?, ?> fields)) {
            return value;
        }
        Map<String, Object> copy = new LinkedHashMap<>();
        fields.forEach((name, field) -> copy.put((String) name, field));
        map(schema.getOrDefault("properties", Map.of())).forEach((name, property) -> {
            if (copy.containsKey(name)) {
                copy.put(name, defaulted(map(property), copy.get(name)));
            } else if (map(property).containsKey("default")) {
                copy.put(name, map(property).get("default"));
            }
        });
        return copy;
    }

    /** What JSON Schema has other words for; fields that the schema does not know are errors, since nobody would read them. */
    private static Map<String, Object> jsonSchema(Map<String, Object> openApi) {
        Map<String, Object> schema = new LinkedHashMap<>(openApi);
        schema.keySet().removeIf(key -> key.startsWith("x-kubernetes") || key.equals("description"));
        if ("set".equals(openApi.get("x-kubernetes-list-type"))) {
            schema.put("uniqueItems", true);
        }
        if (openApi.containsKey("items")) {
            schema.put("items", jsonSchema(map(openApi.get("items"))));
        }
        if (openApi.containsKey("properties")) {
            Map<String, Object> properties = new LinkedHashMap<>();
            map(openApi.get("properties")).forEach((name, property) -> properties.put(name, jsonSchema(map(property))));
            schema.put("properties", properties);
            schema.put("additionalProperties", false);
        }
        return schema;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }
}
