package io.github.netpol4j.oracle;

/**
 * One connection attempt as the oracle sees it.
 *
 * @param from who opens it
 * @param to who is connected to
 * @param protocol {@code TCP}, {@code UDP}, {@code SCTP}, or any other word for any other protocol
 * @param port the port of the destination pod itself, never that of a Service; meaningless for other protocols
 */
public record Connection(ConnectionEnd from, ConnectionEnd to, String protocol, int port) {}
