package io.github.netpol4j.calico.resource;

import io.github.netpol4j.internal.Given;
import java.util.Optional;

/**
 * Which ICMP or ICMPv6 messages a rule matches.
 *
 * @param type the type, from 0 to 254; any if absent
 * @param code the code, from 0 to 255; any if absent
 */
public record IcmpMatch(Optional<Integer> type, Optional<Integer> code) {

    /**
     * Messages.
     *
     * @param type the type, from 0 to 254; any if absent
     * @param code the code, from 0 to 255; any if absent
     */
    public IcmpMatch {
        Given.noneNull("icmp", type, code);
    }
}
