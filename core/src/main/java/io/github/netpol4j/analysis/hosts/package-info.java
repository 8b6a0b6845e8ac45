/** What can be reached where hosts have rules of their own, beside what is enforced in the cluster. */
@NullMarked
package io.github.netpol4j.analysis.hosts;

import org.jspecify.annotations.NullMarked;
