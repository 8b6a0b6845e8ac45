package io.github.netpol4j.calico.oracle;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** Second layer of the oracle: whom selectors speak of (reference 2.2; updateprocessors/rules.go and labelindex). */
class FelixPeers extends FelixObjects {

    private static final String ORCHESTRATOR = "projectcalico.org/orchestrator";
    private static final String ACCOUNT = "projectcalico.org/serviceaccount";
    private static final String NAME = "projectcalico.org/name";
    private static final Map<List<String>, Predicate<Map<String, String>>> READ = new ConcurrentHashMap<>();

    private final IdentityHashMap<End, List<Thing>> known = new IdentityHashMap<>();

    /** Something that has labels and addresses: a pod, a host endpoint, a network set. */
    record Thing(Map<String, String> labels, List<End.Port> ports) {}

    FelixPeers(List<Map<String, Object>> objects) {
        super(objects);
    }

    /** The same, remembered. */
    final List<Thing> thingsAt(End end) {
        return known.computeIfAbsent(end, this::things);
    }

    /**
     * All that an end is, as far as selectors can see: selectors become sets of addresses, so an end is the pod itself, every
     * host endpoint that expects its address, and every network set that holds it.
     */
    List<Thing> things(End end) {
        List<Thing> things = new ArrayList<>();
        if (end.isPod()) {
            things.add(new Thing(labels(end), end.ports()));
        }
        for (Hep hep : heps()) {
            if (hep.expectedIps().stream().anyMatch(address -> Blocks.contains(address, end.address()))) {
                things.add(new Thing(hep.labels(), hep.ports()));
            }
        }
        for (NetSet set : sets()) {
            if (set.nets().stream().anyMatch(net -> Blocks.contains(net, end.address()))) {
                things.add(new Thing(labels(set), List.of()));
            }
        }
        return things;
    }

    /**
     * The labels of a pod: its own, what Calico adds, and those of its namespace and account with a prefix. A name of an account
     * that is too long for a label is left out.
     */
    Map<String, String> labels(End pod) {
        Map<String, String> labels = namespaceLabels(pod.namespace(), pod.namespaceLabels());
        pod.serviceAccountLabels().forEach((key, value) -> labels.put("pcsa." + key, value));
        labels.put("pcsa." + NAME, pod.serviceAccount());
        labels.putAll(pod.labels());
        labels.put(SelectorText.NAMESPACE, pod.namespace());
        labels.put(ORCHESTRATOR, "k8s");
        if (pod.serviceAccount().length() <= 63) {
            labels.put(ACCOUNT, pod.serviceAccount());
        }
        return labels;
    }

    final Map<String, String> labels(NetSet set) {
        if (set.namespace().isEmpty()) {
            return set.labels();
        }
        Map<String, String> labels = namespaceLabels(set.namespace(), namespaceLabels(set.namespace()));
        labels.putAll(set.labels());
        labels.put(SelectorText.NAMESPACE, set.namespace());
        return labels;
    }

    private static Map<String, String> namespaceLabels(String name, Map<String, String> given) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("pcns.kubernetes.io/metadata.name", name);
        given.forEach((key, value) -> labels.put("pcns." + key, value));
        labels.put("pcns." + NAME, name);
        return labels;
    }

    /**
     * Whether a policy applies to what carries these labels. In a global policy {@code all()} of the namespace selector
     * means "has a namespace", and the one of the account selector "has an account"; the update processor replaces it in the
     * whole text, so also in the selector beside it.
     */
    boolean selects(Policy policy, Map<String, String> labels) {
        String selector = Tree.text(policy.spec(), "selector");
        String namespaces = Tree.text(policy.spec(), "namespaceSelector");
        String accounts = Tree.text(policy.spec(), "serviceAccountSelector");
        if (!policy.namespace().isEmpty()) {
            return policy.namespace().equals(labels.get(SelectorText.NAMESPACE))
                    && read(selector, "", "").test(labels)
                    && read(accounts, "pcsa.", "").test(labels);
        }
        String all = !namespaces.isEmpty() ? SelectorText.NAMESPACE : accounts.isEmpty() ? "" : ACCOUNT;
        return (selector.isEmpty() || read(selector, "", all).test(labels))
                && (namespaces.isEmpty()
                        || read(namespaces, "pcns.", SelectorText.NAMESPACE).test(labels))
                && (accounts.isEmpty() || read(accounts, "pcsa.", ACCOUNT).test(labels));
    }

    /**
     * What an EntityRule selects by labels; empty if it names nobody so. As soon as a namespaced policy names anyone, even by
     * notSelector or service account alone, its namespace is part of it.
     */
    Optional<Predicate<Map<String, String>>> selected(Map<String, Object> entity, String namespace) {
        String namespaces = Tree.text(entity, "namespaceSelector");
        Optional<Predicate<Map<String, String>>> named = named(entity);
        if (!namespaces.isEmpty()) {
            Predicate<Map<String, String>> there = read(namespaces, "pcns.", SelectorText.NAMESPACE);
            return Optional.of(named.map(there::and).orElse(there));
        }
        if (namespace.isEmpty()
                || (named.isEmpty() && Tree.text(entity, "notSelector").isEmpty())) {
            return named;
        }
        Predicate<Map<String, String>> here = labels -> namespace.equals(labels.get(SelectorText.NAMESPACE));
        return Optional.of(named.map(here::and).orElse(here));
    }

    Optional<Predicate<Map<String, String>>> named(Map<String, Object> entity) {
        List<Predicate<Map<String, String>>> parts = new ArrayList<>();
        String selector = Tree.text(entity, "selector");
        if (!selector.isEmpty()) {
            parts.add(read(selector, "", ""));
        }
        Map<String, Object> accounts = Tree.child(entity, "serviceAccounts");
        List<String> names = Tree.texts(accounts, "names");
        if (!names.isEmpty()) {
            parts.add(labels -> labels.containsKey(ACCOUNT) && names.contains(labels.get(ACCOUNT)));
        }
        if (!Tree.text(accounts, "selector").isEmpty()) {
            parts.add(read(Tree.text(accounts, "selector"), "pcsa.", ""));
        }
        return parts.stream().reduce(Predicate::and);
    }

    /** The things at an end that an EntityRule's selectors speak of; empty if it has no selector that names anyone. */
    Optional<List<Thing>> named(Map<String, Object> entity, String namespace, End end) {
        String excluded = Tree.text(entity, "notSelector");
        return selected(entity, namespace)
                .map(selected -> thingsAt(end).stream()
                        .filter(thing -> selected.test(thing.labels()))
                        .filter(thing ->
                                excluded.isEmpty() || !read(excluded, "", "").test(thing.labels()))
                        .toList());
    }

    /**
     * Whether an EntityRule's selectors match an end. A notSelector beside nothing that names anyone excludes addresses: it
     * matches also those that Calico does not know.
     */
    boolean selectorsMatch(Map<String, Object> entity, String namespace, End end) {
        Optional<List<Thing>> named = named(entity, namespace, end);
        String excluded = Tree.text(entity, "notSelector");
        if (named.isPresent()) {
            return !named.get().isEmpty();
        }
        return excluded.isEmpty()
                || thingsAt(end).stream()
                        .noneMatch(thing -> read(excluded, "", "").test(thing.labels()));
    }

    /** A selector; what {@code all()} means is given by a key that must be there, or nothing. */
    Predicate<Map<String, String>> read(String text, String prefix, String all) {
        return READ.computeIfAbsent(
                List.of(text, prefix, all),
                key -> SelectorText.of(text, prefix, labels -> all.isEmpty() || labels.containsKey(all)));
    }
}
