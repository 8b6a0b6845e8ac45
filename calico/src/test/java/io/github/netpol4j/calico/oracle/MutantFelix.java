package io.github.netpol4j.calico.oracle;

import io.github.netpol4j.calico.oracle.Policy.Direction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The oracle with one thing wrong. */
final class MutantFelix extends Felix {

    private final FelixFault fault;

    MutantFelix(List<Map<String, Object>> objects, OracleOptions options, FelixFault fault) {
        super(
                objects,
                new OracleOptions(
                        fault == FelixFault.HAS_NO_FAILSAFES ? List.of() : options.failsafeIn(),
                        fault == FelixFault.HAS_NO_FAILSAFES ? List.of() : options.failsafeOut(),
                        options.wildcardSeesPods() && fault != FelixFault.HIDES_PODS_FROM_THE_WILDCARD,
                        fault == FelixFault.HEEDS_UNTRACKED_POLICIES_ON_THE_WILDCARD));
        this.fault = fault;
    }

    private boolean is(FelixFault one) {
        return fault == one;
    }

    @Override
    Optional<Step> action(String word) {
        boolean pass = word.equals("Pass");
        if (pass && is(FelixFault.TAKES_PASS_FOR_ALLOW)) {
            return Optional.of(Step.ALLOW);
        }
        if (pass && is(FelixFault.TAKES_PASS_FOR_DENY)) {
            return Optional.of(Step.DENY);
        }
        if (pass && is(FelixFault.GOES_ON_IN_THE_TIER_AFTER_PASS)) {
            return Optional.empty();
        }
        if (word.equals("Allow") && is(FelixFault.ASKS_LATER_TIERS_AFTER_ALLOW)) {
            return Optional.of(Step.PASS);
        }
        return word.equals("Log") && is(FelixFault.TAKES_LOG_FOR_ALLOW) ? Optional.of(Step.ALLOW) : super.action(word);
    }

    @Override
    Step endOf(Tier tier, Stage stage) {
        if (is(FelixFault.IGNORES_THE_DEFAULT_ACTION)) {
            return Step.PASS;
        }
        boolean early = stage == Stage.UNTRACKED || stage == Stage.BEFORE_DNAT;
        if (is(FelixFault.DENIES_AT_THE_END_OF_EVERY_TIER) && !early) {
            return Step.DENY;
        }
        return early && is(FelixFault.ENDS_PRE_DNAT_TIERS) ? super.endOf(tier, Stage.NORMAL) : super.endOf(tier, stage);
    }

    @Override
    boolean isSkipped(Tier tier, List<Policy> applying) {
        boolean spokenOf = policies().stream().anyMatch(policy -> policy.tier().equals(tier.name()));
        return is(FelixFault.KEEPS_TIERS_THAT_SELECT_NOTHING) ? !spokenOf : super.isSkipped(tier, applying);
    }

    @Override
    List<Policy> policies(Tier tier, Direction direction) {
        List<Policy> right = policies().stream()
                .filter(super.policies(tier, direction)::contains)
                .toList();
        Comparator<Policy> byOrder = Comparator.comparing(Policy::order);
        Comparator<Policy> byName =
                Comparator.comparing(policy -> policy.name() + "/" + policy.namespace() + "/" + policy.kind());
        Comparator<Policy> wrong = switch (fault) {
            case SORTS_POLICIES_DESCENDING -> byOrder.reversed().thenComparing(byName);
            case SORTS_ABSENT_ORDERS_FIRST ->
                Comparator.comparing((Policy policy) -> policy.order() != Double.POSITIVE_INFINITY)
                        .thenComparing(byOrder)
                        .thenComparing(byName);
            case BREAKS_TIES_BY_NAMESPACE ->
                byOrder.thenComparing(Policy::namespace).thenComparing(byName);
            case KEEPS_TIES_AS_GIVEN -> byOrder;
            case BREAKS_TIES_BACKWARDS -> byOrder.thenComparing(byName.reversed());
            case PUTS_KUBERNETES_POLICIES_LAST ->
                Comparator.comparing((Policy policy) -> policy.kind().equals("KubernetesNetworkPolicy"))
                        .thenComparing(byOrder)
                        .thenComparing(byName);
            default -> byOrder.thenComparing(byName);
        };
        return right.stream().sorted(wrong).toList();
    }

