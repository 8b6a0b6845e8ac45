package io.github.netpol4j.ufw.internal.compile;

import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.finding.Place;
import io.github.netpol4j.finding.Problem;
import io.github.netpol4j.internal.Literals;
import io.github.netpol4j.ufw.policy.UfwApplication;
import io.github.netpol4j.ufw.policy.UfwDefaultPolicies;
import java.util.List;
import java.util.stream.Collectors;

/** Every error of this package, in one place. */
final class Messages {

    private Messages() {}

    static InvalidInputException all(List<Problem> problems) {
        return new InvalidInputException(problems);
    }

    static InvalidInputException nothingToCompile() {
        return new InvalidInputException(new Problem(
                Place.of("Ufw.compile(..)"), "there is nothing to compile", "hand over at least one policy or rule"));
    }

    static Problem sameName(String name) {
        return new Problem(
                Place.of("policy(" + Literals.quote(name) + ")"),
                "two policies of one unit have this name, so neither could be told from the other on a host",
                "give them different names, or join them with .plus(..)");
    }

    static Problem behindDeny(String sentence, List<String> denies) {
        return new Problem(
                Place.of(sentence),
                "no packet gets there: all that it lets pass is denied before, by "
                        + denies.stream().distinct().collect(Collectors.joining(" and ")),
                "write it before that, or leave one of them out");
    }

    static Problem coreBehindDeny(String sentence, List<String> denies) {
        return new Problem(
                Place.of(sentence),
                "no packet gets there: sentences in ufw(..) come before it, and all that it lets pass is denied before, by "
                        + denies.stream().distinct().collect(Collectors.joining(" and ")),
                "put it into ufw(..) as well, and before that, or leave one of them out");
    }

    static Problem sameMatch(String sentence, String other) {
        return new Problem(
                Place.of(sentence),
                "ufw keeps one rule for the same packets, and this one says otherwise: " + other,
                "leave one of them out");
    }

    static Problem applicationTwice(UfwApplication one, UfwApplication other) {
        return new Problem(
                Place.of(other.toString()),
                "another policy declares this profile otherwise: " + one,
                "declare it alike, or give one of them another name");
    }

    static Problem defaultsDiffer(UfwDefaultPolicies one, UfwDefaultPolicies other) {
        return new Problem(
                Place.of(other.toString()),
                "another policy says other default policies: " + one,
                "say them once, or alike");
    }

    static InvalidInputException noSubnet() {
        return new InvalidInputException(new Problem(
                Place.of("Ufw.forHost(..)"),
                "neither the subnet of the pods nor that of the nodes is said, so nobody could connect",
                "say the subnet of the pods, that of the nodes, whose addresses pods leave the cluster by, or both"));
    }

    static InvalidInputException nothingGuarded(String policy) {
        return new InvalidInputException(new Problem(
                Place.of("Ufw.forHost(policy(" + Literals.quote(policy) + "), ..)"),
                "no Allow of this policy has pods as destination, so it guards no port",
                "hand over a policy that allows somebody to reach something"));
    }
}
