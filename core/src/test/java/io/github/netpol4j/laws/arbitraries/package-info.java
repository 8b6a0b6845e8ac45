/** Random policies, clusters, flows and objects, of small alphabets, so that they meet. */
package io.github.netpol4j.laws.arbitraries;
