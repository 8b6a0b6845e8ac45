package io.github.netpol4j.internal.manifest;

import io.github.netpol4j.finding.Place;
import io.github.netpol4j.finding.Problem;
import java.nio.file.Path;

/** What is in the way of a folder of manifests. */
final class FolderMessages {

    private FolderMessages() {}

    static Problem notAFolder(Path folder) {
        return new Problem(
                Place.of(folder.toString(), ""), "this is a file, not a folder", "name a folder to write to");
    }

    static Problem fileInTheWay(Path namespace) {
        return new Problem(
                Place.of(namespace.toString(), ""),
                "this is a file, and " + folderOf(namespace) + " belongs here",
                "move it, or write to another folder");
    }

    static Problem linkInTheWay(Path namespace) {
        return new Problem(
                Place.of(namespace.toString(), ""),
                "this is a symbolic link, and what is written below a folder stays below it",
                "put " + folderOf(namespace) + " in its place, or write to where it points");
    }

    static Problem foreignFile(Path file) {
        return new Problem(
                Place.of(file.toString(), ""),
                "this file is in the way: its first line does not say that this policy wrote it",
                "move it, or write to another folder");
    }

    private static String folderOf(Path namespace) {
        return namespace.endsWith(ManifestFolder.CLUSTER)
                ? "the folder of the cluster's objects"
                : "the folder of the namespace";
    }
}
