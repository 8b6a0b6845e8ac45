package io.github.netpol4j.analysis.hosts;

import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.flow.IpAddress;
import io.github.netpol4j.flow.Node;
import io.github.netpol4j.target.Enforcement;
import java.util.List;
import java.util.Optional;

/**
 * A node, or a machine outside the cluster.
 *
 * @param node its name and addresses
 * @param rules its firewall, if one was told
 */
record Machine(Node node, Optional<Enforcement> rules) {

    String name() {
        return node.name();
    }

    /** Its address of a family; all of that family if it is not known. */
    List<Cidr> blocks(boolean six) {
        return node.addresses().stream()
                .filter(address -> address.isIpv6() == six)
                .findFirst()
                .map(address -> List.of(Cidr.only(address)))
                .orElse(List.of(six ? Cidr.IPV6 : Cidr.IPV4));
    }

    boolean hasAddress(boolean six) {
        return node.addresses().stream().anyMatch(address -> address.isIpv6() == six);
    }

    boolean isAt(IpAddress address) {
        return node.addresses().contains(address);
    }
}
