package io.github.netpol4j.calico.laws;

import io.github.netpol4j.calico.CalicoPolicies;
import io.github.netpol4j.calico.laws.CalicoCase.Compiler;
import io.github.netpol4j.calico.resource.CalicoRule;
import io.github.netpol4j.calico.resource.EntityRule;
import io.github.netpol4j.calico.resource.GlobalNetworkPolicy;
import io.github.netpol4j.calico.selector.CalicoSelector;
import io.github.netpol4j.flow.Direction;
import io.github.netpol4j.rule.Allow;
import io.github.netpol4j.rule.Deny;
import io.github.netpol4j.rule.IpBlock;
import io.github.netpol4j.rule.Isolate;
import io.github.netpol4j.rule.Operator;
import io.github.netpol4j.rule.Peer;
import io.github.netpol4j.rule.Pods;
import io.github.netpol4j.rule.Policy;
import io.github.netpol4j.rule.Port;
import io.github.netpol4j.rule.Requirement;
import io.github.netpol4j.rule.Rule;
import io.github.netpol4j.rule.Selector;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Law 3: every kind of rule, peer and port shows in the output.
 *
 * <p>Tried on one source, one destination and one port, whose ends are isolated: where nothing is closed, a grant needs no output. A peer
 * that contradicts itself is nobody, and need not show; nor need two blocks of different IP families.
 */
final class NothingLost {

    private NothingLost() {}

    static Optional<String> check(Compiler compiler, CalicoCase tried) {
        Policy policy = tried.policies().get(0).resolved();
        List<Rule> rules = beside(policy.rules().get(0));
        CalicoCase alone = tried.with(List.of(Policy.of(policy.name(), policy.namespace(), policy.appLabel(), rules)));
        Set<String> wanted = wanted(rules.get(0));
        CalicoPolicies compiled = compiler.apply(alone);
        Set<String> missing = new TreeSet<>(wanted);
        missing.removeAll(shown(compiled));
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(rules + "\ndoes not show in the output: " + missing + "\n" + compiled.yaml());
    }

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

    private static Set<String> wanted(Rule rule) {
        Set<String> words = new HashSet<>();
        if (rule instanceof Allow allow) {
            between(
                    words,
                    "Allow ",
                    allow.sources().get(0),
                    allow.destinations().get(0),
                    allow.ports().get(0));
        } else if (rule instanceof Deny deny) {
            between(
                    words,
                    "Deny ",
                    deny.sources().get(0),
                    deny.destinations().get(0),
                    deny.ports().get(0));
        } else if (rule instanceof Isolate isolate
                && !isNobody(isolate.subjects().get(0))) {
            isolate.directions()
                    .forEach(direction -> words(isolate.subjects().get(0)).stream()
                            .filter(word -> !word.equals("anyone"))
                            .forEach(word -> words.add(direction + " of " + word)));
        }
        return words;
    }

    private static void between(Set<String> words, String action, Peer source, Peer destination, Port port) {
        if (!isNobody(source) && !isNobody(destination) && !areOfTwoFamilies(source, destination)) {
            port(port).forEach(word -> words.add(action + word));
            Set<String> ends = new HashSet<>(words(source));
            ends.addAll(words(destination));
            ends.remove("anyone");
            words.addAll(ends);
        }
    }

    /** No flow has an IPv4 address at one end and an IPv6 address at the other. */
    private static boolean areOfTwoFamilies(Peer source, Peer destination) {
        return source instanceof IpBlock from
                && destination instanceof IpBlock to
                && !from.block().address().sameFamily(to.block().address());
    }

    private static boolean isNobody(Peer peer) {
        return words(peer).contains("nobody");
    }

    private static Set<String> words(Peer peer) {
        return peer.fold(
                NothingLost::pods,
                namespaces -> pods(Pods.allIn(namespaces)),
                block -> {
                    Set<String> words = new HashSet<>(Set.of("block " + block.block()));
                    block.except().forEach(hole -> words.add("except " + hole));
                    return words;
                },
                () -> Set.of("anyone"),
                () -> pods(Peer.Dns.PODS),
                () -> Set.of("hosts"));
    }

