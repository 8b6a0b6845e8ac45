package io.github.netpol4j.internal.yaml;

import io.github.netpol4j.internal.yaml.YamlNode.Kind;
import java.util.Map;
import java.util.Optional;

/** Explicit tags: those of YAML's core schema say what a value is anyway; all others ask for something that nobody here does. */
final class Tags {

    static final String MERGE = "tag:yaml.org,2002:merge";

    private static final String MAP = "tag:yaml.org,2002:map";
    private static final String SEQ = "tag:yaml.org,2002:seq";
    private static final String UNSPECIFIC = "!";
    private static final Map<String, Kind> SCALARS = Map.of(
            "tag:yaml.org,2002:int", Kind.INT,
            "tag:yaml.org,2002:float", Kind.FLOAT,
            "tag:yaml.org,2002:bool", Kind.BOOL,
            "tag:yaml.org,2002:null", Kind.NULL);

    private Tags() {}

    /** The kind that a tag gives a scalar; empty if the tag is not of the core schema, or the text not of that kind. */
    static Optional<Kind> scalar(String tag, String text) {
        if (tag.equals(UNSPECIFIC) || tag.equals("tag:yaml.org,2002:str")) {
            return Optional.of(Kind.STRING);
        }
        Kind plain = PlainScalars.kind(text);
        return Optional.ofNullable(SCALARS.get(tag))
                .filter(kind -> kind == plain || (kind == Kind.FLOAT && plain == Kind.INT));
    }

    static boolean isCollection(String tag, boolean isSequence) {
        return tag.equals(UNSPECIFIC) || tag.equals(isSequence ? SEQ : MAP);
    }
}
