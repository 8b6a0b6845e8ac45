/** Every written form of ufw's rules, its reader, and what ufw refuses; not part of the API. */
@NullMarked
package io.github.netpol4j.ufw.internal.text;

import org.jspecify.annotations.NullMarked;
