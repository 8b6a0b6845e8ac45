/** What ufw tells flows apart by, besides what core knows. */
@NullMarked
package io.github.netpol4j.ufw.flow;

import org.jspecify.annotations.NullMarked;
