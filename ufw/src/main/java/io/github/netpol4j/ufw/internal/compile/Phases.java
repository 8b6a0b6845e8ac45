package io.github.netpol4j.ufw.internal.compile;

import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.flow.Direction;
import io.github.netpol4j.rule.Allow;
import io.github.netpol4j.rule.Deny;
import io.github.netpol4j.rule.Isolate;
import io.github.netpol4j.rule.Peer;
import io.github.netpol4j.rule.Policy;
import io.github.netpol4j.rule.Rule;
import io.github.netpol4j.target.Gap;
import io.github.netpol4j.ufw.rule.UfwAction;
import io.github.netpol4j.ufw.rule.UfwDirection;
import io.github.netpol4j.ufw.rule.UfwRule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * The rules of policies, in three phases over all of them: what is denied, what is allowed, and the closing of what is allowed to some.
 * In each phase the order does not matter, so it follows from the rules and not from how they were written.
 */
final class Phases {

    private static final Comparator<Optional<Cidr>> NETS = Comparator.comparing(net -> net.orElse(Cidr.IPV4));

    private static final Comparator<Key> ORDER = Comparator.comparing(Key::policy)
            .thenComparing(Key::routed)
            .thenComparing(Key::direction)
            .thenComparing(Key::source, NETS)
            .thenComparing(key -> key.source.isPresent())
            .thenComparing(Key::destination, NETS)
            .thenComparing(key -> key.destination.isPresent());

    /** Rules that differ in ports alone are one. */
    private record Key(
            String policy, UfwDirection direction, boolean routed, Optional<Cidr> source, Optional<Cidr> destination) {}

    private record Group(UfwRule rule, PortSet ports, Set<String> sentences) {}

    private final Consumer<Gap> gaps;
    private final Map<Key, Group> denies = new HashMap<>();
    private final Map<Key, Group> allows = new HashMap<>();
    /** What each policy closes, by direction. */
    private final SortedMap<String, Map<UfwDirection, PortSet>> closed = new TreeMap<>();

    /** What is closed to some, by any policy that does not isolate. */
    private final Map<UfwDirection, PortSet> closedToSome = new EnumMap<>(UfwDirection.class);
    /** Each Allow by itself. */
    private final List<Line> allowed = new ArrayList<>();

    private final Map<UfwDirection, PortSet> openToAll = new EnumMap<>(UfwDirection.class);
    private final Set<UfwDirection> isolated = EnumSet.noneOf(UfwDirection.class);

    /** The comment that tells whose a rule is. */
    static String tag(String policy) {
        return "netpol4j:" + policy;
    }

    Phases(Collection<Policy> policies, Consumer<Gap> gaps) {
        this.gaps = gaps;
        policies.forEach(policy -> policy.rules().forEach(this::isolations));
        policies.forEach(policy -> policy.rules().forEach(rule -> take(policy, rule)));
    }

    private void isolations(Rule rule) {
        rule.<Runnable>fold(allow -> () -> {}, deny -> () -> {}, isolate -> () -> {
                    if (isolate.subjects().contains(new Peer.Host())) {
                        isolate.directions().forEach(direction -> isolated.add(way(direction)));
                    }
                })
                .run();
    }

    private static UfwDirection way(Direction direction) {
        return direction == Direction.INGRESS ? UfwDirection.IN : UfwDirection.OUT;
    }

    private void take(Policy policy, Rule rule) {
        rule.<Runnable>fold(
                        allow -> () -> allow(policy.name(), allow),
                        deny -> () -> deny(policy.name(), deny),
                        isolate -> () -> isolate(policy.name(), isolate))
                .run();
    }

    private void deny(String policy, Deny deny) {
        String sentence = deny.toString();
        new Placing(deny, gaps)
                .everywhere(deny.sources(), deny.destinations(), deny.ports())
                .forEach(placed -> add(denies, policy, placed, UfwAction.DENY, sentence));
    }

