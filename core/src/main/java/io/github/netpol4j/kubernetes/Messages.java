package io.github.netpol4j.kubernetes;

import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.finding.Place;
import io.github.netpol4j.finding.Problem;
import io.github.netpol4j.internal.Literals;
import java.nio.file.Path;
import java.util.List;

/** The errors of compiling and writing, in one place. */
final class Messages {

    private Messages() {}

    static InvalidInputException nothingToCompile() {
        return new InvalidInputException(new Problem(
                Place.of("Kubernetes.compile(..)"),
                "there is no policy and no rule",
                "an empty list never means everything or nothing here: name at least one"));
    }

    static InvalidInputException sameName(String name) {
        return new InvalidInputException(new Problem(
                Place.of("policy(" + Literals.quote(name) + ")"),
                "two policies of one unit have this name, so neither could be told from the other in a cluster",
                "give them different names, or join them with .plus(..)"));
    }

    static InvalidInputException sameObject(List<String> names) {
        return new InvalidInputException(names.stream()
                .map(name -> new Problem(
                        Place.of(name),
                        "two policies of one unit make an object of this name, and one would overwrite the other",
                        "rename one of the policies"))
                .toList());
    }

    static Problem notAFolder(Path folder) {
        return new Problem(
                Place.of(folder.toString(), ""), "this is a file, not a folder", "name a folder to write to");
    }

    static Problem fileInTheWay(Path namespace) {
        return new Problem(
                Place.of(namespace.toString(), ""),
                "this is a file, and the folder of the namespace belongs here",
                "move it, or write to another folder");
    }

    static Problem linkInTheWay(Path namespace) {
        return new Problem(
                Place.of(namespace.toString(), ""),
                "this is a symbolic link, and what is written below a folder stays below it",
                "put the folder of the namespace in its place, or write to where it points");
    }

    static Problem foreignFile(Path file) {
        return new Problem(
                Place.of(file.toString(), ""),
                "this file is in the way: its first line does not say that this policy wrote it",
                "move it, or write to another folder");
    }

    static Problem invalid(String object, Violation violation) {
        return new Problem(
                Place.of(object, violation.path()), violation.message(), "the API server would refuse this object");
    }
}
