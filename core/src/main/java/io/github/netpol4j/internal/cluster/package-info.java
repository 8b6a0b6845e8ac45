/** What reading clusters needs that is not for users, and free to change. */
@NullMarked
package io.github.netpol4j.internal.cluster;

import org.jspecify.annotations.NullMarked;
