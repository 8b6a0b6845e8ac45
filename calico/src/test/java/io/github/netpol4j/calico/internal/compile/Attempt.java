package io.github.netpol4j.calico.internal.compile;

import io.github.netpol4j.flow.IpAddress;
import io.github.netpol4j.flow.Protocol;

/** A connection in the tests. */
record Attempt(Party source, Party destination, int version, Protocol protocol, int port) {

    static final int SOURCE_PORT = 40000;

    IpAddress from() {
        return source.address(version);
    }

    IpAddress to() {
        return destination.address(version);
    }
}
