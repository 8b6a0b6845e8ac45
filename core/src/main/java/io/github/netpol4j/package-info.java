/**
 * Who may talk to whom, said in Java: {@code import static io.github.netpol4j.NetPol.*} is all a policy needs.
 *
 * <p>The other types here are the unfinished stages of a sentence; there is no need to name them.
 */
@NullMarked
package io.github.netpol4j;

import org.jspecify.annotations.NullMarked;
