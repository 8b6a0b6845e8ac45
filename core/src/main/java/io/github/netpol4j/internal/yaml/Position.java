package io.github.netpol4j.internal.yaml;

/**
 * A place in a text.
 *
 * @param line from 1
 * @param column from 1, in characters as people count them: one outside the Basic Multilingual Plane is one
 */
public record Position(int line, int column) {}
