package io.github.netpol4j.analysis;

import io.github.netpol4j.analysis.Members.Member;
import io.github.netpol4j.flow.Connections;
import io.github.netpol4j.flow.Passages;
import io.github.netpol4j.flow.Semantics;
import io.github.netpol4j.flow.Semantics.OtherProtocols;
import io.github.netpol4j.flow.Standing;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Answers for one pair of parties at a time: from what policies let pass between each two of their ends, and what none can block.
 *
 * <p>Parties fall into kinds, which policies don't tell apart. Of pairs of kinds answers are kept where all are asked for, as long as
 * there are not too many; of pairs of parties, nothing.
 */
final class Reach {

    /** Of so many pairs of kinds answers are kept: four bytes each. */
    private static final long KEPT = 1 << 24;

    private final Passages passages;
    private final Semantics semantics;
    private final boolean isOwnNodeUndecided;
    private final Map<Party, Seat> seats = new ConcurrentHashMap<>();
    private final Map<Set<Standing>, Integer> kinds = new ConcurrentHashMap<>();
    private final AtomicInteger nextKind = new AtomicInteger();
    private final Map<Integer, @Nullable Answer[]> rows = new ConcurrentHashMap<>();
    /** Each answer once, however many pairs have it. */
    private final Map<Answer, Answer> answers = new ConcurrentHashMap<>();

    Reach(Passages passages, Semantics semantics, boolean isOwnNodeUndecided) {
        this.passages = passages;
        this.semantics = semantics;
        this.isOwnNodeUndecided = isOwnNodeUndecided;
    }

    Members members(Party party) {
        return seat(party).members();
    }

    /** All the ends that policies tell apart, also of addresses whose lines read the same. */
    Members eachOf(Party party) {
        return party.fold(
                pods -> members(pods),
                host -> members(host),
                outside -> Members.each(
                        passages.ranges().stream()
                                .flatMap(range -> range.and(outside.range()).stream())
                                .toList(),
                        passages),
                controller -> members(controller));
    }

    Seat seat(Party party) {
        return seats.computeIfAbsent(party, this::seated);
    }

    private Seat seated(Party party) {
        Members members = Members.of(party, passages, semantics);
        Set<Standing> seen = members.all().stream().map(Member::standing).collect(Collectors.toUnmodifiableSet());
        return new Seat(
                party,
                members,
                kinds.computeIfAbsent(seen, some -> nextKind.getAndIncrement()),
                party.fold(pods -> false, host -> false, outside -> true, controller -> false),
                party.fold(pods -> false, host -> false, outside -> false, controller -> true));
    }

    Cell cell(Party source, Party destination) {
        Seat from = seat(source);
        Answer answer = source.equals(destination) ? within(from) : between(from, seat(destination));
        return answer.between(source, destination);
    }

    /** What passes from one party to others, many of which are alike. */
    final class Row {

        private final Seat source;
        private final @Nullable Answer[] known;

        private Row(Seat source, @Nullable Answer[] known) {
            this.source = source;
            this.known = known;
        }

        Answer to(Seat destination) {
            if (destination.kind() >= known.length || mayShareNode(source, destination)) {
                return answer(source, destination);
            }
            Answer before = known[destination.kind()];
            if (before != null) {
                return before;
            }
            Answer now = answer(source, destination);
            Answer only = answers.computeIfAbsent(now, one -> one);
            known[destination.kind()] = only;
            return only;
        }
    }

    /** The row of a party; seats of those that it will be asked about are best made before. */
    Row row(Seat source) {
        int size = nextKind.get();
        return new Row(source, isKept(size) ? kept(source.kind(), size) : new Answer[size]);
    }

    private @Nullable Answer[] kept(int kind, int size) {
        @Nullable Answer[] before = rows.get(kind);
        return before != null && before.length >= size
                ? before
                : rows.merge(kind, new Answer[size], (one, other) -> one.length >= other.length ? one : other);
    }

    /** The same for a pair out of many. */
    Answer between(Seat source, Seat destination) {
        return isKept(nextKind.get()) ? row(source).to(destination) : answer(source, destination);
    }

    private static boolean isKept(long size) {
        return size * size <= KEPT;
    }

    /** Whether it may depend on where they are what passes. */
    private static boolean mayShareNode(Seat source, Seat destination) {
        return (source.members().isHost() || destination.members().isHost())
                && !Collections.disjoint(
                        source.members().nodes(), destination.members().nodes());
    }

    /** Between different ends of one party; what one that is alone says to itself is no answer, if there are others. */
    private Answer within(Seat seat) {
        BiPredicate<Member, Member> areTwo = (from, to) -> !from.equals(to) || from.isSeveral();
        List<Member> all = seat.members().all();
        boolean areSome = all.stream()
                .anyMatch(from ->
                        all.stream().anyMatch(to -> from.standing().meets(to.standing()) && areTwo.test(from, to)));
        return areSome ? answer(seat, seat, areTwo) : answer(seat, seat);
    }

    private Answer answer(Seat source, Seat destination) {
        return answer(source, destination, (from, to) -> true);
    }

    private Answer answer(Seat source, Seat destination, BiPredicate<Member, Member> asked) {
        Members here = source.members();
        Members there = destination.members();
        boolean hosts = mayShareNode(source, destination);
        Connections surely = Connections.all();
        Connections possibly = Connections.none();
        boolean any = false;
        for (Member from : here.all()) {
            for (Member to : there.all()) {
                if (from.standing().meets(to.standing()) && asked.test(from, to)) {
                    any = true;
                    boolean exempt = hosts && isExempt(from, to, false);
                    boolean always = exempt && isExempt(from, to, true);
                    surely = always ? surely : surely.and(surely(from, to, hosts));
                    possibly =
                            exempt ? Connections.all() : possibly.or(passages.possibly(from.standing(), to.standing()));
                }
            }
        }
        if (!any) {
            return Answer.NOTHING;
        }
        boolean open = semantics.otherProtocols() == OtherProtocols.OPEN;
        return open
                ? new Answer(surely.or(Connections.withoutPorts()), possibly.or(Connections.withoutPorts()))
                : new Answer(surely, possibly);
    }

    private Connections surely(Member from, Member to, boolean hosts) {
        return hosts && isOwnNodeUndecided && isOwnNode(to, from, false)
                ? Connections.none()
                : passages.surely(from.standing(), to.standing());
    }

    /** Whether some, or all, of these are the node that the others are on. */
    private boolean isExempt(Member from, Member to, boolean all) {
        return isOwnNode(from, to, all) || (semantics.egressToOwnNode() && isOwnNode(to, from, all));
    }

    private boolean isOwnNode(Member host, Member pods, boolean all) {
        if (!Members.isHost(host.example(), semantics) || !isPod(pods)) {
            return false;
        }
        Set<String> hosts = host.nodes();
        Set<String> nodes = pods.nodes();
        return all
                ? hosts.size() == 1 && nodes.equals(hosts) && !hosts.contains("")
                : nodes.stream().anyMatch(node -> !node.isEmpty() && hosts.contains(node));
    }

    private boolean isPod(Member member) {
        return member.example().fold(pod -> pod.isSelectable(semantics), node -> false, external -> false);
    }
}
