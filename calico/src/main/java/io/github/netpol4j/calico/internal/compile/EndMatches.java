package io.github.netpol4j.calico.internal.compile;

import io.github.netpol4j.calico.policy.CalicoEnd;
import io.github.netpol4j.calico.policy.CalicoPolicy;
import io.github.netpol4j.calico.policy.CalicoSentence;
import io.github.netpol4j.calico.resource.EntityRule;
import io.github.netpol4j.calico.resource.ServiceAccountMatch;
import io.github.netpol4j.calico.selector.CalicoSelector;
import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.rule.IpBlock;
import io.github.netpol4j.rule.Peer;
import io.github.netpol4j.rule.Pods;
import io.github.netpol4j.target.Gap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The ends of a sentence as Calico matches them; each peer is one match, or several where one would be too large. */
final class EndMatches {

    private final CalicoPolicy policy;
    private final CalicoSentence sentence;
    private final Consumer<Gap> gaps;

    EndMatches(CalicoPolicy policy, CalicoSentence sentence, Consumer<Gap> gaps) {
        this.policy = policy;
        this.sentence = sentence;
        this.gaps = gaps;
    }

    /** The end that the policy is not put on: any of these peers, with what is said of it besides. */
    List<EntityRule> other(List<Peer> peers, CalicoEnd end) {
        List<EntityRule> matches = new ArrayList<>();
        peers.forEach(peer -> matches.addAll(peer.fold(
                this::pods,
                namespaces -> pods(Pods.allIn(namespaces)),
                this::blockWithHoles,
                () -> List.of(EntityRule.ANY),
                () -> pods(Peer.Dns.PODS),
                () -> List.of(EntityRule.ANY
                        .withNamespaceSelector(CalicoSelector.global().toString())
                        .withSelector(Selecting.hosts(Optional.empty()).toString())))));
        matches.addAll(wholeBlocks(peers));
        return matches.stream().map(match -> narrowed(match, end)).toList();
    }

    private List<EntityRule> pods(Pods pods) {
        return pods.labels().simplified().map(Selecting::pods).stream()
                .flatMap(selector -> {
                    CalicoSelector where = Selecting.namespaces(pods.namespaces());
                    List<CalicoSelector> spaces = split("the namespaces", where);
                    return split("the pods", selector).stream()
                            .flatMap(labels -> spaces.stream()
                                    .map(space -> EntityRule.ANY
                                            .withSelector(labels.toString())
                                            .withNamespaceSelector(space.toString())));
                })
                .toList();
    }

    private List<CalicoSelector> split(String what, CalicoSelector selector) {
        List<CalicoSelector> parts = selector.split(CalicoSelector.MAX_LENGTH);
        if (parts.isEmpty()) {
            gaps.accept(SentenceGaps.selectorTooLong(sentence, what, selector));
        }
        return parts;
    }

    private List<EntityRule> blockWithHoles(IpBlock block) {
        return block.except().isEmpty()
                ? List.of()
                : List.of(EntityRule.ANY.withNets(List.of(block.block())).withNotNets(block.except()));
    }

    /** Blocks that nothing is left out of: as many in one match as it takes. */
    private static List<EntityRule> wholeBlocks(List<Peer> peers) {
        List<Cidr> whole = peers.stream()
                .flatMap(peer -> peer.<Stream<Cidr>>fold(
                        pods -> Stream.of(),
                        namespaces -> Stream.of(),
                        block -> block.except().isEmpty() ? Stream.of(block.block()) : Stream.of(),
                        Stream::of,
                        Stream::of,
                        Stream::of))
                .distinct()
                .sorted()
                .toList();
        return Stream.of(4, 6)
                .flatMap(version ->
                        Chunks.of(
                                whole.stream()
                                        .filter(net -> Families.version(net) == version)
                                        .toList(),
                                Limits.NETS)
                                .stream())
                .map(EntityRule.ANY::withNets)
                .toList();
    }

    private EntityRule narrowed(EntityRule match, CalicoEnd end) {
        EntityRule narrowed = own(match, end);
        if (end.hasServiceAccounts()) {
            String selector = end.serviceAccountSelector().map(this::accounts).orElse("");
            narrowed =
                    narrowed.withServiceAccounts(new ServiceAccountMatch(List.copyOf(end.serviceAccounts()), selector));
            if (narrowed.namespaceSelector().isEmpty()) {
                narrowed = narrowed.withNamespaceSelector(CalicoSelector.all().toString());
            }
        }
        Optional<String> excluded = Selecting.excluded(end, policy).map(this::excluded);
        return excluded.map(narrowed::withNotSelector).orElse(narrowed);
    }

    private String accounts(CalicoSelector selector) {
        return whole("the service accounts", selector);
    }

    private String excluded(CalicoSelector selector) {
        return whole("what is excluded", selector);
    }

    /** A selector that can't be divided among rules. */
    String whole(String what, CalicoSelector selector) {
        String text = selector.toString();
        if (text.codePointCount(0, text.length()) > CalicoSelector.MAX_LENGTH) {
            gaps.accept(SentenceGaps.selectorTooLong(sentence, what, selector));
        }
        return text;
    }

    /** What rules say of the end that the policy is put on: its address and port; its labels are the policy's to say. */
    EntityRule own(EntityRule match, CalicoEnd end) {
        List<Cidr> notNets = Stream.concat(match.notNets().stream(), end.notNets().stream())
                .distinct()
                .collect(Collectors.toList());
        if (!match.nets().isEmpty()) {
            notNets.removeIf(hole -> match.nets().stream().noneMatch(hole::overlaps));
        }
        if (notNets.size() > Limits.NETS) {
            gaps.accept(SentenceGaps.tooManyNotNets(sentence, notNets.size()));
        }
        if (end.notPorts().size() > Limits.PORTS) {
            gaps.accept(SentenceGaps.tooManyNotPorts(sentence, end.notPorts().size()));
        }
        return match.withNotNets(notNets).withNotPorts(end.notPorts());
    }
}
