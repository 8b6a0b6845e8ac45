/** Real ufw in network namespaces: what the kernel does, as the tests see it. */
@NullMarked
package io.github.netpol4j.ufw.kernel;

import org.jspecify.annotations.NullMarked;
