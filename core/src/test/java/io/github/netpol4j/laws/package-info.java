/** The laws, and the broken targets that each of them is seen to catch. */
package io.github.netpol4j.laws;
