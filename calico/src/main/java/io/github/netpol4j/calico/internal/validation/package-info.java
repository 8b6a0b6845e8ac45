/** What Calico refuses, in its own words, and what it takes and users trip over. Not for use from outside. */
@NullMarked
package io.github.netpol4j.calico.internal.validation;

import org.jspecify.annotations.NullMarked;
