/** What in the rules of a host may surprise. */
@NullMarked
package io.github.netpol4j.ufw.internal.findings;

import org.jspecify.annotations.NullMarked;
