package io.github.netpol4j.calico.arbitraries;

import io.github.netpol4j.calico.oracle.Connection;
import io.github.netpol4j.flow.Flow;

/**
 * One connection, as the library and as the oracle see it.
 *
 * @param flow what core knows of it; the source port, the ICMP message, interfaces and labels of accounts are only in the other
 * @param connection all of it
 */
public record Probe(Flow flow, Connection connection) {}
