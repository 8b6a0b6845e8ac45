package io.github.netpol4j.ufw.internal.text;

import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.finding.Place;
import io.github.netpol4j.finding.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A text line by line, with the problems found so far. */
final class TextLines {

    private final String source;
    private final List<String> lines;
    private final List<Problem> problems = new ArrayList<>();

    TextLines(String source, String text) {
        this.source = source;
        this.lines = List.of(text.split("\n", -1));
    }

    int count() {
        return lines.size();
    }

    /** A line, from 0. */
    String line(int index) {
        return lines.get(index);
    }

    Place place(int index) {
        return new Place(source, 0, index + 1, 0, "");
    }

    void problem(int index, Function<Place, Problem> problem) {
        problems.add(problem.apply(place(index)));
    }

    /** The problems of a reader of one line, told at that line. */
    void problems(int index, InvalidInputException refused) {
        refused.problems()
                .forEach(problem -> problems.add(new Problem(
                        new Place(source, 0, index + 1, 0, problem.place().path()), problem.what(), problem.remedy())));
    }

    void refuse() {
        if (!problems.isEmpty()) {
            throw Messages.refused(problems);
        }
    }
}
