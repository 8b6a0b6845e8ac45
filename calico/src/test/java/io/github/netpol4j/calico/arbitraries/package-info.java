/** Random Calico objects and connections that meet them. */
package io.github.netpol4j.calico.arbitraries;
