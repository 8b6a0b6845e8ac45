package io.github.netpol4j.internal.manifest;

/**
 * A file that a folder of manifests is to hold.
 *
 * @param folder the folder below it: a namespace, or {@link ManifestFolder#CLUSTER}
 * @param name the file's name
 * @param text what is in it, from the line on that says whose it is
 */
public record ManifestFile(String folder, String name, String text) {}
