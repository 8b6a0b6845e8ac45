package io.github.netpol4j.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.finding.Place;
import io.github.netpol4j.finding.Problem;
import io.github.netpol4j.internal.manifest.Source;
import io.github.netpol4j.target.ReadLimits;
import java.util.List;
import java.util.stream.Stream;

/** Manifests given as text: how they begin, what they are read as, and what is wrong with them. */
final class ManifestTexts {

    static final String HEAD = "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\n";
    static final String NAMED = HEAD + "metadata: {name: p}\n";

    static ManifestReader.Result read(String... texts) {
        return ManifestReader.read(
                Stream.of(texts).map(Source::text).toList(), ReadLimits.defaults(), policy -> List.of());
    }

    static PolicyObject one(String text) {
        return read(text).policies().get(0);
    }

    /** The problems as {@code line:column path: what}. */
    static List<String> problems(String... texts) {
        InvalidInputException e = catchThrowableOfType(InvalidInputException.class, () -> read(texts));
        assertThat(e).as("an exception").isNotNull();
        return e.problems().stream().map(ManifestTexts::show).toList();
    }

    private static String show(Problem problem) {
        Place place = problem.place();
        return place.line() + ":" + place.column() + " " + place.path() + ": " + problem.what()
                + (problem.remedy().isEmpty() ? "" : "; " + problem.remedy());
    }

    private ManifestTexts() {}
}
