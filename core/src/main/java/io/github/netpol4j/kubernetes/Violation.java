package io.github.netpol4j.kubernetes;

/** Stub. */
record Violation(String path, String message) {}
