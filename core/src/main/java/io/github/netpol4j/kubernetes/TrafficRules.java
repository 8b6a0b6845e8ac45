package io.github.netpol4j.kubernetes;

import io.github.netpol4j.internal.KubernetesSyntax;
import io.github.netpol4j.kubernetes.PolicyObject.Block;
import io.github.netpol4j.kubernetes.PolicyObject.PeerSpec;
import io.github.netpol4j.kubernetes.PolicyObject.PortSpec;
import io.github.netpol4j.kubernetes.PolicyObject.PortValue;
import io.github.netpol4j.kubernetes.PolicyObject.TrafficRule;
import java.util.List;
import java.util.Optional;

/**
 * What the API server asks of the ports and peers of an ingress or egress rule.
 *
 * <p>Source: k8s.io/kubernetes pkg/apis/networking/validation, ValidateNetworkPolicyPort, ValidateNetworkPolicyPeer and
 * ValidateIPBlock.
 */
final class TrafficRules {

    private static final List<String> PROTOCOLS = List.of("TCP", "UDP", "SCTP");
    private static final String PORT_RANGE = "must be between 1 and 65535, inclusive";
    private static final String CIDR = "must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)";

    private final boolean strictCidrs;
    private final List<Violation> found;

    /**
     * Rules for one object.
     *
     * @param strictCidrs whether a CIDR must be written by the standards
     * @param found where violations go
     */
    TrafficRules(boolean strictCidrs, List<Violation> found) {
        this.strictCidrs = strictCidrs;
        this.found = found;
    }

    /** The rules of one direction; {@code peers} is what the field is called there, from or to. */
    void check(String path, String peers, List<TrafficRule> rules) {
        for (int i = 0; i < rules.size(); i++) {
            rule(path + "[" + i + "]", peers, rules.get(i));
        }
    }

    private void rule(String path, String peers, TrafficRule rule) {
        for (int i = 0; i < rule.ports().size(); i++) {
            port(path + ".ports[" + i + "]", rule.ports().get(i));
        }
        for (int i = 0; i < rule.peers().size(); i++) {
            peer(path + "." + peers + "[" + i + "]", rule.peers().get(i));
        }
    }

    private void port(String path, PortSpec port) {
        port.protocol()
                .filter(protocol -> !PROTOCOLS.contains(protocol))
                .ifPresent(protocol -> found.add(
                        Violation.unsupported(path + ".protocol", protocol, PROTOCOLS.toArray(String[]::new))));
        if (port.port().isEmpty()) {
            port.endPort()
                    .ifPresent(end -> found.add(Violation.invalid(
                            path + ".endPort", end, "may not be specified when `port` is not specified")));
        } else {
            portValue(path, port.port().get(), port.endPort());
        }
    }

    private void portValue(String path, PortValue port, Optional<Integer> endPort) {
        String endPath = path + ".endPort";
        port.number().ifPresent(number -> {
            portNumber(path + ".port", number);
            endPort.ifPresent(end -> {
                if (end < number) {
                    found.add(Violation.invalid(endPath, end, "must be greater than or equal to `port`"));
                }
                portNumber(endPath, end);
            });
        });
        port.name().ifPresent(name -> {
            endPort.ifPresent(end ->
                    found.add(Violation.invalid(endPath, end, "may not be specified when `port` is non-numeric")));
            KubernetesSyntax.portName(name)
                    .forEach(detail -> found.add(Violation.invalid(path + ".port", name, detail)));
        });
    }

    private void portNumber(String path, int number) {
        if (number < 1 || number > 65535) {
            found.add(Violation.invalid(path, number, PORT_RANGE));
        }
    }

    private void peer(String path, PeerSpec peer) {
        peer.podSelector().ifPresent(selector -> SelectorRules.selector(path + ".podSelector", selector, found));
        peer.namespaceSelector()
                .ifPresent(selector -> SelectorRules.selector(path + ".namespaceSelector", selector, found));
        peer.ipBlock().ifPresent(block -> block(path + ".ipBlock", block));
        boolean selects =
                peer.podSelector().isPresent() || peer.namespaceSelector().isPresent();
        boolean isBlock = peer.ipBlock().isPresent();
        if (!selects && !isBlock) {
            found.add(Violation.required(path, "must specify a peer"));
        } else if (selects && isBlock) {
            found.add(Violation.forbidden(path, "may not specify both ipBlock and another peer"));
        }
    }

    private void block(String path, Block block) {
        if (block.cidr().isEmpty()) {
            found.add(Violation.required(path + ".cidr"));
            return;
        }
        Optional<LegacyCidr> cidr = cidr(path + ".cidr", block.cidr());
        // Without a block there is nothing that its exceptions could be measured against: the API server is silent on
        // them.
        cidr.ifPresent(whole -> {
            for (int i = 0; i < block.except().size(); i++) {
                except(path + ".except[" + i + "]", whole, block.except().get(i));
            }
        });
    }

    private void except(String path, LegacyCidr whole, String except) {
        cidr(path, except)
                .filter(part -> !whole.strictlyContains(part))
                .ifPresent(part -> found.add(Violation.invalid(path, except, "must be a strict subset of `cidr`")));
    }

    private Optional<LegacyCidr> cidr(String path, String text) {
        Optional<LegacyCidr> cidr = LegacyCidr.read(text);
        if (cidr.isEmpty()) {
            found.add(Violation.invalid(path, text, CIDR));
        } else if (strictCidrs) {
            cidr.get().nonStandard().ifPresent(detail -> found.add(Violation.invalid(path, text, detail)));
        }
        return cidr;
    }
}
