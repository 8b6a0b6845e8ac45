package io.github.netpol4j.calico.policy;

import io.github.netpol4j.calico.resource.HttpMatch.Path;
import io.github.netpol4j.finding.Problem;
import io.github.netpol4j.flow.Direction;
import io.github.netpol4j.flow.Protocol;
import io.github.netpol4j.rule.Namespaces;
import io.github.netpol4j.rule.Peer;
import io.github.netpol4j.rule.Pods;
import io.github.netpol4j.rule.Port;
import io.github.netpol4j.rule.Rule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What sentences may say. What no further call can repair is refused at once; the rest when the sentence is put into a policy,
 * because a call that repairs it may still follow.
 */
final class SentenceChecks {

    private static final int MOST_HTTP = 20;
    private static final Pattern METHOD = Pattern.compile("[A-Z]+");
    private static final Pattern PATH = Pattern.compile("/[^?#]*");

    private SentenceChecks() {}

    /** The sources and destinations of a rule; of an Isolate, its subjects as destinations. */
    private record Ends(List<Peer> sources, List<Peer> destinations, List<Port> ports) {

        static Ends of(Rule rule) {
            return rule.fold(
                    allow -> new Ends(allow.sources(), allow.destinations(), allow.ports()),
                    deny -> new Ends(deny.sources(), deny.destinations(), deny.ports()),
                    isolate -> new Ends(List.of(), isolate.subjects(), List.of()));
        }
    }

    static boolean guardsSource(Said said) {
        return said.has(Flag.AT_SOURCE) || !guardable(Ends.of(said.rule()).destinations);
    }

    static List<Peer> guarded(Said said) {
        Ends ends = Ends.of(said.rule());
        return guardsSource(said) ? ends.sources : ends.destinations;
    }

    private static boolean guardable(List<Peer> peers) {
        return peers.stream().allMatch(Peer::isGuardable);
    }

    private static boolean isIsolate(Rule rule) {
        return rule.fold(allow -> false, deny -> false, isolate -> true);
    }

    private static boolean isAllow(Rule rule) {
        return rule.fold(allow -> true, deny -> false, isolate -> false);
    }

    private static boolean isHost(List<Peer> peers) {
        return peers.stream().allMatch(new Peer.Host()::equals);
    }

    static Said atOnce(Said said) {
        List<Problem> problems = new ArrayList<>();
        String sentence = said.toString();
        if (!guardable(guarded(said))) {
            problems.add(SentenceMessages.nobodysEnd(sentence, guarded(said), said.has(Flag.AT_SOURCE)));
        }
        if (isIsolate(said.rule())) {
            isolate(said, sentence, problems);
        }
        if (said.hasHttp()) {
            http(said, sentence, problems);
        }
        said.service().ifPresent(service -> service(said, sentence, problems));
        notPorts(said, sentence, problems);
        preDnat(said, sentence, problems);
        return refuse(problems, said);
    }

    private static void isolate(Said said, String sentence, List<Problem> problems) {
        boolean ends =
                !said.source().equals(CalicoEnd.ANY) || !said.destination().equals(CalicoEnd.ANY);
        if (ends || said.has(Flag.AT_SOURCE)) {
            problems.add(SentenceMessages.isolateHasNoEnds(sentence));
        }
    }

    private static void http(Said said, String sentence, List<Problem> problems) {
        if (!isAllow(said.rule()) || said.has(Flag.PASS)) {
            problems.add(SentenceMessages.httpOnlyAllows(sentence));
        }
        if (said.has(Flag.LOG)) {
            problems.add(SentenceMessages.httpCantBeLogged(sentence));
        }
        if (guardsSource(said)) {
            problems.add(SentenceMessages.httpAtSource(sentence));
        }
        boolean tcp = Ends.of(said.rule()).ports.stream()
                .allMatch(port -> protocol(port).filter(Protocol.TCP::equals).isPresent());
        if (!tcp) {
            problems.add(SentenceMessages.httpNotTcp(sentence));
        }
        List<String> methods = said.http().methods();
        List<Path> paths = said.http().paths();
        if (methods.size() > MOST_HTTP || paths.size() > MOST_HTTP) {
            problems.add(SentenceMessages.tooMuchHttp(sentence, MOST_HTTP));
        }
        Set<String> seen = new HashSet<>();
        methods.stream()
                .filter(method -> !seen.add(method))
                .forEach(method -> problems.add(SentenceMessages.methodTwice(sentence, method)));
        methods.stream()
                .filter(method -> !METHOD.matcher(method).matches())
                .forEach(method -> problems.add(SentenceMessages.method(sentence, method)));
        paths.stream()
                .map(path -> path.exact() + path.prefix())
                .filter(path -> !PATH.matcher(path).matches())
                .forEach(path -> problems.add(SentenceMessages.path(sentence, path)));
    }

