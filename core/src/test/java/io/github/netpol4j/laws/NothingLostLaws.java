package io.github.netpol4j.laws;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicySpec;
import io.github.netpol4j.flow.Direction;
import io.github.netpol4j.flow.Pod;
import io.github.netpol4j.laws.arbitraries.FlowArbitraries;
import io.github.netpol4j.laws.arbitraries.Flows;
import io.github.netpol4j.laws.arbitraries.RuleArbitraries;
import io.github.netpol4j.rule.Allow;
import io.github.netpol4j.rule.Deny;
import io.github.netpol4j.rule.IpBlock;
import io.github.netpol4j.rule.Isolate;
import io.github.netpol4j.rule.Namespaces;
import io.github.netpol4j.rule.Operator;
import io.github.netpol4j.rule.Peer;
import io.github.netpol4j.rule.Pods;
import io.github.netpol4j.rule.Policy;
import io.github.netpol4j.rule.Port;
import io.github.netpol4j.rule.Rule;
import io.github.netpol4j.rule.Selector;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Law 3: every kind of rule, peer and port shows in the output or in a gap.
 *
 * <p>Tried on one source, one destination and one port, whose ends are isolated: where nothing is closed, a grant needs no
 * output. A peer that contradicts itself is nobody, and need not show.
 */
class NothingLostLaws {

    static final Law<Subject, Case> LAW =
            new Law<>("3 nothing is lost", NothingLostLaws::single, NothingLostLaws::check);

    @Property(edgeCases = EdgeCasesMode.NONE)
    void everyRulePeerAndPortShows(@ForAll("cases") Case tried) {
        LAW.holds(Library.SUBJECT, tried);
    }

    @Provide
    Arbitrary<Case> cases() {
        return LAW.cases().get();
    }

    private static Arbitrary<Case> single() {
        return Combinators.combine(RuleArbitraries.rule(), FlowArbitraries.flows())
                .as((rule, flows) -> about(Policy.of("one", "a", "app", List.of(rule)), flows));
    }

    /** A policy's first rule alone. */
    static Case about(Policy policy, Flows flows) {
        List<Rule> rules = beside(policy.rules().get(0));
        return new Case(List.of(Policy.of(policy.name(), policy.namespace(), policy.appLabel(), rules)), flows);
    }

    /** The rule, of one source, destination and port, and what closes its ends. */
    private static List<Rule> beside(Rule rule) {
        List<Rule> rules = new ArrayList<>();
        if (rule instanceof Allow allow) {
            Peer source = allow.sources().get(0);
            Peer destination = allow.destinations().get(0);
            rules.add(new Allow(
                    List.of(source), List.of(destination), allow.ports().subList(0, 1)));
            closing(source, Direction.EGRESS).ifPresent(rules::add);
            closing(destination, Direction.INGRESS).ifPresent(rules::add);
        } else if (rule instanceof Deny deny) {
            rules.add(new Deny(
                    deny.sources().subList(0, 1),
                    deny.destinations().subList(0, 1),
                    deny.ports().subList(0, 1)));
        } else if (rule instanceof Isolate isolate) {
            rules.add(new Isolate(isolate.subjects().subList(0, 1), isolate.directions()));
        }
        return rules;
    }

    private static Optional<Rule> closing(Peer end, Direction direction) {
        Peer closed = end instanceof Peer.Dns ? Peer.Dns.PODS : end;
        return closed.isGuardable()
                ? Optional.of(new Isolate(List.of(closed), new TreeSet<>(List.of(direction))))
                : Optional.empty();
    }

    static Optional<String> check(Subject subject, Case tried) {
        List<String> gaps = subject.gaps(tried.policies());
        Rule rule = tried.policies().get(0).rules().get(0);
        if (!gaps.isEmpty()) {
            return Optional.empty();
        }
        if (mustBeAGap(rule)) {
            return Optional.of(tried.java() + "\nno gap tells of " + rule);
        }
        Rule resolved = tried.policies().get(0).resolved().rules().get(0);
        Set<String> missing = wanted(resolved);
        missing.removeAll(shown(subject.compile(tried.policies()).objects()));
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(tried.java() + "\ndoes not show in the output: " + new TreeSet<>(missing));
    }

    private static boolean mustBeAGap(Rule rule) {
        return rule.fold(
                allow -> allow.ports().contains(new Port.Ping())
                        || allow.sources().contains(new Peer.Host())
                        || allow.destinations().contains(new Peer.Host()),
                deny -> true,
                isolate -> isolate.subjects().contains(new Peer.Host()));
    }

    private static Set<String> wanted(Rule rule) {
        Set<String> words = new HashSet<>();
        if (rule instanceof Allow allow) {
            Peer source = allow.sources().get(0);
            Peer destination = allow.destinations().get(0);
            if (!isNobody(source) && !isNobody(destination)) {
                if (source.isGuardable()) {
                    add(words, "egress of ", words(source));
                    add(words, "egress to ", words(destination));
                    add(words, "egress to ", words(allow.ports().get(0)));
                }
                if (destination.isGuardable() || destination instanceof Peer.Dns) {
                    add(words, "ingress of ", words(destination));
                    add(words, "ingress from ", words(source));
                    add(words, "ingress from ", words(allow.ports().get(0)));
                }
            }
        } else if (rule instanceof Isolate isolate
                && !isNobody(isolate.subjects().get(0))) {
            isolate.directions()
                    .forEach(direction -> add(
                            words, direction + " of ", words(isolate.subjects().get(0))));
        }
        return words;
    }

