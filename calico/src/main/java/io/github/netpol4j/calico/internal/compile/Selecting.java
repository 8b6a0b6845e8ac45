package io.github.netpol4j.calico.internal.compile;

import io.github.netpol4j.calico.policy.CalicoEnd;
import io.github.netpol4j.calico.policy.CalicoPolicy;
import io.github.netpol4j.calico.selector.CalicoSelector;
import io.github.netpol4j.flow.Pod;
import io.github.netpol4j.rule.Namespaces;
import io.github.netpol4j.rule.Peer;
import io.github.netpol4j.rule.Pods;
import io.github.netpol4j.rule.Requirement;
import io.github.netpol4j.rule.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Peers of core as selectors of Calico. */
public final class Selecting {

    /** The label of the host endpoints that are made here. */
    public static final String HOST_LABEL = "netpol4j.io/host";

    /** The label that tells a namespace, or a service account, by its name. */
    private static final String NAME = "projectcalico.org/name";

    /** The label that pods and network sets have, and host endpoints have not. */
    private static final String NAMESPACE = "projectcalico.org/namespace";

    private Selecting() {}

    /** Pods with such labels; network sets and host endpoints could have them too. */
    static CalicoSelector pods(Selector labels) {
        return CalicoSelector.pods().and(CalicoSelector.of(labels));
    }

    /** Namespaces, for a namespaceSelector. */
    static CalicoSelector namespaces(Namespaces where) {
        CalicoSelector labels = CalicoSelector.of(new Selector(where.labels().requirements().stream()
                .map(one -> one.key().equals(Pod.NAMESPACE_NAME_LABEL)
                        ? Requirement.of(NAME, one.operator(), one.values())
                        : one)
                .toList()));
        return where.names().isEmpty() ? labels : among(NAME, where.names()).and(labels);
    }

    /** Host endpoints as the end that a policy is put on. */
    static CalicoSelector hosts(Optional<CalicoSelector> chosen) {
        // A pod may carry any label, but it is always in a namespace.
        return chosen.orElse(CalicoSelector.has(HOST_LABEL))
                .and(CalicoSelector.has(NAMESPACE).not());
    }

    /** Service accounts, for a serviceAccountSelector. */
    static Optional<CalicoSelector> accounts(CalicoEnd end) {
        if (!end.hasServiceAccounts()) {
            return Optional.empty();
        }
        CalicoSelector all = CalicoSelector.all();
        CalicoSelector names = end.serviceAccounts().isEmpty() ? all : among(NAME, end.serviceAccounts());
        return Optional.of(names.and(end.serviceAccountSelector().orElse(all)));
    }

    /** What an end must not be, for a notSelector. */
    static Optional<CalicoSelector> excluded(CalicoEnd end, CalicoPolicy policy) {
        List<CalicoSelector> some = new ArrayList<>();
        end.notSelector().ifPresent(some::add);
        for (Peer peer : end.not()) {
            peer.asPods()
                    .map(pods -> pods.resolved(policy.namespace(), policy.appLabel()))
                    .flatMap(Selecting::excluded)
                    .ifPresent(some::add);
        }
        return some.isEmpty() ? Optional.empty() : Optional.of(CalicoSelector.anyOf(some));
    }

    private static Optional<CalicoSelector> excluded(Pods pods) {
        Set<String> names = pods.namespaces().names();
        return pods.labels()
                .simplified()
                .map(Selecting::pods)
                .map(selector -> names.isEmpty() ? selector : selector.and(among(NAMESPACE, names)));
    }

    private static CalicoSelector among(String key, Set<String> values) {
        return values.size() == 1
                ? CalicoSelector.equal(key, values.iterator().next())
                : CalicoSelector.in(key, values);
    }
}
