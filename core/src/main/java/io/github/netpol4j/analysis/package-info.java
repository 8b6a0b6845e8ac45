/** Answers about enforcements, of whatever target: claims proved for every cluster, and what two enforcements differ in. */
@NullMarked
package io.github.netpol4j.analysis;

import org.jspecify.annotations.NullMarked;
