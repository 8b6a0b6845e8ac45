/** The ufw target: sentences about hosts as rules of ufw, files and commands, and what the kernel will do. */
@NullMarked
package io.github.netpol4j.ufw;

import org.jspecify.annotations.NullMarked;
