/** Random objects of Calico, of small alphabets, so that they meet. */
package io.github.netpol4j.calico.arbitraries;
