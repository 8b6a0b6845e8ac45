/** Calico's selector language: read, written, evaluated, and taken apart. */
@NullMarked
package io.github.netpol4j.calico.selector;

import org.jspecify.annotations.NullMarked;
