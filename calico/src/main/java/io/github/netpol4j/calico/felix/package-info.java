/** What evaluation of Calico policies needs to know besides the policies: how Felix is configured, what else tells flows apart. */
@NullMarked
package io.github.netpol4j.calico.felix;

import org.jspecify.annotations.NullMarked;
