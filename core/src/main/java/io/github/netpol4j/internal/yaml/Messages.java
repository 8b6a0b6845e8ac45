package io.github.netpol4j.internal.yaml;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.netpol4j.finding.Place;
import io.github.netpol4j.finding.Problem;
import io.github.netpol4j.internal.yaml.YamlNode.Scalar;
import java.util.Optional;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Every problem of this package, in one place. */
final class Messages {

    private Messages() {}

    /** A message that names the limit. */
    interface OfLimit {
        Problem problem(Place place, int limit);
    }

    static Problem tooLarge(Place place, long limit) {
        return new Problem(
                place, "this is more than " + limit + " bytes", "split it, or read it with a higher limit of bytes");
    }

    static Problem utf16(Place place) {
        return new Problem(place, "this is UTF-16, and manifests are UTF-8", "save it as UTF-8");
    }

    static Problem notUtf8(Place place, int value, long offset) {
        return new Problem(
                place, "the byte 0x%02x at offset %d is not UTF-8".formatted(value, offset), "save the text as UTF-8");
    }

    static Problem controlCharacter(Place place, int point) {
        return new Problem(
                place,
                "the character U+%04X must not stand in YAML".formatted(point),
                "remove it, or write it as an escape in double quotes");
    }

    static Problem notYaml(Place place, String complaint) {
        String remedy = complaint.contains("TAB")
                ? "indent with spaces, YAML takes no tabs there"
                : "check quotes and indentation";
        return new Problem(place, "this is not YAML: " + complaint, remedy);
    }

    static Problem notJson(Place place, String complaint) {
        return new Problem(place, "this is not JSON: " + complaint, "check quotes, commas and brackets");
    }

    static Problem tooDeep(Place place, int limit) {
        // The way there is as long as it is deep.
        Place brief =
                new Place(place.source(), place.document(), place.line(), place.column(), Texts.cut(place.path()));
        return new Problem(
                brief,
                "mappings and lists are nested more than " + limit + " levels deep here",
                "no manifest needs that");
    }

    static Problem tooManyAliases(Place place, int limit) {
        return new Problem(
                place,
                "with this alias, aliases and merge keys stand for more than " + limit + " values",
                "write the values out, or read it with a higher limit of aliases");
    }

    static Problem unknownAlias(Place place, String name) {
        return new Problem(
                place,
                "the alias *" + Texts.cut(name) + " has no anchor before it in this document",
                "put &" + Texts.cut(name) + " at the value that is meant, or quote a text that starts with *");
    }

    static Problem recursiveAlias(Place place, String name) {
        return new Problem(
                place,
                "the alias *" + Texts.cut(name) + " stands inside the value that it stands for",
                "a manifest can't contain itself: write the value out");
    }

    static Problem merge(Place place) {
        return new Problem(
                place, "<< merges mappings, and this is none", "give it an alias of a mapping, or a list of them");
    }

    static Problem duplicate(Place place, String key, Position first) {
        String remedy = key.equals("<<") ? "write one << with a list" : "keep one of them";
        return new Problem(
                place,
                Texts.quote(key) + " is here twice, first at line " + first.line() + ", column " + first.column(),
                remedy);
    }

    static Problem complexKey(Place place) {
        return new Problem(place, "a mapping or list is the key of a mapping here", "a key is a string");
    }

    static Problem keyKind(Place place, Scalar key) {
        String what = "the key " + Texts.quote(key.text());
        return switch (key.kind()) {
            case NULL ->
                new Problem(place, "the key is null or missing", "write a key before the colon, null in quotes");
            case BOOL -> new Problem(place, what + " is read as a boolean, and keys are strings", "quote it");
            default -> new Problem(place, what + " is read as a number, and keys are strings", "quote it");
        };
    }

    static Problem tag(Place place, String tag) {
        String shown = tag.startsWith("tag:yaml.org,2002:") ? "!!" + tag.substring("tag:yaml.org,2002:".length()) : tag;
        return new Problem(
                place, "the tag " + Texts.cut(shown) + " is not one that this value can have", "remove the tag");
    }

    static Problem halfPair(Place place) {
        return new Problem(
                place, "an escape makes half of a surrogate pair, which is no character", "write both halves");
    }

    /** The parser's own words, which know best what it waited for. */
    static String complaint(Exception e) {
        if (e instanceof MarkedYAMLException yaml) {
            return Texts.cut(Optional.ofNullable(yaml.getProblem()).orElse("no reason given"));
        }
        if (e instanceof JsonProcessingException json) {
            String words = Optional.ofNullable(json.getOriginalMessage()).orElse("no reason given");
            int aside = words.indexOf(" (start marker at");
            return Texts.cut(aside < 0 ? words : words.substring(0, aside));
        }
        return Texts.cut(Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName()));
    }
}