    private static Set<String> pods(Pods pods) {
        Set<String> words = new HashSet<>();
        labels(pods.namespaces().asSelector(), "namespace ", words);
        labels(pods.labels(), "", words);
        return words;
    }

    private static void labels(Selector selector, String of, Set<String> words) {
        Optional<Selector> simple = selector.simplified();
        if (simple.isEmpty()) {
            words.add("nobody");
            return;
        }
        for (Requirement requirement : simple.get().requirements()) {
            String key = of + requirement.key().replace("kubernetes.io/metadata.name", "projectcalico.org/name") + " ";
            if (requirement.operator().takesValues()) {
                String how = requirement.operator() == Operator.IN ? "In " : "NotIn ";
                requirement.values().forEach(value -> words.add(key + how + value));
            } else {
                words.add(key + (requirement.operator() == Operator.EXISTS ? "Exists" : "DoesNotExist"));
            }
        }
    }

    private static Set<String> port(Port port) {
        return port.fold(
                () -> Set.of("any port"),
                protocol -> Set.of("all of " + protocol),
                (protocol, range) -> Set.of(protocol + " "
                        + (range.from() == range.to() ? "" + range.from() : range.from() + ":" + range.to())),
                (protocol, name) -> Set.of(protocol + " " + name),
                () -> Set.of("all of ICMP", "all of ICMPv6"));
    }

    private static Set<String> shown(CalicoPolicies compiled) {
        Set<String> words = new HashSet<>();
        compiled.resources().forEach(resource -> {
            if (resource instanceof GlobalNetworkPolicy policy) {
                Set<String> own = selector(policy.spec().selector(), "");
                own.addAll(selector(policy.spec().namespaceSelector(), "namespace "));
                words.addAll(own);
                policy.spec()
                        .types()
                        .forEach(type -> own.forEach(
                                word -> words.add(type.toString().toLowerCase(Locale.ROOT) + " of " + word)));
                policy.spec().ingress().forEach(rule -> rule(rule, words));
                policy.spec().egress().forEach(rule -> rule(rule, words));
            }
        });
        return words;
    }

    private static void rule(CalicoRule rule, Set<String> words) {
        String protocol = rule.protocol().map(Object::toString).orElse("");
        if (rule.protocol().isEmpty()) {
            words.add(rule.action() + " any port");
        } else if (rule.destination().ports().isEmpty()) {
            words.add(rule.action() + " all of " + protocol);
        }
        rule.destination().ports().forEach(port -> words.add(rule.action() + " " + protocol + " " + port));
        for (EntityRule end : List.of(rule.source(), rule.destination())) {
            end.nets().forEach(net -> words.add("block " + net));
            end.notNets().forEach(net -> words.add("except " + net));
            words.addAll(selector(end.selector(), ""));
            words.addAll(selector(end.namespaceSelector(), "namespace "));
        }
    }

    /** What a conjunction says of labels, word by word; what says hosts is one word. */
    private static Set<String> selector(String text, String of) {
        Set<String> words = new HashSet<>();
        if (text.contains("netpol4j.io/host") || text.contains("projectcalico.org/created-by")) {
            words.add("hosts");
        }
        if (!text.isEmpty()) {
            CalicoSelector selector = CalicoSelector.parse(text);
            List<CalicoSelector> parts =
                    selector instanceof CalicoSelector.And and ? and.operands() : List.of(selector);
            parts.forEach(part -> words.addAll(part(part, of)));
        }
        return words;
    }

    private static Set<String> part(CalicoSelector part, String of) {
        Set<String> words = new HashSet<>();
        if (part instanceof CalicoSelector.Equality equality) {
            words.add(of + equality.key() + (equality.equal() ? " In " : " NotIn ") + equality.value());
        } else if (part instanceof CalicoSelector.Membership membership) {
            membership
                    .values()
                    .forEach(
                            value -> words.add(of + membership.key() + (membership.in() ? " In " : " NotIn ") + value));
        } else if (part instanceof CalicoSelector.Has has) {
            words.add(of + has.key() + " Exists");
        } else if (part instanceof CalicoSelector.Not not && not.operand() instanceof CalicoSelector.Has has) {
            words.add(of + has.key() + " DoesNotExist");
        }
        return words;
    }
}
