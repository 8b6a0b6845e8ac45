package io.github.netpol4j.calico.internal.compile;

import io.github.netpol4j.calico.policy.CalicoEnd;
import io.github.netpol4j.calico.policy.CalicoPolicy;
import io.github.netpol4j.calico.policy.CalicoSentence;
import io.github.netpol4j.calico.resource.Action;
import io.github.netpol4j.calico.resource.CalicoRule;
import io.github.netpol4j.calico.resource.EntityRule;
import io.github.netpol4j.calico.resource.PolicySpec;
import io.github.netpol4j.calico.selector.CalicoSelector;
import io.github.netpol4j.flow.Direction;
import io.github.netpol4j.rule.Allow;
import io.github.netpol4j.rule.Deny;
import io.github.netpol4j.rule.Isolate;
import io.github.netpol4j.rule.Namespaces;
import io.github.netpol4j.rule.Peer;
import io.github.netpol4j.rule.Pods;
import io.github.netpol4j.rule.Port;
import io.github.netpol4j.rule.Rule;
import io.github.netpol4j.target.Gap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** One sentence as what a policy says. */
final class PolicyDraft {

    private final CalicoPolicy policy;
    private final CalicoSentence sentence;
    private final Rule rule;
    private final List<Peer> guarded;
    private final EndMatches ends;
    private final Consumer<Gap> gaps;

    PolicyDraft(CalicoPolicy policy, CalicoSentence sentence, Consumer<Gap> gaps) {
        this.policy = policy;
        this.sentence = sentence;
        this.gaps = gaps;
        rule = sentence.rule().resolved(policy.namespace(), policy.appLabel());
        boolean source = sentence.guardsSource();
        guarded = rule.fold(
                allow -> source ? allow.sources() : allow.destinations(),
                deny -> source ? deny.sources() : deny.destinations(),
                Isolate::subjects);
        ends = new EndMatches(policy, sentence, gaps);
    }

    /** The namespaces in which the policy is to be; empty for one of the cluster. */
    Set<String> namespaces() {
        return sentence.isGlobal()
                ? Set.of()
                : guarded.get(0)
                        .asPods()
                        .flatMap(pods -> pods.namespaces().pinned())
                        .orElseGet(TreeSet::new);
    }

    /** What the policy says; empty if what it guards contradicts itself, so that there is none. */
    Optional<PolicySpec> spec(double order) {
        return selector().map(selector -> {
            PolicySpec spec = PolicySpec.EMPTY
                    .inTier(sentence.tier())
                    .withOrder(order)
                    .withSelector(ends.whole("what is guarded", selector));
            Optional<Namespaces> where = guarded.get(0).asPods().map(Pods::namespaces);
            if (sentence.isGlobal() && where.isPresent()) {
                spec = spec.withNamespaceSelector(
                        ends.whole("the namespaces that are guarded", Selecting.namespaces(where.get())));
            }
            Optional<CalicoSelector> accounts = Selecting.accounts(own());
            if (accounts.isPresent()) {
                spec = spec.withServiceAccountSelector(ends.whole("the guarded service accounts", accounts.get()));
            }
            return rules(chains(spec));
        });
    }

    private PolicySpec chains(PolicySpec spec) {
        if (sentence.isPreDnat()) {
            return spec.beforeDnat();
        }
        if (sentence.isUntracked()) {
            return spec.untracked();
        }
        return sentence.appliesOnForward() ? spec.onForward() : spec;
    }

    private CalicoEnd own() {
        return sentence.guardsSource() ? sentence.source() : sentence.destination();
    }

    private Optional<CalicoSelector> selector() {
        if (guarded.contains(new Peer.Host())) {
            return Optional.of(without(Selecting.hosts(sentence.hosts())));
        }
        List<CalicoSelector> labels = guarded.stream()
                .flatMap(peer -> peer.asPods().stream())
                .flatMap(pods -> pods.labels().simplified().stream())
                .map(CalicoSelector::of)
                .toList();
        return labels.isEmpty()
                ? Optional.empty()
                : Optional.of(without(CalicoSelector.pods().and(CalicoSelector.anyOf(labels))));
    }

    private CalicoSelector without(CalicoSelector selector) {
        return Selecting.excluded(own(), policy)
                .map(excluded -> selector.and(excluded.not()))
                .orElse(selector);
    }

    private PolicySpec rules(PolicySpec spec) {
        return rule.fold(
                allow -> between(spec, allow),
                deny -> between(spec, deny),
                isolate -> closing(spec, isolate.directions()));
    }

    private PolicySpec closing(PolicySpec spec, Set<Direction> directions) {
        List<CalicoRule> closing = actions(Action.DENY, CalicoRule.of(Action.DENY));
        PolicySpec closed = spec;
        if (directions.contains(Direction.INGRESS)) {
            closed = closed.withIngress(closing);
        }
        return directions.contains(Direction.EGRESS) ? closed.withEgress(closing) : closed;
    }

    private PolicySpec between(PolicySpec spec, Allow allow) {
        return between(spec, Action.ALLOW, allow.sources(), allow.destinations(), allow.ports());
    }

    private PolicySpec between(PolicySpec spec, Deny deny) {
        return between(spec, Action.DENY, deny.sources(), deny.destinations(), deny.ports());
    }

    private PolicySpec between(
            PolicySpec spec, Action action, List<Peer> sources, List<Peer> destinations, List<Port> ports) {
        List<CalicoRule> rules = new ArrayList<>();
        boolean egress = sentence.guardsSource();
        EntityRule own = ends.own(EntityRule.ANY, own());
        List<EntityRule> others = sentence.service()
                .map(service -> List.of(EntityRule.ANY.withServices(service)))
                .orElseGet(() -> egress
                        ? ends.other(destinations, sentence.destination())
                        : ends.other(sources, sentence.source()));
        for (PortGroup group : PortGroup.of(ports)) {
            for (EntityRule other : others) {
                CalicoRule match =
                        CalicoRule.of(action).withSource(egress ? own : other).withDestination(egress ? other : own);
                CalicoRule withHttp = sentence.http().map(match::withHttp).orElse(match);
                Families.of(group.on(withHttp)).forEach(one -> rules.addAll(actions(action, one)));
            }
        }
        List<CalicoRule> all = rules.stream().distinct().toList();
        if (all.size() > Limits.RULES) {
            gaps.accept(SentenceGaps.tooManyRules(sentence, all.size()));
        }
        return egress ? spec.withEgress(all) : spec.withIngress(all);
    }

    /** The rule with what the sentence does, after one that logs if it is to. */
    private List<CalicoRule> actions(Action action, CalicoRule match) {
        CalicoRule acting = match.withAction(sentence.passes() ? Action.PASS : action);
        return sentence.isLogged() ? List.of(match.withAction(Action.LOG), acting) : List.of(acting);
    }
}