    private static void service(Said said, String sentence, List<Problem> problems) {
        Ends ends = Ends.of(said.rule());
        if (!ends.destinations.equals(List.of(new Peer.Anywhere()))
                || !ends.ports.equals(List.of(new Port.Any()))
                || !said.destination().equals(CalicoEnd.ANY)) {
            problems.add(SentenceMessages.serviceIsTheDestination(sentence));
        }
    }

    private static void notPorts(Said said, String sentence, List<Problem> problems) {
        boolean excluded = !said.source().notPorts().isEmpty()
                || !said.destination().notPorts().isEmpty();
        boolean portless = Ends.of(said.rule()).ports.stream()
                .anyMatch(port -> protocol(port).isEmpty());
        if (excluded && portless) {
            problems.add(SentenceMessages.notPortsOfNoProtocol(sentence));
        }
    }

    private static void preDnat(Said said, String sentence, List<Problem> problems) {
        if (said.has(Flag.PRE_DNAT) && said.has(Flag.DO_NOT_TRACK)) {
            problems.add(SentenceMessages.preDnatAndUntracked(sentence));
        }
        if (!said.has(Flag.PRE_DNAT)) {
            return;
        }
        boolean egress = said.rule()
                .fold(
                        allow -> guardsSource(said),
                        deny -> guardsSource(said),
                        isolate -> isolate.directions().contains(Direction.EGRESS));
        if (egress) {
            problems.add(SentenceMessages.preDnatEgress(sentence));
        } else if (!isHost(guarded(said))) {
            problems.add(SentenceMessages.onlyHosts(sentence, Flag.PRE_DNAT.call()));
        }
    }

    /** The protocol of ports; none for every protocol, and for ICMP. */
    private static Optional<Protocol> protocol(Port port) {
        return port.fold(
                Optional::empty,
                Optional::of,
                (protocol, range) -> Optional.of(protocol),
                (protocol, name) -> Optional.of(protocol),
                Optional::empty);
    }

    /** What is wrong with a sentence as a part of a policy. */
    static List<Problem> inPolicy(CalicoSentence sentence, String namespace, String appLabel) {
        List<Problem> problems = new ArrayList<>();
        Said said = sentence.said();
        String text = said.toString();
        boolean host = isHost(sentence.guarded());
        if (!host) {
            if (said.has(Flag.DO_NOT_TRACK)) {
                problems.add(SentenceMessages.onlyHosts(text, Flag.DO_NOT_TRACK.call()));
            }
            if (said.has(Flag.APPLY_ON_FORWARD)) {
                problems.add(SentenceMessages.onlyHosts(text, Flag.APPLY_ON_FORWARD.call()));
            }
            if (said.hosts().isPresent()) {
                problems.add(SentenceMessages.onlyHosts(text, ".hosts(..)"));
            }
        }
        CalicoEnd guarded = guardsSource(said) ? said.source() : said.destination();
        if (host && guarded.hasServiceAccounts()) {
            problems.add(SentenceMessages.hostHasNoServiceAccount(text));
        }
        guardedPods(sentence, namespace, appLabel, text, problems);
        if (!sentence.isGlobal()) {
            excluded(said, text, problems);
        }
        return problems;
    }

    private static void guardedPods(
            CalicoSentence sentence, String namespace, String appLabel, String text, List<Problem> problems) {
        List<Peer> guarded = sentence.guarded();
        List<Optional<Namespaces>> where = guarded.stream()
                .map(peer -> peer.asPods()
                        .map(pods -> pods.resolved(namespace, appLabel).namespaces()))
                .distinct()
                .toList();
        if (where.size() > 1) {
            problems.add(SentenceMessages.guardsSeveral(text, guarded));
        } else if (!sentence.isGlobal()) {
            where.get(0)
                    .filter(some -> some.pinned().isEmpty())
                    .ifPresent(some -> problems.add(SentenceMessages.namespaceNotNamed(text, some)));
        }
    }

    /** In a policy of a namespace, Calico lets a notSelector without a namespace speak of the policy's own namespace alone. */
    private static void excluded(Said said, String text, List<Problem> problems) {
        boolean source = guardsSource(said);
        CalicoEnd other = source ? said.destination() : said.source();
        Ends ends = Ends.of(said.rule());
        List<Peer> peers = source ? ends.destinations : ends.sources;
        boolean addresses = peers.stream()
                .anyMatch(peer -> peer.fold(
                        (Pods pods) -> false, all -> false, block -> true, () -> true, () -> false, () -> false));
        if (other.excludesEndpoints() && addresses) {
            problems.add(SentenceMessages.notSelectorOfNamespace(text));
        }
    }

    private static Said refuse(List<Problem> problems, Said said) {
        if (!problems.isEmpty()) {
            throw SentenceMessages.all(problems);
        }
        return said;
    }
}
