package io.github.netpol4j.ufw.laws;

import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.flow.Direction;
import io.github.netpol4j.rule.Allow;
import io.github.netpol4j.rule.Deny;
import io.github.netpol4j.rule.IpBlock;
import io.github.netpol4j.rule.Isolate;
import io.github.netpol4j.rule.Peer;
import io.github.netpol4j.rule.Policy;
import io.github.netpol4j.rule.Port;
import io.github.netpol4j.rule.Rule;
import io.github.netpol4j.ufw.internal.compile.UfwCompiler;
import io.github.netpol4j.ufw.policy.UfwPolicy;
import io.github.netpol4j.ufw.rule.UfwAction;
import io.github.netpol4j.ufw.rule.UfwDefaults;
import io.github.netpol4j.ufw.rule.UfwRule;
import io.github.netpol4j.ufw.rule.UfwState;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Compilers that get one thing wrong. Each is made of what the real one makes of parts. */
enum BrokenCompiler implements Function<List<Policy>, UfwState> {
    /** Each Allow closes its own ports at once. */
    INTERLEAVED_CLOSINGS {
        @Override
        public UfwState apply(List<Policy> policies) {
            List<UfwRule> rules = new ArrayList<>(phase(policies, BrokenCompiler::isDeny));
            rules(policies).filter(rule -> !isDeny(rule)).forEach(rule -> rules.addAll(alone(rule)));
            return state(rules);
        }
    },
    ALLOWS_FIRST {
        @Override
        public UfwState apply(List<Policy> policies) {
            return state(allows(policies), phase(policies, BrokenCompiler::isDeny), closings(policies));
        }
    },
    SENTENCE_ORDER {
        @Override
        public UfwState apply(List<Policy> policies) {
            List<UfwRule> rules = new ArrayList<>();
            rules(policies)
                    .forEach(rule -> rules.addAll(
                            isDeny(rule)
                                    ? alone(rule)
                                    : alone(rule).stream()
                                            .filter(one -> one.action() == UfwAction.ALLOW)
                                            .toList()));
            rules.addAll(closings(policies));
            return state(rules);
        }
    },
    CLOSINGS_OF_IPV4_ALONE {
        @Override
        public UfwState apply(List<Policy> policies) {
            List<UfwRule> closings = closings(policies).stream()
                    .map(rule -> rule.withSource(rule.source().at(Cidr.IPV4)))
                    .toList();
            return state(phase(policies, BrokenCompiler::isDeny), allows(policies), closings);
        }
    },
    /** What an Allow does not mean is denied, also to other Allows. */
    EXCEPTIONS_AS_DENIES {
        @Override
        public UfwState apply(List<Policy> policies) {
            List<Rule> rules = new ArrayList<>();
            rules(policies).forEach(rule -> rules.addAll(withDenies(rule)));
            return Faithful.compiled(List.of(named("p", rules)));
        }
    },
    DEFAULT_DENY {
        @Override
        public UfwState apply(List<Policy> policies) {
            List<UfwRule> rules = new ArrayList<>(phase(policies, BrokenCompiler::isDeny));
            rules.addAll(allows(policies));
            return UfwState.of(new UfwDefaults(UfwAction.DENY, UfwAction.DENY, UfwAction.DENY), rules);
        }
    },
    POLICIES_APPENDED {
        @Override
        public UfwState apply(List<Policy> policies) {
            List<UfwRule> rules = new ArrayList<>();
            policies.forEach(policy -> rules.addAll(compiled(open(policy.rules()))));
            return state(rules);
        }
    };

    private static boolean isDeny(Rule rule) {
        return rule.fold(allow -> false, deny -> true, isolate -> false);
    }

    static Stream<Rule> rules(List<Policy> policies) {
        return policies.stream().flatMap(policy -> policy.rules().stream());
    }

    private static Policy named(String name, List<Rule> rules) {
        return Policy.of(name, "hosts", Policy.APP_LABEL, rules);
    }

    private static List<UfwRule> compiled(List<Rule> rules) {
        return UfwCompiler.compile(List.of(UfwPolicy.of(named("p", rules)))).rules();
    }

    /** The rules of those that are chosen; to allow everything needs an Isolate beside it. */
    static List<UfwRule> phase(List<Policy> policies, Predicate<Rule> chosen) {
        List<Rule> some = rules(policies).filter(chosen).toList();
        return some.isEmpty() ? List.of() : compiled(open(some));
    }

    static List<UfwRule> allows(List<Policy> policies) {
        return phase(policies, rule -> !isDeny(rule)).stream()
                .filter(rule -> rule.action() == UfwAction.ALLOW)
                .toList();
    }

    static List<UfwRule> closings(List<Policy> policies) {
        return phase(policies, rule -> !isDeny(rule)).stream()
                .filter(rule -> rule.action() == UfwAction.DENY)
                .toList();
    }

    static List<UfwRule> alone(Rule rule) {
        return compiled(open(List.of(rule)));
    }

    private static List<Rule> open(List<Rule> rules) {
        List<Rule> more = new ArrayList<>(rules);
        for (Rule rule : rules) {
            rule.<Runnable>fold(
                            allow -> () -> {
                                if (allow.ports().contains(new Port.Any())) {
                                    Direction direction = allow.sources().contains(new Peer.Host())
                                            ? Direction.EGRESS
                                            : Direction.INGRESS;
                                    more.add(new Isolate(List.of(new Peer.Host()), new TreeSet<>(List.of(direction))));
                                }
                            },
                            deny -> () -> {},
                            isolate -> () -> {})
                    .run();
        }
        return more;
    }

    private static List<Rule> withDenies(Rule rule) {
        return rule.fold(
                allow -> Stream.concat(
                                Stream.<Rule>of(
                                        new Allow(whole(allow.sources()), whole(allow.destinations()), allow.ports())),
                                Stream.concat(
                                        holes(allow.sources()).stream()
                                                .<Rule>map(hole ->
                                                        new Deny(List.of(hole), allow.destinations(), allow.ports())),
                                        holes(allow.destinations()).stream()
                                                .<Rule>map(hole ->
                                                        new Deny(allow.sources(), List.of(hole), allow.ports()))))
                        .toList(),
                deny -> List.of(deny),
                isolate -> List.of(isolate));
    }

    private static List<Peer> whole(List<Peer> peers) {
        return peers.stream()
                .<Peer>map(peer -> peer instanceof IpBlock block ? new IpBlock(block.block(), List.of()) : peer)
                .toList();
    }

    private static List<Peer> holes(List<Peer> peers) {
        return peers.stream()
                .filter(IpBlock.class::isInstance)
                .map(IpBlock.class::cast)
                .flatMap(block -> block.except().stream())
                .<Peer>map(hole -> new IpBlock(hole, List.of()))
                .toList();
    }

    static UfwState state(List<UfwRule> rules) {
        return UfwState.of(UfwCompiler.DEFAULTS, rules);
    }

    static UfwState state(List<UfwRule> first, List<UfwRule> second, List<UfwRule> third) {
        return state(Stream.of(first, second, third).flatMap(List::stream).toList());
    }
}