    @Override
    List<Tier> tiers() {
        List<Tier> right = super.tiers();
        return switch (fault) {
            case SORTS_TIERS_BY_NAME ->
                right.stream().sorted(Comparator.comparing(Tier::name)).toList();
            case SORTS_UNKNOWN_TIERS_BY_NAME_AMONG_THOSE_WITHOUT_ORDER ->
                right.stream()
                        .sorted(Comparator.comparing(Tier::order).thenComparing(Tier::name))
                        .toList();
            default -> right;
        };
    }

    @Override
    List<String> types(Policy policy) {
        return is(FelixFault.HEEDS_RULES_OF_EVERY_DIRECTION) ? List.of("Ingress", "Egress") : super.types(policy);
    }

    @Override
    Set<Step> podProfiles() {
        return is(FelixFault.IGNORES_PROFILES_OF_PODS) ? EnumSet.of(Step.DENY) : super.podProfiles();
    }

    @Override
    Set<Step> leaving(Connection connection) {
        return is(FelixFault.IGNORES_EGRESS) ? allow() : super.leaving(connection);
    }

    @Override
    Set<Step> pod(Map<String, String> labels, Direction direction, Connection connection) {
        return is(FelixFault.APPLIES_UNTRACKED_POLICIES_TO_PODS)
                ? then(tiers(labels, direction, Stage.UNTRACKED, connection), super.pod(labels, direction, connection))
                : super.pod(labels, direction, connection);
    }

    @Override
    boolean isOf(Policy policy, Stage stage) {
        boolean wrong = stage == Stage.FORWARD && is(FelixFault.APPLIES_NORMAL_POLICIES_TO_FORWARDED);
        return wrong ? super.isOf(policy, Stage.NORMAL) : super.isOf(policy, stage);
    }

    @Override
    boolean isFromOwnNode(End from, End to) {
        return !is(FelixFault.JUDGES_HOSTS_AND_THEIR_PODS) && super.isFromOwnNode(from, to);
    }

    @Override
    Set<Step> profiles(Hep hep) {
        return is(FelixFault.ALLOWS_WITHOUT_PROFILES) ? allow() : super.profiles(hep);
    }

    @Override
    List<Optional<Hep>> governors(String node, End end) {
        return is(FelixFault.IGNORES_HOST_ENDPOINTS) ? List.of(Optional.empty()) : super.governors(node, end);
    }

    @Override
    Set<Step> forward(Map<String, String> labels, Direction direction, Connection connection) {
        return switch (fault) {
            case IGNORES_FORWARD_POLICIES -> allow();
            case DROPS_AT_THE_END_OF_FORWARD ->
                then(tiers(labels, direction, Stage.FORWARD, connection), EnumSet.of(Step.DENY));
            default -> super.forward(labels, direction, connection);
        };
    }

    @Override
    Set<Step> early(Map<String, String> labels, Connection connection) {
        if (is(FelixFault.IGNORES_PRE_DNAT)) {
            return EnumSet.of(Step.NONE);
        }
        Set<Step> said = super.early(labels, connection);
        if (is(FelixFault.ASKS_LATER_POLICIES_AFTER_PRE_DNAT) && said.remove(Step.ALLOW)) {
            said.add(Step.NONE);
        }
        return said;
    }

    @Override
    Match untracked() {
        return is(FelixFault.DECIDES_UNTRACKED_POLICIES) ? Match.YES : super.untracked();
    }

    @Override
    List<Thing> things(End end) {
        List<Thing> right = super.things(end);
        Predicate<Thing> wrong = switch (fault) {
            case FORGETS_NETWORK_SETS ->
                thing -> sets().stream().anyMatch(set -> labels(set).equals(thing.labels()));
            case FORGETS_HOST_ENDPOINTS_AS_PEERS ->
                thing -> heps().stream().anyMatch(hep -> hep.labels().equals(thing.labels()));
            default -> thing -> false;
        };
        return right.stream().filter(wrong.negate()).toList();
    }

