package io.github.netpol4j.analysis.hosts;

import io.github.netpol4j.flow.Endpoint;
import io.github.netpol4j.target.Verdict.Outcome;
import java.util.List;
import java.util.stream.Collectors;

/** Answers in sentences. */
final class Words {

    private Words() {}

    static String sentence(Access access) {
        String does = switch (access.outcome()) {
            case ALLOWED -> " reaches ";
            case DENIED -> " does not reach ";
            case UNDECIDED -> " perhaps reaches ";
        };
        List<Layer> matter =
                access.layers().stream().filter(layer -> matters(access, layer)).toList();
        String reasons = matter.isEmpty()
                ? access.layers().isEmpty() ? "no layer has a say in it" : "nothing stops it, and nothing seems to"
                : matter.stream().map(Layer::toString).collect(Collectors.joining("; "));
        return asker(access.asker()) + does + way(access.way()) + ": " + reasons
                + access.notes().stream().map(note -> "; " + note).collect(Collectors.joining());
    }

    private static boolean matters(Access access, Layer layer) {
        return switch (access.outcome()) {
            case ALLOWED -> layer.isAppearance();
            case DENIED -> layer.isGuard();
            case UNDECIDED -> layer.isAppearance() || layer.effect() != Outcome.ALLOWED;
        };
    }

    static String asker(Endpoint end) {
        return end.fold(pod -> pod.id(), node -> "node " + node.name(), external -> external.id());
    }

    private static String way(Way way) {
        String port = way.protocol() + " " + (way.port() == 0 ? "(a node port of the cluster's choice)" : way.port());
        String at = way.at().isEmpty() ? "" : " at " + way.at();
        String how = switch (way.kind()) {
            case SERVICE, ENDPOINTS -> way.subject() + " on " + port;
            case NODE_PORT -> way.subject() + " by node port " + port + at;
            case LOAD_BALANCER -> way.subject() + " by its load balancer" + at + " on " + port;
            case EXTERNAL_IP -> way.subject() + " by its external address" + at + " on " + port;
            case HOST_PORT -> way.subject() + " by host port " + port + at;
            case HOST_NETWORK -> way.subject() + " on " + port + at;
            case EXTERNAL_NAME -> way.subject() + ", a name for " + way.at() + ", on " + port;
        };
        return how + (way.kind() == Way.Kind.EXTERNAL_NAME || way.leadsTo().isEmpty() ? "" : ", " + way.leadsTo());
    }

    static String lines(Access access) {
        return access.sentence()
                + access.remedies().stream().map(remedy -> "\n  " + remedy).collect(Collectors.joining());
    }
}
