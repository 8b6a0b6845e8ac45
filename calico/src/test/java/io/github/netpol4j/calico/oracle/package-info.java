/** What Felix does with policies and a connection, transcribed in the plainest way: the check on the library's own evaluator. */
package io.github.netpol4j.calico.oracle;
