/** What only ufw has, as immutable values that print as the Java that makes them: sentences, application profiles, defaults, policies. */
@NullMarked
package io.github.netpol4j.ufw.policy;

import org.jspecify.annotations.NullMarked;
