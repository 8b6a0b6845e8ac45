package io.github.netpol4j.internal.manifest;

import io.github.netpol4j.finding.Place;
import io.github.netpol4j.finding.Problem;
import io.github.netpol4j.internal.yaml.Document;
import io.github.netpol4j.internal.yaml.Position;
import io.github.netpol4j.internal.yaml.Templates;
import io.github.netpol4j.internal.yaml.TreePath;
import io.github.netpol4j.internal.yaml.YamlNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One document while it is read: where its parts are, and what is wrong with them. */
public final class ReadScope {

    private final Document document;
    private final Set<String> flawedPaths = new HashSet<>();
    private final List<Problem> problems = new ArrayList<>();
    private final List<Problem> doubts = new ArrayList<>();

    /** Large documents say the same keys again and again, and comparing names takes long. */
    private final Map<Slip, Optional<String>> meant = new HashMap<>();

    private record Slip(String key, List<String> read) {}

    ReadScope(Document document) {
        this.document = document;
        document.flaws().forEach(flaw -> flawedPaths.add(flaw.place().path()));
    }

    /**
     * A place in this document.
     *
     * @param at where in the text
     * @param path where in the tree
     * @return the place
     */
    public Place place(Position at, TreePath path) {
        return new Place(document.source(), document.number(), at.line(), at.column(), path.toString());
    }

    /**
     * The place of a value.
     *
     * @param node the value
     * @param path where it is in the tree
     * @return the place
     */
    public Place place(YamlNode node, TreePath path) {
        return place(node.at(), path);
    }

    /**
     * Takes a problem.
     *
     * @param problem what is wrong
     */
    public void add(Problem problem) {
        problems.add(problem);
    }

    /**
     * Takes a doubt: something that is not read, and was perhaps meant.
     *
     * @param doubt what is strange
     */
    public void doubt(Problem doubt) {
        doubts.add(doubt);
    }

    /**
     * The doubts since this was asked last.
     *
     * @return fresh at each call
     */
    public List<Problem> takeDoubts() {
        List<Problem> taken = List.copyOf(doubts);
        doubts.clear();
        return taken;
    }

    /**
     * A value of the wrong type, unless it is one because what was written there is flawed and told already.
     *
     * @param node the value
     * @param path where it is
     * @param wanted what belongs there
     */
    public void wrongType(YamlNode node, TreePath path, String wanted) {
        if (!flawedPaths.contains(path.toString())) {
            add(ReaderMessages.wrongType(place(node, path), node, wanted));
        }
    }

    /**
     * Whether a text is ready for use; if it is a template, that is told.
     *
     * @param text any
     * @param at where in the text
     * @param path where in the tree
     * @return false for a template
     */
    public boolean isRendered(String text, Position at, TreePath path) {
        if (Templates.isIn(text)) {
            add(Templates.value(place(at, path)));
            return false;
        }
        return true;
    }

    /**
     * What a key was meant to be that is not one of those that matter.
     *
     * @param key as written
     * @param read the keys that matter
     * @return empty if it is one of them, or none of them is near
     */
    Optional<String> meant(String key, List<String> read) {
        return read.isEmpty() || read.contains(key)
                ? Optional.empty()
                : meant.computeIfAbsent(new Slip(key, read), slip -> NearestName.of(key, read));
    }

    List<Problem> problems() {
        return problems;
    }

    /**
     * The paths of all that is known to be wrong in this document.
     *
     * @return fresh at each call
     */
    public Set<String> wrongPaths() {
        Set<String> paths = new HashSet<>(flawedPaths);
        problems.forEach(problem -> paths.add(problem.place().path()));
        return paths;
    }
}
