package io.github.netpol4j.target;

import io.github.netpol4j.flow.Direction;
import io.github.netpol4j.flow.Region;
import io.github.netpol4j.internal.Given;
import java.util.List;

/**
 * A part of an enforcement that only adds to the others: at one side it isolates some ends, or grants some flows. Ends are isolated
 * that any part isolates, and flows granted that any part grants, so a part without which both are the same adds nothing.
 *
 * @param resource the resource that it belongs to, such as {@code shop/web}
 * @param path where it is in the resource, such as {@code spec.ingress[0]}
 * @param direction the side that it is about
 * @param isolates the flows with an end that it isolates there
 * @param grants the flows that it lets pass there
 */
public record Part(String resource, String path, Direction direction, List<Region> isolates, List<Region> grants) {

    /**
     * A part of an enforcement.
     *
     * @param resource the resource that it belongs to
     * @param path where it is in the resource
     * @param direction the side that it is about
     * @param isolates the flows with an end that it isolates there
     * @param grants the flows that it lets pass there
     */
    public Part {
        Given.noneNull("new Part(..)", resource, path, direction);
        isolates = List.copyOf(Given.noNulls("new Part(..)", isolates));
        grants = List.copyOf(Given.noNulls("new Part(..)", grants));
    }
}
