/** What has to change on a host: a plan as a value, and how it is applied. */
@NullMarked
package io.github.netpol4j.ufw.apply;

import org.jspecify.annotations.NullMarked;
