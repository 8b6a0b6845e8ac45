package io.github.netpol4j.calico.internal.manifest;

import io.github.netpol4j.calico.resource.Action;
import io.github.netpol4j.calico.resource.CalicoRule;
import io.github.netpol4j.calico.resource.EntityRule;
import io.github.netpol4j.calico.resource.HttpMatch;
import io.github.netpol4j.calico.resource.IcmpMatch;
import io.github.netpol4j.calico.resource.ServiceAccountMatch;
import io.github.netpol4j.calico.resource.ServiceMatch;
import io.github.netpol4j.internal.manifest.Fields;
import io.github.netpol4j.internal.yaml.TreePath;
import io.github.netpol4j.internal.yaml.YamlNode;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads the trees of rules.
 *
 * <p>The fields are those of Calico's documentation, "Network policy", Rule and EntityRule.
 */
final class RuleMapper {

    private static final List<String> RULE = List.of(
            "action",
            "ipVersion",
            "protocol",
            "notProtocol",
            "icmp",
            "notICMP",
            "source",
            "destination",
            "http",
            "metadata");
    private static final List<String> END = List.of(
            "nets",
            "notNets",
            "selector",
            "notSelector",
            "namespaceSelector",
            "services",
            "ports",
            "notPorts",
            "serviceAccounts");
    private static final List<String> ICMP = List.of("type", "code");
    private static final List<String> HTTP = List.of("methods", "paths");
    private static final List<String> PATH = List.of("exact", "prefix");
    private static final List<String> SERVICE = List.of("name", "namespace");
    private static final List<String> ACCOUNTS = List.of("names", "selector");
    private static final List<String> METADATA = List.of("annotations");

    private RuleMapper() {}

    static List<CalicoRule> rules(Fields spec, String key) {
        return spec.list(
                key,
                (node, path) -> Fields.of(spec.scope(), node, path, RULE)
                        .map(rule -> rule(rule, node, path))
                        .orElse(CalicoRule.of(Action.DENY)));
    }

    private static CalicoRule rule(Fields rule, YamlNode node, TreePath path) {
        if (rule.value("action").isEmpty()) {
            rule.scope().add(Messages.noAction(rule.scope().place(node, path)));
        }
        return new CalicoRule(
                Values.word(rule, "action", List.of(Action.values())).orElse(Action.DENY),
                rule.integer("ipVersion", "must be 4 or 6"),
                Values.protocol(rule, "protocol"),
                Values.protocol(rule, "notProtocol"),
                icmp(rule, "icmp"),
                icmp(rule, "notICMP"),
                end(rule, "source"),
                end(rule, "destination"),
                rule.mapping("http", HTTP).map(RuleMapper::http),
                rule.mapping("metadata", METADATA)
                        .map(metadata -> metadata.stringMap("annotations", true))
                        .orElseGet(TreeMap::new));
    }

    private static Optional<IcmpMatch> icmp(Fields rule, String key) {
        return rule.mapping(key, ICMP)
                .map(icmp -> new IcmpMatch(
                        icmp.integer("type", "must be between 0 and 254, inclusive"),
                        icmp.integer("code", "must be between 0 and 255, inclusive")));
    }

    private static HttpMatch http(Fields http) {
        return new HttpMatch(
                http.strings("methods"),
                http.list(
                        "paths",
                        (node, at) -> Fields.of(http.scope(), node, at, PATH)
                                .map(path -> new HttpMatch.Path(text(path, "exact"), text(path, "prefix")))
                                .orElse(new HttpMatch.Path("", ""))));
    }

    private static EntityRule end(Fields rule, String key) {
        return rule.mapping(key, END)
                .map(end -> new EntityRule(
                        Values.nets(end, "nets"),
                        Values.nets(end, "notNets"),
                        text(end, "selector"),
                        text(end, "notSelector"),
                        text(end, "namespaceSelector"),
                        end.mapping("services", SERVICE)
                                .map(service -> new ServiceMatch(text(service, "name"), text(service, "namespace"))),
                        Values.ports(end, "ports"),
                        Values.ports(end, "notPorts"),
                        end.mapping("serviceAccounts", ACCOUNTS)
                                .map(accounts -> new ServiceAccountMatch(
                                        accounts.strings("names"), text(accounts, "selector")))))
                .orElse(EntityRule.ANY);
    }

    private static String text(Fields fields, String key) {
        return fields.string(key).orElse("");
    }
}
