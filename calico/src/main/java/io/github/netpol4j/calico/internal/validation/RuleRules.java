package io.github.netpol4j.calico.internal.validation;

import io.github.netpol4j.calico.resource.Action;
import io.github.netpol4j.calico.resource.CalicoRule;
import io.github.netpol4j.calico.resource.IcmpMatch;
import io.github.netpol4j.calico.resource.PolicyType;
import io.github.netpol4j.flow.Protocol;
import java.util.Optional;

/**
 * What Calico asks of a rule.
 *
 * <p>Source: the CEL rules of Rule; libcalico-go lib/validator/v3, validateRule and validateNetworkPolicySpec.
 */
final class RuleRules {

    private final PolicyType type;
    private final boolean isGlobal;
    private final Found found;

    RuleRules(PolicyType type, boolean isGlobal, Found found) {
        this.type = type;
        this.isGlobal = isGlobal;
        this.found = found;
    }

    void check(String path, CalicoRule rule) {
        rule.ipVersion()
                .filter(version -> version != 4 && version != 6)
                .ifPresent(version -> found.add(Requirement.IP_VERSION, path + ".ipVersion", version));
        protocol(path + ".protocol", rule.protocol(), rule.ipVersion());
        protocol(path + ".notProtocol", rule.notProtocol(), rule.ipVersion());
        icmp(path, rule);
        EntityRules ends = new EntityRules(rule.protocol(), found);
        ends.check(path + ".source", rule.source());
        ends.check(path + ".destination", rule.destination());
        services(path, rule);
        new NetVersions(rule.ipVersion(), found).check(path, rule.source(), rule.destination());
        rule.http().ifPresent(http -> {
            http(path, rule);
            HttpRules.check(path + ".http", http, found);
        });
        MetadataRules.annotations(
                path + ".metadata.annotations",
                rule.annotations(),
                Requirement.RULE_ANNOTATION_KEY,
                Requirement.RULE_ANNOTATIONS_SIZE,
                found);
    }

    private void protocol(String path, Optional<Protocol> protocol, Optional<Integer> ipVersion) {
        if (protocol.isPresent()) {
            if (protocol.get().number() == 0) {
                found.add(Requirement.PROTOCOL_NUMBER, path);
            }
            if (protocol.get().equals(Protocol.ICMP) && ipVersion.isPresent() && ipVersion.get() != 4) {
                found.add(Requirement.ICMP_VERSION, path);
            }
            if (protocol.get().equals(Protocol.ICMPV6) && ipVersion.isPresent() && ipVersion.get() != 6) {
                found.add(Requirement.ICMPV6_VERSION, path);
            }
        }
    }

    private void icmp(String path, CalicoRule rule) {
        rule.icmp().ifPresent(messages -> {
            if (!rule.protocol().map(Protocol::isIcmp).orElse(false)) {
                found.add(Requirement.ICMP_PROTOCOL, path + ".icmp");
            }
            icmp(path + ".icmp", messages);
        });
        rule.notIcmp().ifPresent(messages -> icmp(path + ".notICMP", messages));
    }

    private void icmp(String path, IcmpMatch messages) {
        messages.type()
                .filter(number -> number < 0 || number > 254)
                .ifPresent(number -> found.add(Requirement.ICMP_TYPE, path + ".type", number));
        messages.code()
                .filter(number -> number < 0 || number > 255)
                .ifPresent(number -> found.add(Requirement.ICMP_CODE, path + ".code", number));
        if (messages.code().isPresent() && messages.type().isEmpty()) {
            found.add(Requirement.ICMP_CODE_ALONE, path);
        }
    }

    private void services(String path, CalicoRule rule) {
        String source = path + ".source.services";
        String destination = path + ".destination.services";
        boolean fromService = rule.source().services().isPresent();
        boolean toService = rule.destination().services().isPresent();
        if (toService
                && !(rule.destination().ports().isEmpty()
                        && rule.destination().notPorts().isEmpty())) {
            found.add(Requirement.SERVICE_PORTS, destination);
        }
        if (type == PolicyType.EGRESS && fromService) {
            found.add(Requirement.SERVICE_EGRESS_SOURCE, source);
        }
        if (type == PolicyType.INGRESS && toService) {
            found.add(Requirement.SERVICE_INGRESS_DESTINATION, destination);
        }
        if (isGlobal) {
            (type == PolicyType.INGRESS ? rule.source() : rule.destination())
                    .services()
                    .filter(service -> service.namespace().isEmpty())
                    .ifPresent(service -> found.add(
                            Requirement.SERVICE_NAMESPACE, type == PolicyType.INGRESS ? source : destination));
        }
    }

    private void http(String path, CalicoRule rule) {
        if (rule.protocol().isPresent() && !rule.protocol().get().equals(Protocol.TCP)) {
            found.add(Requirement.HTTP_PROTOCOL, path + ".http");
        }
        if (rule.action() != Action.ALLOW) {
            found.add(Requirement.HTTP_ACTION, path + ".http");
        }
        if (type == PolicyType.EGRESS) {
            found.add(isGlobal ? Requirement.HTTP_GLOBAL_EGRESS : Requirement.HTTP_EGRESS, path + ".http");
        }
    }
}
