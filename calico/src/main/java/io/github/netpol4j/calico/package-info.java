/**
 * The Calico target: core's policies compiled to objects of projectcalico.org/v3, what only Calico can say, reading and checking of
 * such objects, and their meaning.
 */
@NullMarked
package io.github.netpol4j.calico;

import org.jspecify.annotations.NullMarked;
