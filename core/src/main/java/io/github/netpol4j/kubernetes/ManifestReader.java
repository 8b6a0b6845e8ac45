package io.github.netpol4j.kubernetes;

import io.github.netpol4j.internal.manifest.Source;
import io.github.netpol4j.internal.manifest.SourceReader;
import io.github.netpol4j.target.ReadLimits;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Function;

/**
 * Reads NetworkPolicies strictly: everything is understood, or all that is not is told, for all sources at once, and nothing is
 * returned. Objects of other kinds are counted.
 */
final class ManifestReader {

    private ManifestReader() {}

    /**
     * What was read.
     *
     * @param policies in the order of reading
     * @param passedOver how many objects of each other {@code apiVersion kind} there were
     */
    record Result(List<PolicyObject> policies, SortedMap<String, Integer> passedOver) {}

    /**
     * Reads sources in their order.
     *
     * @param validator what the API server would refuse; its violations are told with their places
     * @throws io.github.netpol4j.finding.InvalidInputException with all problems of all sources, sorted by place
     */
    static Result read(List<Source> sources, ReadLimits limits, Function<PolicyObject, List<Violation>> validator) {
        SourceReader.Result<PolicyObject> result =
                SourceReader.read(sources, limits, new PolicyKinds(validator)).checked();
        return new Result(result.objects(), result.passedOver());
    }
}
