package io.github.netpol4j.internal.lint;

import io.github.netpol4j.finding.Finding;
import io.github.netpol4j.finding.Place;
import io.github.netpol4j.finding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What has been found so far. */
final class Found {

    /** A finding with the object that it is about, if that is known. */
    record One(Finding finding, Optional<Subject> subject) {}

    private final List<One> all = new ArrayList<>();

    void add(LintCode code, Subject subject, String path, String sentence, String remedy) {
        add(code, code.severity(), subject, path, sentence, remedy);
    }

    void add(LintCode code, Severity severity, Subject subject, String path, String sentence, String remedy) {
        all.add(new One(
                new Finding(code.name(), severity, subject.place(path), sentence, remedy), Optional.of(subject)));
    }

    /** Another's finding, told at its place in the object that it is about. */
    void add(Finding finding, Subject subject, String path) {
        all.add(new One(
                new Finding(
                        finding.code(), finding.severity(), subject.place(path), finding.sentence(), finding.remedy()),
                Optional.of(subject)));
    }

    void add(One one) {
        all.add(one);
    }

    void add(Finding finding) {
        all.add(new One(finding, Optional.empty()));
    }

    /** A finding about nothing in particular. */
    static Finding plain(LintCode code, String sentence, String remedy) {
        return new Finding(code.name(), code.severity(), Place.of(""), sentence, remedy);
    }

    List<One> all() {
        return List.copyOf(all);
    }
}
