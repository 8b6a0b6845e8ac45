package io.github.netpol4j.analysis;

import io.github.netpol4j.flow.Protocol;
import io.github.netpol4j.internal.Given;
import io.github.netpol4j.target.Verdict;
import io.github.netpol4j.target.Verdict.Outcome;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Why a connection between two parties passes, or does not.
 *
 * @param source who opens it
 * @param destination who is connected to
 * @param protocol the protocol
 * @param port the port of the destination; 0 for protocols without ports
 * @param verdicts the answer for each two of their ends that policies tell apart, with every policy that selects an end and what
 *     its rules say; none if no address of one is of a family of the other's
 * @param remedies what would have to change for it to pass, a sentence each; none if it does
 */
public record Explanation(
        Party source, Party destination, Protocol protocol, int port, List<Verdict> verdicts, List<String> remedies) {

    /**
     * An explanation, its lists copied.
     *
     * @param source who opens it
     * @param destination who is connected to
     * @param protocol the protocol
     * @param port the port of the destination; 0 for protocols without ports
     * @param verdicts the answer for each two of their ends that policies tell apart
     * @param remedies what would have to change for it to pass, a sentence each
     */
    public Explanation {
        Given.noneNull("new Explanation(..)", source, destination, protocol);
        verdicts = List.copyOf(Given.noNulls("new Explanation(..)", verdicts));
        remedies = List.copyOf(Given.noNulls("new Explanation(..)", remedies));
    }

    /**
     * What becomes of the connection.
     *
     * @return undecided if it is so for some ends, or ends differ
     */
    public Outcome outcome() {
        List<Outcome> all = verdicts.stream().map(Verdict::outcome).distinct().toList();
        return all.isEmpty() ? Outcome.DENIED : all.size() == 1 ? all.get(0) : Outcome.UNDECIDED;
    }

    /** The verdicts one after another, and what would have to change. */
    @Override
    public String toString() {
        String answers = verdicts.isEmpty()
                ? source + " to " + destination + ": no address of one is of a family of the other's"
                : verdicts.stream().map(Verdict::toString).collect(Collectors.joining("\n"));
        return answers
                + (remedies.isEmpty()
                        ? ""
                        : remedies.stream()
                                .map(remedy -> "\n  " + remedy)
                                .collect(Collectors.joining("", "\nfor it to pass:", "")));
    }
}
