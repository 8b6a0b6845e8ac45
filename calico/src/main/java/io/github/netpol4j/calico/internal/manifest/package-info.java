/**
 * Calico objects in manifests, folders and fabric8 objects, both ways. It is not for users, and free to change; {@link
 * io.github.netpol4j.calico.internal.manifest.ResourceReader} and {@link
 * io.github.netpol4j.calico.internal.manifest.ResourceFolder} are the ways in.
 */
@NullMarked
package io.github.netpol4j.calico.internal.manifest;

import org.jspecify.annotations.NullMarked;
