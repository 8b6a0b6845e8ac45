package io.github.netpol4j.rule;

import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.finding.Place;
import io.github.netpol4j.finding.Problem;
import io.github.netpol4j.flow.Protocol;
import java.util.Collection;

/** Every error of this package, in one place. */
final class Messages {

    private Messages() {}

    static InvalidInputException operatorValues(String call, Operator operator) {
        return operator.takesValues()
                ? problem(call, operator + " compares with values, and there are none", "name at least one value")
                : problem(call, operator + " asks only whether the label is there", "leave the values out");
    }

    static InvalidInputException namespaceChosenTwice(Pods pods, Namespaces second) {
        return problem(
                pods + ".in(" + second + ")",
                "the namespace was already chosen: " + pods.namespaces(),
                "call .in(..) once; it takes several names");
    }

    static InvalidInputException policyNamespaceAndNames(Collection<String> names) {
        return problem(
                "new Namespaces(true, ..)",
                "the policy's own namespace is meant, whichever that will be, and names are given: "
                        + String.join(", ", names),
                "leave out the names, or pass false");
    }

    static InvalidInputException exceptOutside(Object block, Object hole) {
        return problem(
                "cidr(\"" + block + "\").except(\"" + hole + "\")",
                "\"" + hole + "\" must be a strict subset of \"" + block + "\"",
                "name smaller blocks of the same family inside it");
    }

    static InvalidInputException port(String call, int number) {
        return problem(call, number + " is not a port number", "a port is between 1 and 65535, inclusive");
    }

    static InvalidInputException invertedRange(int from, int to) {
        return problem(
                "range(" + from + ", " + to + ")",
                "the first port is above the last",
                "write range(" + to + ", " + from + ")");
    }

    static InvalidInputException portless(Protocol protocol) {
        return problem(
                protocol.toString(), "this protocol has no ports", "use ping() for ICMP, anyPort() for all else");
    }

    static InvalidInputException namedPortOfAddress(String sentence, Port port, Peer destination) {
        return problem(
                sentence,
                port + " is a name that pods declare, and " + destination + " is addresses, which declare none",
                "write the port's number");
    }

    static InvalidInputException nobodysEnd(String sentence, Peer source, Peer destination) {
        return problem(
                sentence,
                "neither " + source + " nor " + destination + " names pods or the host, so there is no end to open",
                "name the pods, or host(), that this is about at one end");
    }

    static InvalidInputException notIsolatable(Peer subject) {
        return problem(
                "isolate(" + subject + ")",
                "only pods and the host can be isolated, and " + subject + " is neither",
                "name pods, a namespace, or host()");
    }

    static InvalidInputException noDirection(String sentence) {
        return problem(sentence, "no direction is closed", "add .ingress(), .egress() or both");
    }

    private static InvalidInputException problem(String where, String what, String remedy) {
        return new InvalidInputException(new Problem(Place.of(where), what, remedy));
    }
}
