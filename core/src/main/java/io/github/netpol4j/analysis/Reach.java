package io.github.netpol4j.analysis;

import io.github.netpol4j.analysis.Members.Member;
import io.github.netpol4j.flow.Connections;
import io.github.netpol4j.flow.Passages;
import io.github.netpol4j.flow.Semantics;
import io.github.netpol4j.flow.Semantics.OtherProtocols;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Answers for one pair of parties at a time: from what policies let pass between each two of their ends, and what none can block.
 * Nothing is kept of pairs.
 */
final class Reach {

    private final Passages passages;
    private final Semantics semantics;
    private final boolean isOwnNodeUndecided;
    private final Map<Party, Members> members = new ConcurrentHashMap<>();

    Reach(Passages passages, Semantics semantics, boolean isOwnNodeUndecided) {
        this.passages = passages;
        this.semantics = semantics;
        this.isOwnNodeUndecided = isOwnNodeUndecided;
    }

    Members members(Party party) {
        return members.computeIfAbsent(party, one -> Members.of(one, passages, semantics));
    }

    Cell cell(Party source, Party destination) {
        Members here = members(source);
        Members there = members(destination);
        Connections surely = Connections.all();
        Connections possibly = Connections.none();
        boolean any = false;
        for (Member from : here.all()) {
            for (Member to : there.all()) {
                if (from.standing().meets(to.standing())) {
                    any = true;
                    boolean exempt = (here.isHost() || there.isHost()) && isExempt(from, to, false);
                    boolean always = exempt && isExempt(from, to, true);
                    surely = always ? surely : surely.and(surely(from, to));
                    possibly =
                            exempt ? Connections.all() : possibly.or(passages.possibly(from.standing(), to.standing()));
                }
            }
        }
        if (!any) {
            return new Cell(source, destination, Connections.none(), Connections.none());
        }
        boolean open = semantics.otherProtocols() == OtherProtocols.OPEN;
        return new Cell(
                source,
                destination,
                open ? surely.or(Connections.withoutPorts()) : surely,
                open ? possibly.or(Connections.withoutPorts()) : possibly);
    }

    private Connections surely(Member from, Member to) {
        return isOwnNodeUndecided && isOwnNode(to, from, false)
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
