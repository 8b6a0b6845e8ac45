package io.github.netpol4j.internal.yaml;

import io.github.netpol4j.finding.Problem;
import java.util.List;
import java.util.Optional;

/**
 * One document of a source.
 *
 * @param source the file, stream or string it is in
 * @param number its number in the source, from 1; 0 if the source as a whole could not be read
 * @param root its tree; empty if it holds nothing, or could not be read
 * @param errors why it could not be read; if there are any, there is no tree
 * @param flaws what a reader that cares about this document must not accept: keys given twice, keys that are not strings, tags.
 *     The tree leaves out what is flawed. They are apart from the errors because documents of other kinds are none of our business
 */
public record Document(String source, int number, Optional<YamlNode> root, List<Problem> errors, List<Problem> flaws) {

    /**
     * A document, its lists copied.
     *
     * @param source the file, stream or string it is in
     * @param number its number in the source
     * @param root its tree
     * @param errors why it could not be read
     * @param flaws what a reader that cares must not accept
     */
    public Document {
        errors = List.copyOf(errors);
        flaws = List.copyOf(flaws);
    }

    static Document unreadable(String source, Problem problem) {
        return new Document(source, 0, Optional.empty(), List.of(problem), List.of());
    }
}
