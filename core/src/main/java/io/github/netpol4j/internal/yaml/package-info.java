/**
 * YAML and JSON as trees that know their places. Readers of manifests and inventories share it; it is not for users, and free to
 * change.
 */
@NullMarked
package io.github.netpol4j.internal.yaml;

import org.jspecify.annotations.NullMarked;
