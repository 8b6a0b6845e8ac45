package io.github.netpol4j.internal.yaml;

import io.github.netpol4j.internal.yaml.YamlNode.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.LineBreak;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;

/** Writes trees of maps, lists, strings and integers as YAML, the same bytes for the same tree. */
public final class YamlText {

    private YamlText() {}

    /** What is no string, as it was written. */
    private record AsWritten(String text) {}

    /**
     * Texts of several lines as literal blocks, all others on one line however long; in quotes what Kubernetes' own YAML
     * library would not take for a text.
     */
    private static final class Lines extends Representer {
        Lines(DumperOptions options) {
            super(options);
            representers.put(String.class, this::text);
            representers.put(AsWritten.class, this::asWritten);
        }

        private Node text(Object value) {
            String text = (String) value;
            return representScalar(Tag.STR, text, style(text));
        }

        private Node asWritten(Object value) {
            String text = ((AsWritten) value).text;
            return representScalar(tag(PlainScalars.kind(text)), text, ScalarStyle.PLAIN);
        }

        private static Tag tag(Kind kind) {
            return switch (kind) {
                case NULL -> Tag.NULL;
                case BOOL -> Tag.BOOL;
                case INT -> Tag.INT;
                case FLOAT -> Tag.FLOAT;
                case STRING -> Tag.STR;
            };
        }

        private static ScalarStyle style(String text) {
            // To YAML 1.1 these end a line, so that only an escape keeps them.
            if (text.chars().anyMatch(c -> c == 0x85 || c == 0x2028 || c == 0x2029)) {
                return ScalarStyle.DOUBLE_QUOTED;
            }
            if (text.indexOf('\n') >= 0 && !text.endsWith("\n")) {
                return ScalarStyle.LITERAL;
            }
            return PlainScalars.kind(text) == Kind.STRING ? ScalarStyle.PLAIN : ScalarStyle.DOUBLE_QUOTED;
        }
    }

    /**
     * What is no string, such as a number, for a tree that is to have it as it was written where it was read: {@code 010} and not 8.
     *
     * @param scalar what was read
     * @return a value of a tree; empty for strings, and for what is of its kind by a tag alone
     */
    public static Optional<Object> asWritten(YamlNode.Scalar scalar) {
        return scalar.kind() != Kind.STRING && scalar.kind() == PlainScalars.kind(scalar.text())
                ? Optional.of(new AsWritten(scalar.text()))
                : Optional.empty();
    }

    /**
     * One document.
     *
     * @param tree maps in the order wanted
     * @return the text, ending with a line break
     */
    public static String of(Map<String, ?> tree) {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(FlowStyle.BLOCK);
        options.setLineBreak(LineBreak.UNIX);
        options.setSplitLines(false);
        options.setIndent(2);
        // Every value is written where it stands: equal parts never become an alias.
        options.setDereferenceAliases(true);
        return new Yaml(new Lines(options), options).dump(tree);
    }

    /**
     * Several documents.
     *
     * @param documents each as {@link #of} makes it
     * @return the texts with {@code ---} before each
     */
    public static String documents(List<String> documents) {
        StringBuilder text = new StringBuilder();
        documents.forEach(document -> text.append("---\n").append(document));
        return text.toString();
    }
}
