/** Shared by the packages of netpol4j; not for users, and free to change. */
@NullMarked
package io.github.netpol4j.internal;

import org.jspecify.annotations.NullMarked;
