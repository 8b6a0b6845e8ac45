/** The rules of ufw and what a host does without one, as immutable values: what {@code ufw status} shows. */
@NullMarked
package io.github.netpol4j.ufw.rule;

import org.jspecify.annotations.NullMarked;