    private static void add(Set<String> words, String where, Set<String> more) {
        more.forEach(word -> words.add(where + word));
    }

    private static boolean isNobody(Peer peer) {
        return words(peer).contains("nobody");
    }

    private static Set<String> words(Peer peer) {
        Set<String> words = new HashSet<>();
        if (peer instanceof Pods pods) {
            namespaces(pods.namespaces(), words);
            labels(pods.labels(), words);
        } else if (peer instanceof Namespaces namespaces) {
            namespaces(namespaces, words);
        } else if (peer instanceof IpBlock block) {
            words.add("block " + block.block());
            block.except().forEach(hole -> words.add("except " + hole));
        } else if (peer instanceof Peer.Dns) {
            return words(Peer.Dns.PODS);
        } else {
            words.add("anyone");
        }
        return words;
    }

    private static void namespaces(Namespaces namespaces, Set<String> words) {
        Optional<Selector> simple = namespaces.asSelector().simplified();
        if (simple.isEmpty()) {
            words.add("nobody");
        } else {
            labels(simple.get(), words);
        }
    }

    private static void labels(Selector selector, Set<String> words) {
        Optional<Selector> simple = selector.simplified();
        if (simple.isEmpty()) {
            words.add("nobody");
            return;
        }
        simple.get().requirements().forEach(requirement -> {
            if (requirement.operator().takesValues()) {
                String how = requirement.operator() == Operator.IN ? " In " : " NotIn ";
                requirement.values().forEach(value -> words.add(requirement.key() + how + value));
            } else {
                words.add(
                        requirement.key() + (requirement.operator() == Operator.EXISTS ? " Exists" : " DoesNotExist"));
            }
        });
    }

    private static Set<String> words(Port port) {
        return Set.of(port.fold(
                () -> "any port",
                protocol -> "all of " + protocol,
                (protocol, range) -> protocol + " " + range.from() + " to " + range.to(),
                (protocol, name) -> protocol + " " + name,
                () -> "ping"));
    }

    private static Set<String> shown(List<NetworkPolicy> objects) {
        Set<String> words = new HashSet<>();
        for (NetworkPolicy object : objects) {
            NetworkPolicySpec spec = object.getSpec();
            Set<String> own = new HashSet<>();
            own.add(Pod.NAMESPACE_NAME_LABEL + " In " + object.getMetadata().getNamespace());
            selector(spec.getPodSelector(), own);
            spec.getPolicyTypes().forEach(type -> add(words, type.toLowerCase(Locale.ROOT) + " of ", own));
            spec.getIngress().forEach(rule -> add(words, "ingress from ", traffic(rule.getFrom(), rule.getPorts())));
            spec.getEgress().forEach(rule -> add(words, "egress to ", traffic(rule.getTo(), rule.getPorts())));
        }
        return words;
    }

    private static Set<String> traffic(List<NetworkPolicyPeer> peers, List<NetworkPolicyPort> ports) {
        Set<String> words = new HashSet<>();
        if (peers.isEmpty()) {
            words.add("anyone");
        }
        if (ports.isEmpty()) {
            words.add("any port");
        }
        for (NetworkPolicyPeer peer : peers) {
            selector(peer.getPodSelector(), words);
            selector(peer.getNamespaceSelector(), words);
            if (peer.getIpBlock() != null) {
                words.add("block " + peer.getIpBlock().getCidr());
                peer.getIpBlock().getExcept().forEach(hole -> words.add("except " + hole));
            }
        }
        for (NetworkPolicyPort port : ports) {
            String protocol = port.getProtocol() == null ? "TCP" : port.getProtocol();
            if (port.getPort() == null) {
                words.add("all of " + protocol);
            } else if (port.getPort().getStrVal() != null) {
                words.add(protocol + " " + port.getPort().getStrVal());
            } else {
                int last = port.getEndPort() == null ? port.getPort().getIntVal() : port.getEndPort();
                words.add(protocol + " " + port.getPort().getIntVal() + " to " + last);
            }
        }
        return words;
    }

    private static void selector(LabelSelector selector, Set<String> words) {
        if (selector == null) {
            return;
        }
        if (selector.getMatchLabels() != null) {
            for (Map.Entry<String, String> label : selector.getMatchLabels().entrySet()) {
                words.add(label.getKey() + " In " + label.getValue());
            }
        }
        for (LabelSelectorRequirement requirement : selector.getMatchExpressions()) {
            String key = requirement.getKey() + " " + requirement.getOperator();
            if (requirement.getValues() == null || requirement.getValues().isEmpty()) {
                words.add(key);
            } else {
                requirement.getValues().forEach(value -> words.add(key + " " + value));
            }
        }
    }
}
