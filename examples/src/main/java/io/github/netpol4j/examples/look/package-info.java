/** A program that looks at a cluster in folders of manifests, for the command line and for CI jobs. */
@NullMarked
package io.github.netpol4j.examples.look;

import org.jspecify.annotations.NullMarked;
