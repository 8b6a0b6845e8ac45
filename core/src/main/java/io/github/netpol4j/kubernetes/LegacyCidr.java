package io.github.netpol4j.kubernetes;

import io.github.netpol4j.flow.Cidr;
import java.util.Optional;

/** Stub. */
final class LegacyCidr {
    private LegacyCidr() {}

    static Optional<Cidr> parse(String text) {
        return Optional.of(Cidr.of(text));
    }
}
