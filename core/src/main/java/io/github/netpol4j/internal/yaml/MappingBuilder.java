package io.github.netpol4j.internal.yaml;

import io.github.netpol4j.finding.Problem;
import io.github.netpol4j.internal.yaml.YamlNode.Entry;
import io.github.netpol4j.internal.yaml.YamlNode.Kind;
import io.github.netpol4j.internal.yaml.YamlNode.Mapping;
import io.github.netpol4j.internal.yaml.YamlNode.Scalar;
import io.github.netpol4j.internal.yaml.YamlTree.Built;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.Event.ID;
import org.yaml.snakeyaml.events.ScalarEvent;

/** Builds one YAML mapping: its keys are strings and there once, and merge keys are resolved. */
final class MappingBuilder {

    private static final String MERGE = "<<";

    private final YamlTree tree;
    private final Position at;
    private final TreePath path;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Map<String, Position> keys = new LinkedHashMap<>();
    private final List<Mapping> merged = new ArrayList<>();
    private int height;

    MappingBuilder(YamlTree tree, Position at, TreePath path) {
        this.tree = tree;
        this.at = at;
        this.path = path;
    }

    /** Reads up to the mapping's end. What comes first wins: the mapping's own keys, then the merged ones in their order. */
    Built read(int depth) throws Unreadable {
        for (Event event = tree.next(); !event.is(ID.MappingEnd); event = tree.next()) {
            entry(event, depth);
        }
        merged.forEach(mapping -> mapping.entries().forEach(entry -> entries.putIfAbsent(entry.key(), entry)));
        return new Built(new Mapping(at, List.copyOf(entries.values())), height + 1);
    }

    private void entry(Event event, int depth) throws Unreadable {
        Position keyAt = tree.at(event);
        boolean isMerge = isMerge(event);
        YamlNode key = isMerge
                ? new Scalar(keyAt, Kind.STRING, MERGE)
                : tree.node(event, path, depth + 1).node();
        if (!isString(key)) {
            tree.flaw(flawedKey(key, keyAt));
            // Its value is read for the flaws that it may hold itself.
            tree.node(tree.next(), path, depth + 1);
            return;
        }
        String name = key.string().orElse("");
        TreePath valuePath = path.key(name);
        Built value = tree.node(tree.next(), valuePath, depth + 1);
        height = Math.max(height, value.height());
        Position first = keys.putIfAbsent(isMerge ? MERGE + " " : name, keyAt);
        if (first != null) {
            tree.flaw(Messages.duplicate(tree.place(keyAt, valuePath), name, first));
        } else if (isMerge) {
            merge(value.node(), valuePath);
        } else {
            entries.put(name, new Entry(keyAt, name, value.node()));
        }
    }

    private static boolean isMerge(Event event) {
        return event instanceof ScalarEvent scalar
                && scalar.getValue().equals(MERGE)
                && (scalar.getTag() == null ? scalar.isPlain() : scalar.getTag().equals(Tags.MERGE));
    }

    private static boolean isString(YamlNode key) {
        return key.string().isPresent();
    }

    private Problem flawedKey(YamlNode key, Position keyAt) {
        return key.fold(
                mapping -> tree.holdsTemplate()
                        ? Templates.value(tree.place(keyAt, path))
                        : Messages.complexKey(tree.place(keyAt, path)),
                sequence -> Messages.complexKey(tree.place(keyAt, path)),
                scalar -> Messages.keyKind(tree.place(keyAt, path.key(scalar.text())), scalar));
    }

    private void merge(YamlNode value, TreePath valuePath) {
        List<YamlNode> parts =
                value.sequence().map(sequence -> sequence.items()).orElse(List.of(value));
        for (YamlNode part : parts) {
            part.mapping()
                    .ifPresentOrElse(merged::add, () -> tree.flaw(Messages.merge(tree.place(part.at(), valuePath))));
        }
    }
}
