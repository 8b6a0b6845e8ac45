package io.github.netpol4j.calico.internal.manifest;

import io.github.netpol4j.finding.Place;

/**
 * A policy, or a list of them, of {@code crd.projectcalico.org}, where Calico keeps its own copies: whoever writes there goes past
 * all checks and defaults.
 *
 * @param apiVersion as written
 * @param kind as written
 * @param name {@code namespace/name} or the name; empty if there is none
 * @param place where it is
 */
public record BackingObject(String apiVersion, String kind, String name, Place place) {}
