package io.github.netpol4j.calico.oracle;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an evaluator of Calico's policies can get wrong. */
public enum FelixFault {
    NONE,

    // The walk.
    TAKES_PASS_FOR_ALLOW,
    TAKES_PASS_FOR_DENY,
    GOES_ON_IN_THE_TIER_AFTER_PASS,
    ASKS_LATER_TIERS_AFTER_ALLOW,
    TAKES_LOG_FOR_ALLOW,
    IGNORES_THE_DEFAULT_ACTION,
    DENIES_AT_THE_END_OF_EVERY_TIER,
    KEEPS_TIERS_THAT_SELECT_NOTHING,
    SORTS_POLICIES_DESCENDING,
    SORTS_ABSENT_ORDERS_FIRST,
    BREAKS_TIES_BY_NAMESPACE,
    BREAKS_TIES_BACKWARDS,
    KEEPS_TIES_AS_GIVEN,
    SORTS_TIERS_BY_NAME,
    SORTS_UNKNOWN_TIERS_BY_NAME_AMONG_THOSE_WITHOUT_ORDER,
    PUTS_KUBERNETES_POLICIES_LAST,
    ENFORCES_STAGED_POLICIES,
    IGNORES_PROFILES_OF_PODS,
    IGNORES_EGRESS,
    HEEDS_RULES_OF_EVERY_DIRECTION,
    APPLIES_UNTRACKED_POLICIES_TO_PODS,

    // Whom a rule or a policy speaks of.
    TAKES_NETS_OR_SELECTOR,
    MISSES_THE_OUTSIDE_IN_NOT_SELECTORS,
    FORGETS_THE_NAMESPACE_OF_SELECTORS,
    FORGETS_THE_NAMESPACE_OF_NOT_SELECTORS,
    FORGETS_THE_NAMESPACE_OF_SERVICE_ACCOUNTS,
    SCOPES_RULES_WITHOUT_SELECTORS,
    TAKES_ALL_NAMESPACES_FOR_EVERYONE,
    TAKES_GLOBAL_FOR_EVERYONE,
    WANTS_A_NAMESPACE_FOR_NAMESPACE_SELECTORS,
    IGNORES_NOT_SELECTORS_BESIDE_SELECTORS,
    IGNORES_SERVICE_ACCOUNTS,
    FORGETS_NETWORK_SETS,
    FORGETS_HOST_ENDPOINTS_AS_PEERS,
    MISSES_PODS_IN_NETS,
    IGNORES_NOT_NETS,
    IGNORES_NAMESPACE_SELECTORS_OF_POLICIES,
    IGNORES_ACCOUNT_SELECTORS_OF_POLICIES,
    WANTS_THE_KEY_FOR_NOT_EQUAL,
    SCOPES_POLICIES_TO_NO_NAMESPACE,

    // What else a rule asks.
    TAKES_NAMED_PORTS_OF_ANY_PROTOCOL,
    TAKES_NAMED_PORTS_OF_ANYONE,
    TAKES_ALL_PROTOCOLS_FOR_A_NAME_WITHOUT_PROTOCOL,
    IGNORES_NOT_PORTS,
    IGNORES_NOT_PROTOCOL,
    IGNORES_ICMP_TYPES,
    IGNORES_THE_IP_VERSION,
    MATCHES_THE_OTHER_FAMILY_BY_NOT_NETS,
    LEAVES_OUT_THE_END_OF_RANGES,
    TAKES_HTTP_FOR_MATCHED,
    TAKES_SERVICES_FOR_UNMATCHED,
    DECIDES_UNTRACKED_POLICIES,

    // Host endpoints.
    HAS_NO_FAILSAFES,
    ALLOWS_WITHOUT_PROFILES,
    IGNORES_FORWARD_POLICIES,
    DROPS_AT_THE_END_OF_FORWARD,
    APPLIES_NORMAL_POLICIES_TO_FORWARDED,
    IGNORES_PRE_DNAT,
    ASKS_LATER_POLICIES_AFTER_PRE_DNAT,
    ENDS_PRE_DNAT_TIERS,
    HIDES_PODS_FROM_THE_WILDCARD,
    HEEDS_UNTRACKED_POLICIES_ON_THE_WILDCARD,
    JUDGES_HOSTS_AND_THEIR_PODS,
    IGNORES_HOST_ENDPOINTS;

    /** Some faults are of reading, not of judging. */
    List<Map<String, Object>> rewritten(List<Map<String, Object>> objects) {
        return this != ENFORCES_STAGED_POLICIES
                ? objects
                : objects.stream().map(FelixFault::enforced).toList();
    }

    private static Map<String, Object> enforced(Map<String, Object> object) {
        Map<String, Object> copy = new LinkedHashMap<>(object);
        switch (Tree.text(object, "kind")) {
            case "StagedNetworkPolicy" -> copy.put("kind", "NetworkPolicy");
            case "StagedGlobalNetworkPolicy" -> copy.put("kind", "GlobalNetworkPolicy");
            default -> {
                // Nothing of it is enforced, whoever reads it.
            }
        }
        return copy;
    }
}
