package io.github.netpol4j.calico.internal.findings;

import io.github.netpol4j.calico.selector.CalicoSelector;
import java.util.Map;
import java.util.Optional;

/**
 * The endpoints that a policy is for. Where a selector is too large to be reasoned about, endpoints may overlap and cover nothing.
 *
 * @param namespace the only namespace, of a policy that is in one
 * @param endpoints the selector of their labels
 * @param namespaces the selector of the labels of their namespaces; empty for all, and for host endpoints
 * @param accounts the selector of the labels of their service accounts; empty for all, and for host endpoints
 */
record Subject(
        Optional<String> namespace,
        CalicoSelector endpoints,
        Optional<CalicoSelector> namespaces,
        Optional<CalicoSelector> accounts) {

    /** Beyond it no conclusion is drawn. */
    private static final int TERMS = 500;

    /** Whether some endpoint could be one of both. */
    boolean overlaps(Subject other) {
        return scopesOverlap(other)
                && canMatch(endpoints.and(other.endpoints))
                && canMatch(all(accounts).and(all(other.accounts)));
    }

    private boolean scopesOverlap(Subject other) {
        if (namespace.isPresent() && other.namespace.isPresent()) {
            return namespace.equals(other.namespace);
        }
        return canMatch(ownNamespace().and(other.ownNamespace()));
    }

    /** Whether every endpoint of the other is surely one of these. */
    boolean covers(Subject other) {
        return (!other.mayBeHosts() || (mayBeHosts() && isWithin(other.endpoints, endpoints))) && coversPods(other);
    }

    /** Whether every pod of the other is surely one of these. */
    boolean coversPods(Subject other) {
        boolean isScopeWithin = namespace.isPresent()
                ? namespace.equals(other.namespace)
                : isWithin(other.ownNamespace(), all(namespaces));
        return isScopeWithin
                && isWithin(other.endpoints.and(CalicoSelector.pods()), endpoints)
                && isWithin(all(other.accounts), all(accounts));
    }

    /** Whether it can select something that is in no namespace. */
    boolean mayBeHosts() {
        return namespace.isEmpty() && namespaces.isEmpty() && accounts.isEmpty();
    }

    /** Whether it selects a host endpoint with these labels. */
    boolean selectsHost(Map<String, String> labels) {
        return mayBeHosts() && endpoints.matches(labels);
    }

    /** Whether it can select pods: a selector that asks for what pods never have does not. */
    boolean maySelectPods() {
        return canMatch(endpoints.and(CalicoSelector.pods()).and(CalicoSelector.has(Labels.NAMESPACE)));
    }

    /** What is known of the labels of the namespace, as a selector of them. */
    private CalicoSelector ownNamespace() {
        return namespace
                .map(name ->
                        CalicoSelector.equal(Labels.NAME, name).and(CalicoSelector.equal(Labels.METADATA_NAME, name)))
                .orElseGet(() -> all(namespaces));
    }

    private static CalicoSelector all(Optional<CalicoSelector> selector) {
        return selector.orElseGet(CalicoSelector::all);
    }

    /** Whether something could match a selector. */
    static boolean canMatch(CalicoSelector selector) {
        return selector.terms(TERMS).map(terms -> !terms.isEmpty()).orElse(true);
    }

    private static boolean isWithin(CalicoSelector inner, CalicoSelector outer) {
        return inner.and(outer.not()).terms(TERMS).map(terms -> terms.isEmpty()).orElse(false);
    }
}
