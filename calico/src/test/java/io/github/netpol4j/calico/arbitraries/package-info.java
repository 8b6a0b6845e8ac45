/** Random Calico objects of every kind and field, random clusters and connections, for properties. */
package io.github.netpol4j.calico.arbitraries;
