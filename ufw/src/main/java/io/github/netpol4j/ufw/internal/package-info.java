/** What several packages of this module need, and none outside it. */
@NullMarked
package io.github.netpol4j.ufw.internal;

import org.jspecify.annotations.NullMarked;