    @Override
    boolean selects(Policy policy, Map<String, String> labels) {
        Map<String, Object> spec = new LinkedHashMap<>(policy.spec());
        Map<String, String> seen = labels;
        switch (fault) {
            case IGNORES_NAMESPACE_SELECTORS_OF_POLICIES -> spec.remove("namespaceSelector");
            case IGNORES_ACCOUNT_SELECTORS_OF_POLICIES -> spec.remove("serviceAccountSelector");
            case SCOPES_POLICIES_TO_NO_NAMESPACE -> {
                if (!policy.namespace().isEmpty() && labels.containsKey(SelectorText.NAMESPACE)) {
                    seen = new HashMap<>(labels);
                    seen.put(SelectorText.NAMESPACE, policy.namespace());
                }
            }
            default -> {
                // It selects whom it should.
            }
        }
        return super.selects(new Policy(policy.kind(), policy.name(), policy.namespace(), spec), seen);
    }

    @Override
    Optional<Predicate<Map<String, String>>> selected(Map<String, Object> entity, String namespace) {
        boolean accounts = Tree.has(entity, "serviceAccounts")
                && Tree.text(entity, "selector").isEmpty();
        boolean bare = Tree.text(entity, "selector").isEmpty() && !Tree.has(entity, "serviceAccounts");
        return switch (fault) {
            case FORGETS_THE_NAMESPACE_OF_SELECTORS -> super.selected(entity, "");
            case FORGETS_THE_NAMESPACE_OF_NOT_SELECTORS -> super.selected(entity, bare ? "" : namespace);
            case FORGETS_THE_NAMESPACE_OF_SERVICE_ACCOUNTS -> super.selected(entity, accounts ? "" : namespace);
            case SCOPES_RULES_WITHOUT_SELECTORS -> {
                Map<String, Object> all = new LinkedHashMap<>(entity);
                all.putIfAbsent("selector", "all()");
                yield namespace.isEmpty() || Tree.has(entity, "nets")
                        ? super.selected(entity, namespace)
                        : super.selected(all, namespace);
            }
            case WANTS_A_NAMESPACE_FOR_NAMESPACE_SELECTORS ->
                super.selected(entity, namespace)
                        .map(selected -> Tree.text(entity, "namespaceSelector").isEmpty()
                                        || Tree.text(entity, "namespaceSelector")
                                                .equals("global()")
                                ? selected
                                : selected.and(labels -> labels.containsKey(SelectorText.NAMESPACE)));
            case TAKES_GLOBAL_FOR_EVERYONE ->
                Tree.text(entity, "namespaceSelector").equals("global()")
                        ? super.selected(without(entity, "namespaceSelector"), "")
                        : super.selected(entity, namespace);
            case TAKES_ALL_NAMESPACES_FOR_EVERYONE ->
                Tree.text(entity, "namespaceSelector").equals("all()")
                        ? super.selected(without(entity, "namespaceSelector"), "")
                        : super.selected(entity, namespace);
            case IGNORES_SERVICE_ACCOUNTS -> super.selected(without(entity, "serviceAccounts"), namespace);
            default -> super.selected(entity, namespace);
        };
    }

    private static Map<String, Object> without(Map<String, Object> tree, String field) {
        Map<String, Object> rest = new LinkedHashMap<>(tree);
        rest.remove(field);
        return rest;
    }

    @Override
    Optional<List<Thing>> named(Map<String, Object> entity, String namespace, End end) {
        boolean ignores = is(FelixFault.IGNORES_NOT_SELECTORS_BESIDE_SELECTORS)
                && selected(entity, namespace).isPresent();
        return super.named(ignores ? without(entity, "notSelector") : entity, namespace, end);
    }

    @Override
    boolean selectorsMatch(Map<String, Object> entity, String namespace, End end) {
        if (is(FelixFault.TAKES_NETS_OR_SELECTOR)
                && !Tree.list(entity, "nets").isEmpty()
                && selected(entity, namespace).isPresent()) {
            return anyContains(Tree.texts(entity, "nets"), end) || super.selectorsMatch(entity, namespace, end);
        }
        boolean misses = is(FelixFault.MISSES_THE_OUTSIDE_IN_NOT_SELECTORS)
                && !Tree.text(entity, "notSelector").isEmpty()
                && thingsAt(end).isEmpty();
        return !misses && super.selectorsMatch(entity, namespace, end);
    }

