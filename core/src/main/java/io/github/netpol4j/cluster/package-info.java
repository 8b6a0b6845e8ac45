/**
 * A concrete cluster: its namespaces, nodes, pods and their workloads, services, and the ways in from outside, read from manifests,
 * taken from what a client lists, or written in a test. {@link io.github.netpol4j.cluster.Cluster} is the way in.
 */
@NullMarked
package io.github.netpol4j.cluster;

import org.jspecify.annotations.NullMarked;
