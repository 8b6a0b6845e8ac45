/**
 * Reading and writing manifests: what the targets have in common. A target says which objects are its own and where a file of it
 * belongs; it is not for users, and free to change.
 */
@NullMarked
package io.github.netpol4j.internal.manifest;

import org.jspecify.annotations.NullMarked;
