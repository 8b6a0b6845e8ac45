package io.github.netpol4j.calico.internal.manifest;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.netpol4j.calico.internal.manifest.ResourceReader.Result;
import io.github.netpol4j.calico.resource.CalicoResource;
import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.finding.Place;
import io.github.netpol4j.finding.Problem;
import io.github.netpol4j.target.ReadLimits;
import java.util.List;

/** Short forms for tests of reading. */
final class Reading {

    static final ResourceReader READER = new ResourceReader(resource -> List.of());

    private Reading() {}

    static Result read(String text) {
        return READER.read(ReadLimits.defaults(), text);
    }

    static List<CalicoResource> resources(String text) {
        return read(text).resources();
    }

    /** Each problem on a line, with what places of one text have in common left out. */
    static List<String> problems(String text) {
        return problems(() -> read(text));
    }

    static List<String> problems(Runnable reading) {
        return catchThrowableOfType(InvalidInputException.class, reading::run).problems().stream()
                .map(Reading::line)
                .toList();
    }

    private static String line(Problem problem) {
        Place place = problem.place();
        String document = place.document() > 1 ? "document " + place.document() + " " : "";
        String at = place.line() > 0 ? document + place.line() + ":" + place.column() : place.source();
        String path = place.path().isEmpty() ? "" : " " + place.path();
        return at + path + ": " + problem.what() + (problem.remedy().isEmpty() ? "" : "; " + problem.remedy());
    }
}