    @Override
    boolean netsMatch(Map<String, Object> entity, End end) {
        if (is(FelixFault.TAKES_NETS_OR_SELECTOR)
                && !Tree.text(entity, "selector").isEmpty()) {
            return !excludesAddress(entity, end);
        }
        boolean missed = is(FelixFault.MISSES_PODS_IN_NETS) && end.isPod();
        return missed ? Tree.list(entity, "nets").isEmpty() : super.netsMatch(entity, end);
    }

    @Override
    boolean excludesAddress(Map<String, Object> entity, End end) {
        return !is(FelixFault.IGNORES_NOT_NETS) && super.excludesAddress(entity, end);
    }

    @Override
    Predicate<Map<String, String>> read(String text, String prefix, String all) {
        return is(FelixFault.WANTS_THE_KEY_FOR_NOT_EQUAL)
                ? super.read(text.replaceAll("([a-z./]+) (!= '|not in )", "has($1) && $1 $2"), prefix, all)
                : super.read(text, prefix, all);
    }

    @Override
    boolean appliesToFamily(
            Map<String, Object> rule,
            Map<String, Object> source,
            Map<String, Object> destination,
            Connection connection) {
        return switch (fault) {
            case IGNORES_THE_IP_VERSION ->
                super.appliesToFamily(without(rule, "ipVersion"), source, destination, connection);
            case MATCHES_THE_OTHER_FAMILY_BY_NOT_NETS ->
                super.appliesToFamily(rule, without(source, "notNets"), without(destination, "notNets"), connection);
            default -> super.appliesToFamily(rule, source, destination, connection);
        };
    }

    @Override
    boolean excludesProtocol(Map<String, Object> rule, Connection connection) {
        return !is(FelixFault.IGNORES_NOT_PROTOCOL) && super.excludesProtocol(rule, connection);
    }

    @Override
    Match icmpMatches(Map<String, Object> rule, Connection connection) {
        return is(FelixFault.IGNORES_ICMP_TYPES) ? Match.YES : super.icmpMatches(rule, connection);
    }

    @Override
    List<Object> excludedPorts(Map<String, Object> entity) {
        return is(FelixFault.IGNORES_NOT_PORTS) ? new ArrayList<>() : super.excludedPorts(entity);
    }

    @Override
    boolean portIs(Object wanted, Map<String, Object> rule, List<Thing> things, int port, Connection connection) {
        if (is(FelixFault.LEAVES_OUT_THE_END_OF_RANGES)
                && !KubernetesConversion.isNamed(wanted)
                && wanted.toString().contains(":")
                && port == KubernetesConversion.last(wanted)) {
            return false;
        }
        return super.portIs(wanted, rule, things, port, connection);
    }

    @Override
    boolean namedPortIs(String name, Map<String, Object> rule, List<Thing> things, int port, Connection connection) {
        if (is(FelixFault.TAKES_NAMED_PORTS_OF_ANYONE)) {
            return connection.hasPorts() && port == (name.equals("http") ? 80 : 53);
        }
        boolean loose = is(FelixFault.TAKES_NAMED_PORTS_OF_ANY_PROTOCOL)
                || (is(FelixFault.TAKES_ALL_PROTOCOLS_FOR_A_NAME_WITHOUT_PROTOCOL) && !Tree.has(rule, "protocol"));
        return loose
                ? things.stream()
                        .flatMap(thing -> thing.ports().stream())
                        .anyMatch(declared -> declared.name().equals(name)
                                && declared.number() == port
                                && (declared.protocol() == connection.protocol()
                                        || is(FelixFault.TAKES_NAMED_PORTS_OF_ANY_PROTOCOL)))
                : super.namedPortIs(name, rule, things, port, connection);
    }

    @Override
    Match requestMatches(Map<String, Object> rule) {
        return is(FelixFault.TAKES_HTTP_FOR_MATCHED) ? Match.YES : super.requestMatches(rule);
    }

    @Override
    Match servicesMatch(Map<String, Object> source, Map<String, Object> destination) {
        boolean asked = Tree.has(source, "services") || Tree.has(destination, "services");
        return asked && is(FelixFault.TAKES_SERVICES_FOR_UNMATCHED)
                ? Match.NO
                : super.servicesMatch(source, destination);
    }
}
