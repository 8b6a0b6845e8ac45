/** Plans, and the shell script that applies one. */
@NullMarked
package io.github.netpol4j.ufw.internal.apply;

import org.jspecify.annotations.NullMarked;
