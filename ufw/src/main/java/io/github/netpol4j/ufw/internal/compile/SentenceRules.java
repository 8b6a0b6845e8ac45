package io.github.netpol4j.ufw.internal.compile;

import io.github.netpol4j.flow.Direction;
import io.github.netpol4j.rule.Isolate;
import io.github.netpol4j.rule.Peer;
import io.github.netpol4j.rule.Port;
import io.github.netpol4j.rule.Rule;
import io.github.netpol4j.target.Gap;
import io.github.netpol4j.ufw.policy.UfwApplication;
import io.github.netpol4j.ufw.policy.UfwSentence;
import io.github.netpol4j.ufw.rule.UfwDirection;
import io.github.netpol4j.ufw.rule.UfwEnd;
import io.github.netpol4j.ufw.rule.UfwRule;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** One sentence of ufw as rules: one for each pair of ends and each protocol, in the order in which they are said. */
final class SentenceRules {

    private static final List<Peer> ANYWHERE = List.of(new Peer.Anywhere());
    private static final List<Peer> HOST = List.of(new Peer.Host());
    private static final List<Port> ANY_PORT = List.of(new Port.Any());

    private final UfwSentence sentence;
    private final Consumer<Gap> gaps;
    private final Placing placing;
    private final String comment;

    SentenceRules(String policy, UfwSentence sentence, Consumer<Gap> gaps) {
        this.sentence = sentence;
        this.gaps = gaps;
        this.placing = new Placing(sentence, gaps);
        this.comment = Phases.tag(policy) + (sentence.comment().isEmpty() ? "" : " " + sentence.comment());
    }

    List<Line> lines() {
        return placed().stream()
                .flatMap(placed -> rules(placed).stream())
                .map(this::withInterfaces)
                .map(rule -> new Line(rule.withLogging(sentence.logging()), sentence.toString(), true))
                .toList();
    }

    private List<Placed> placed() {
        Rule rule = sentence.rule();
        return rule.fold(
                allow -> between(allow.sources(), allow.destinations(), allow.ports()),
                deny -> between(deny.sources(), deny.destinations(), deny.ports()),
                this::isolate);
    }

    private List<Placed> between(List<Peer> sources, List<Peer> destinations, List<Port> ports) {
        return sentence.isRouted()
                ? placing.routed(sources, destinations, sentence.addresses(), ports)
                : placing.toOrFrom(sentence.isOut(), sources, destinations, sentence.addresses(), ports);
    }

    private List<Placed> isolate(Isolate isolate) {
        isolate.subjects().stream()
                .filter(subject -> !HOST.contains(subject))
                .forEach(subject -> gaps.accept(Gaps.pods(sentence, subject)));
        if (!isolate.subjects().contains(HOST.get(0))) {
            return List.of();
        }
        if (sentence.isRouted()) {
            return placing.routed(ANYWHERE, HOST, sentence.addresses(), ANY_PORT);
        }
        List<Placed> placed = new ArrayList<>();
        for (Direction direction : isolate.directions()) {
            placed.addAll(
                    direction == Direction.INGRESS
                            ? placing.toOrFrom(false, ANYWHERE, HOST, sentence.addresses(), ANY_PORT)
                            : placing.toOrFrom(true, HOST, ANYWHERE, sentence.addresses(), ANY_PORT));
        }
        return placed;
    }

    private List<UfwRule> rules(Placed placed) {
        UfwRule rule = placed.rule(sentence.action(), comment);
        return sentence.application()
                .map(profile -> profiled(rule, profile))
                .orElseGet(() -> placed.ports().on(rule));
    }

    private static List<UfwRule> profiled(UfwRule rule, UfwApplication profile) {
        return profile.expanded().stream()
                .map(group -> rule.withProtocol(group.protocol())
                        .withDestination(new UfwEnd(rule.destination().net(), group.ports(), profile.name())))
                .toList();
    }

    private UfwRule withInterfaces(UfwRule rule) {
        if (rule.routed()) {
            return rule.withInInterface(sentence.inOn()).withOutInterface(sentence.outOn());
        }
        return rule.direction() == UfwDirection.IN
                ? rule.withInInterface(sentence.on())
                : rule.withOutInterface(sentence.on());
    }
}
