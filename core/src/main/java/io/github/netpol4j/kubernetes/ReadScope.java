package io.github.netpol4j.kubernetes;

import io.github.netpol4j.finding.Place;
import io.github.netpol4j.finding.Problem;
import io.github.netpol4j.internal.yaml.Document;
import io.github.netpol4j.internal.yaml.Position;
import io.github.netpol4j.internal.yaml.Templates;
import io.github.netpol4j.internal.yaml.TreePath;
import io.github.netpol4j.internal.yaml.YamlNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One document while it is read: where its parts are, and what is wrong with them. */
final class ReadScope {

    private final Document document;
    private final Set<String> flawedPaths = new HashSet<>();
    private final List<Problem> problems = new ArrayList<>();

    ReadScope(Document document) {
        this.document = document;
        document.flaws().forEach(flaw -> flawedPaths.add(flaw.place().path()));
    }

    Place place(Position at, TreePath path) {
        return new Place(document.source(), document.number(), at.line(), at.column(), path.toString());
    }

    Place place(YamlNode node, TreePath path) {
        return place(node.at(), path);
    }

    void add(Problem problem) {
        problems.add(problem);
    }

    /** A value of the wrong type, unless it is one because what was written there is flawed and told already. */
    void wrongType(YamlNode node, TreePath path, String wanted) {
        if (!flawedPaths.contains(path.toString())) {
            add(ReaderMessages.wrongType(place(node, path), node, wanted));
        }
    }

    /** Whether a text is ready for use; if it is a template, that is told. */
    boolean isRendered(String text, Position at, TreePath path) {
        if (Templates.isIn(text)) {
            add(Templates.value(place(at, path)));
            return false;
        }
        return true;
    }

    List<Problem> problems() {
        return problems;
    }

    /** The paths of all that is known to be wrong in this document. */
    Set<String> wrongPaths() {
        Set<String> paths = new HashSet<>(flawedPaths);
        problems.forEach(problem -> paths.add(problem.place().path()));
        return paths;
    }
}