    private void allow(String policy, Allow allow) {
        String sentence = allow.toString();
        for (Placed placed :
                new Placing(allow, gaps).everywhere(allow.sources(), allow.destinations(), allow.ports())) {
            PortSet ports = placed.ports();
            if (closesAll(placed) && !isolated.contains(placed.direction())) {
                gaps.accept(Gaps.anyPort(allow, placed.direction() == UfwDirection.IN ? "ingress" : "egress"));
            }
            ports.on(placed.rule(UfwAction.ALLOW, tag(policy)))
                    .forEach(rule -> allowed.add(new Line(rule, sentence, false)));
            add(allows, policy, placed, UfwAction.ALLOW, sentence);
            close(policy, placed.direction(), ports);
            if (placed.isAnybody()) {
                openToAll.merge(placed.direction(), ports, PortSet::or);
            }
        }
    }

    /** Whether an Allow closes every port to others, or those that others have left open. */
    private boolean closesAll(Placed placed) {
        PortSet ports = placed.ports();
        if (ports.everything() || placed.isAnybody()) {
            return ports.everything();
        }
        PortSet before = closedToSome.getOrDefault(placed.direction(), PortSet.NONE);
        PortSet now = before.or(ports);
        closedToSome.put(placed.direction(), now);
        return ports.isAnyPort() || (now.isAnyPort() && !before.isAnyPort());
    }

    private void isolate(String policy, Isolate isolate) {
        for (Peer subject : isolate.subjects()) {
            if (subject.equals(new Peer.Host())) {
                isolate.directions().forEach(direction -> close(policy, way(direction), PortSet.EVERYTHING));
            } else {
                gaps.accept(Gaps.pods(isolate, subject));
            }
        }
    }

    private void close(String policy, UfwDirection direction, PortSet ports) {
        closed.computeIfAbsent(policy, name -> new EnumMap<>(UfwDirection.class))
                .merge(direction, ports, PortSet::or);
    }

    private static void add(Map<Key, Group> phase, String policy, Placed placed, UfwAction action, String sentence) {
        Key key = new Key(policy, placed.direction(), placed.routed(), placed.source(), placed.destination());
        Group known = phase.get(key);
        if (known == null) {
            known = new Group(placed.rule(action, tag(policy)), PortSet.NONE, new TreeSet<>());
        }
        known.sentences.add(sentence);
        phase.put(key, new Group(known.rule, known.ports.or(placed.ports()), known.sentences));
    }

    List<Line> denies() {
        return lines(denies);
    }

    List<Line> allows() {
        return lines(allows);
    }

    /** The same, of each sentence by itself. */
    List<Line> allowsBySentence() {
        return List.copyOf(allowed);
    }

    private static List<Line> lines(Map<Key, Group> phase) {
        List<Line> lines = new ArrayList<>();
        phase.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(ORDER))
                .map(Map.Entry::getValue)
                .forEach(group -> {
                    String sentence = String.join(" and ", group.sentences);
                    group.ports.on(group.rule).forEach(rule -> lines.add(new Line(rule, sentence, false)));
                });
        return lines;
    }

    /** Each port is closed once, by the first policy that does; what is open to all needs no closing. */
    List<UfwRule> closings() {
        List<UfwRule> rules = new ArrayList<>();
        for (UfwDirection direction : UfwDirection.values()) {
            PortSet done = openToAll.getOrDefault(direction, PortSet.NONE);
            boolean everything = isolated.contains(direction);
            for (Map.Entry<String, Map<UfwDirection, PortSet>> one : closed.entrySet()) {
                PortSet ports = one.getValue().getOrDefault(direction, PortSet.NONE);
                if (everything && !ports.everything()) {
                    continue;
                }
                UfwRule closing = UfwRule.incoming(UfwAction.DENY)
                        .withDirection(direction)
                        .withComment(tag(one.getKey()));
                rules.addAll(ports.minus(done).on(closing));
                done = done.or(ports);
            }
        }
        return rules;
    }
}
