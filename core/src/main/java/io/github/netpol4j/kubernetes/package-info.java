/**
 * The Kubernetes target: NetworkPolicy objects of networking.k8s.io/v1 compiled from rules, read, validated, evaluated and
 * written. {@link io.github.netpol4j.kubernetes.Kubernetes} is the way in.
 */
@NullMarked
package io.github.netpol4j.kubernetes;

import org.jspecify.annotations.NullMarked;
