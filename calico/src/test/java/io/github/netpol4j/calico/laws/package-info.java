/** The laws that Calico's side of the library keeps, and what is broken on purpose to see them fail. */
package io.github.netpol4j.calico.laws;
