package io.github.netpol4j.calico.internal.felix;

import io.github.netpol4j.calico.resource.EntityRule;
import io.github.netpol4j.calico.resource.PolicySpec;
import io.github.netpol4j.calico.resource.ServiceAccountMatch;
import io.github.netpol4j.calico.selector.CalicoSelector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One selector of endpoints for what a policy or a rule says in several fields.
 *
 * <p>Source: Calico, libcalico-go/lib/backend/syncersv1/updateprocessors. Selectors of namespaces and of service accounts are
 * asked of labels with a prefix, and {@code all()} among them is whatever is in a namespace, or has an account.
 */
final class Scoping {

    private Scoping() {}

    /** Which endpoints a policy applies to. */
    static CalicoSelector applied(PolicySpec spec, Optional<String> namespace) {
        List<CalicoSelector> parts = new ArrayList<>();
        boolean ofNamespaces = !spec.namespaceSelector().isEmpty();
        boolean ofAccounts = !spec.serviceAccountSelector().isEmpty();
        if (!spec.selector().isBlank()) {
            // Calico replaces all() after it has put the texts together, so also in the first of them.
            Optional<String> all = ofNamespaces
                    ? Optional.of(Keys.NAMESPACE)
                    : ofAccounts && namespace.isEmpty() ? Optional.of(Keys.SERVICE_ACCOUNT) : Optional.empty();
            parts.add(prefixed(spec.selector(), "", all));
        }
        namespace.ifPresent(name -> parts.add(CalicoSelector.equal(Keys.NAMESPACE, name)));
        if (ofNamespaces) {
            parts.add(prefixed(spec.namespaceSelector(), Keys.OF_NAMESPACE, Optional.of(Keys.NAMESPACE)));
        }
        if (ofAccounts) {
            parts.add(prefixed(
                    spec.serviceAccountSelector(),
                    Keys.OF_SERVICE_ACCOUNT,
                    namespace.isPresent() ? Optional.empty() : Optional.of(Keys.SERVICE_ACCOUNT)));
        }
        return parts.isEmpty() ? CalicoSelector.all() : CalicoSelector.allOf(parts);
    }

    /** Which endpoints an end of a rule can be; empty if it need not be one that Calico knows. */
    static Optional<CalicoSelector> peer(EntityRule end, Optional<String> policyNamespace) {
        List<CalicoSelector> own = new ArrayList<>();
        end.serviceAccounts().ifPresent(accounts -> own.addAll(accounts(accounts)));
        if (!end.selector().isEmpty()) {
            own.add(CalicoSelector.parseAnyLength(end.selector()));
        }
        boolean ofNamespaces = !end.namespaceSelector().isEmpty();
        if (ofNamespaces) {
            own.add(prefixed(end.namespaceSelector(), Keys.OF_NAMESPACE, Optional.of(Keys.NAMESPACE)));
        } else if (policyNamespace.isPresent()
                && (!own.isEmpty() || !end.notSelector().isEmpty())) {
            own.add(CalicoSelector.equal(Keys.NAMESPACE, policyNamespace.get()));
        }
        return own.isEmpty() ? Optional.empty() : Optional.of(CalicoSelector.allOf(own));
    }

    /** Which endpoints an end of a rule must not be. */
    static Optional<CalicoSelector> notPeer(EntityRule end) {
        return end.notSelector().isEmpty()
                ? Optional.empty()
                : Optional.of(CalicoSelector.parseAnyLength(end.notSelector()));
    }

    private static List<CalicoSelector> accounts(ServiceAccountMatch accounts) {
        List<CalicoSelector> parts = new ArrayList<>();
        if (!accounts.selector().isEmpty()) {
            parts.add(prefixed(accounts.selector(), Keys.OF_SERVICE_ACCOUNT, Optional.empty()));
        }
        if (!accounts.names().isEmpty()) {
            parts.add(CalicoSelector.in(Keys.SERVICE_ACCOUNT, accounts.names()));
        }
        return parts;
    }

    /** Of other labels, and with something else in the place of {@code all()}, in one go: a conjunction forgets {@code all()}. */
    private static CalicoSelector prefixed(String text, String prefix, Optional<String> all) {
        return CalicoSelector.parseAnyLength(text).fold(new Rewriting(prefix, all.map(CalicoSelector::has)));
    }

    /** The same selector of other labels. */
    private record Rewriting(String prefix, Optional<CalicoSelector> insteadOfAll)
            implements CalicoSelector.Cases<CalicoSelector> {

        @Override
        public CalicoSelector all() {
            return insteadOfAll.orElseGet(CalicoSelector::all);
        }

        @Override
        public CalicoSelector global() {
            return CalicoSelector.has(Keys.NAMESPACE).not();
        }

        @Override
        public CalicoSelector has(CalicoSelector.Has has) {
            return new CalicoSelector.Has(prefix + has.key());
        }

        @Override
        public CalicoSelector equality(CalicoSelector.Equality equality) {
            return new CalicoSelector.Equality(prefix + equality.key(), equality.equal(), equality.value());
        }

        @Override
        public CalicoSelector substring(CalicoSelector.Substring substring) {
            return new CalicoSelector.Substring(prefix + substring.key(), substring.position(), substring.text());
        }

        @Override
        public CalicoSelector membership(CalicoSelector.Membership membership) {
            return new CalicoSelector.Membership(prefix + membership.key(), membership.in(), membership.values());
        }

        @Override
        public CalicoSelector not(CalicoSelector.Not not) {
            return not.operand().fold(this).not();
        }

        @Override
        public CalicoSelector and(CalicoSelector.And and) {
            return CalicoSelector.allOf(
                    and.operands().stream().map(operand -> operand.fold(this)).toList());
        }

        @Override
        public CalicoSelector or(CalicoSelector.Or or) {
            return CalicoSelector.anyOf(
                    or.operands().stream().map(operand -> operand.fold(this)).toList());
        }
    }
}
