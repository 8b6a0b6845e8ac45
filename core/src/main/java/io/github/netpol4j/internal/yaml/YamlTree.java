package io.github.netpol4j.internal.yaml;

import io.github.netpol4j.finding.Place;
import io.github.netpol4j.finding.Problem;
import io.github.netpol4j.internal.yaml.YamlNode.Kind;
import io.github.netpol4j.internal.yaml.YamlNode.Scalar;
import io.github.netpol4j.internal.yaml.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.Event.ID;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Builds the tree of one YAML document from SnakeYAML's events.
 *
 * <p>Not from its composed nodes: the composer stops at the first thing it dislikes and can't say where nesting became too deep,
 * and this must go on, and say it.
 */
final class YamlTree {

    private final Chunk chunk;
    private final Limits limits;
    private final ParserImpl parser;
    private final Map<String, Anchor> anchors = new HashMap<>();
    private final List<Problem> errors = new ArrayList<>();
    private final List<Problem> flaws = new ArrayList<>();
    private Position last = new Position(1, 1);
    private long built;

    /** What an anchor stands for; no node while it is still being built. */
    private record Anchor(Optional<YamlNode> node, long size, int height) {}

    /** A value, and how many levels it has. */
    record Built(YamlNode node, int height) {}

    private YamlTree(Chunk chunk, Limits limits) {
        this.chunk = chunk;
        this.limits = limits;
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(Integer.MAX_VALUE);
        this.parser = new ParserImpl(new StreamReader(chunk.text()), options);
    }

    /**
     * Reads the document.
     *
     * @throws Unreadable if it is not YAML, or goes beyond a limit
     */
    static Document read(Chunk chunk, Limits limits) throws Unreadable {
        refuseControlCharacters(chunk);
        YamlTree tree = new YamlTree(chunk, limits);
        try {
            return tree.document();
        } catch (Unreadable e) {
            throw e.after(tree.errors);
        }
    }

    private Document document() throws Unreadable {
        next();
        Optional<YamlNode> root = Optional.empty();
        if (peek().is(ID.DocumentStart)) {
            next();
            root = Optional.of(node(next(), TreePath.root(), 1).node()).filter(node -> !node.isNull());
            next();
        }
        Event end = next();
        if (!end.is(ID.StreamEnd)) {
            throw syntax(last, "there is more text after the end of the document");
        }
        return new Document(chunk.source(), chunk.number(), errors.isEmpty() ? root : Optional.empty(), errors, flaws);
    }

    Built node(Event event, TreePath path, int depth) throws Unreadable {
        Position at = at(event);
        if (depth > limits.depth()) {
            throw limit(at, path, Messages::tooDeep, limits.depth());
        }
        if (event instanceof AliasEvent alias) {
            return alias(alias, at, path, depth);
        }
        String anchor = ((NodeEvent) event).getAnchor();
        if (anchor != null) {
            anchors.put(anchor, new Anchor(Optional.empty(), 0, 0));
        }
        long before = built++;
        Built value;
        if (event instanceof ScalarEvent scalar) {
            value = new Built(scalar(scalar, at, path), 1);
        } else {
            checkTag((CollectionStartEvent) event, at, path);
            value = event.is(ID.SequenceStart)
                    ? sequence(at, path, depth)
                    : new MappingBuilder(this, at, path).read(depth);
        }
        if (anchor != null) {
            anchors.put(anchor, new Anchor(Optional.of(value.node()), built - before, value.height()));
        }
        return value;
    }

    private Built alias(AliasEvent event, Position at, TreePath path, int depth) throws Unreadable {
        String name = event.getAnchor();
        Anchor anchor = anchors.get(name);
        if (anchor == null || anchor.node().isEmpty()) {
            Place place = place(at, path);
            errors.add(anchor == null ? Messages.unknownAlias(place, name) : Messages.recursiveAlias(place, name));
            return new Built(Chunk.nothing(at), 1);
        }
        if (!limits.expand(anchor.size())) {
            throw limit(at, path, Messages::tooManyAliases, limits.aliases());
        }
        if (depth - 1 + anchor.height() > limits.depth()) {
            throw limit(at, path, Messages::tooDeep, limits.depth());
        }
        built += anchor.size();
        return new Built(anchor.node().orElseThrow(), anchor.height());
    }

    private Built sequence(Position at, TreePath path, int depth) throws Unreadable {
        List<YamlNode> items = new ArrayList<>();
        int height = 0;
        for (Event event = next(); !event.is(ID.SequenceEnd); event = next()) {
            Built item = node(event, path.index(items.size()), depth + 1);
            items.add(item.node());
            height = Math.max(height, item.height());
        }
        return new Built(new Sequence(at, items), height + 1);
    }

    private Scalar scalar(ScalarEvent event, Position at, TreePath path) {
        String text = event.getValue();
        if (Chunk.hasHalfPair(text)) {
            flaws.add(Messages.halfPair(place(at, path)));
        }
        String tag = event.getTag();
        if (tag == null) {
            return new Scalar(at, event.isPlain() ? PlainScalars.kind(text) : Kind.STRING, text);
        }
        Optional<Kind> kind = Tags.scalar(tag, text);
        if (kind.isEmpty()) {
            flaws.add(Messages.tag(place(at, path), tag));
        }
        return new Scalar(at, kind.orElse(Kind.STRING), text);
    }

    private void checkTag(CollectionStartEvent event, Position at, TreePath path) {
        if (event.getTag() != null && !Tags.isCollection(event.getTag(), event.is(ID.SequenceStart))) {
            flaws.add(Messages.tag(place(at, path), event.getTag()));
        }
    }

    Event next() throws Unreadable {
        Event event = peek();
        last = at(event);
        parser.getEvent();
        return event;
    }

    private Event peek() throws Unreadable {
        try {
            return parser.peekEvent();
        } catch (MarkedYAMLException e) {
            throw syntax(e.getProblemMark() == null ? last : at(e.getProblemMark()), Messages.complaint(e));
        } catch (RuntimeException e) {
            // The parser also throws what the JDK throws at it, for example for an escape beyond the last code point.
            throw syntax(last, Messages.complaint(e));
        }
    }

    Position at(Event event) {
        return at(event.getStartMark());
    }

    Place place(Position at, TreePath path) {
        return chunk.place(chunk.number(), at, path);
    }

    boolean holdsTemplate() {
        return Templates.isIn(chunk.text());
    }

    void flaw(Problem problem) {
        flaws.add(problem);
    }

    private Position at(Mark mark) {
        return chunk.lines().at(mark.getIndex());
    }

    private Unreadable limit(Position at, TreePath path, Messages.OfLimit message, int limit) {
        return new Unreadable(message.problem(place(at, path), limit), at);
    }

    private Unreadable syntax(Position at, String complaint) {
        return chunk.syntax(chunk.number(), at, complaint, Messages::notYaml);
    }

    /** The parser would refuse them too, without their place. */
    private static void refuseControlCharacters(Chunk chunk) throws Unreadable {
        String text = chunk.text();
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            if (!StreamReader.isPrintable(point)) {
                Position at = chunk.lines().atChar(i);
                throw new Unreadable(
                        Messages.controlCharacter(chunk.place(chunk.number(), at, TreePath.root()), point), at);
            }
            i += Character.charCount(point);
        }
    }
}
