/** What hosts with ufw and a cluster come to together. */
@NullMarked
package io.github.netpol4j.ufw.exposure;

import org.jspecify.annotations.NullMarked;
