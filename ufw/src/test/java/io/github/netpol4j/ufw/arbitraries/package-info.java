/** Random rules of ufw, of an alphabet so small that they overlap. */
package io.github.netpol4j.ufw.arbitraries;
