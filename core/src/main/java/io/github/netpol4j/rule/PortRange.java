package io.github.netpol4j.rule;

/**
 * Ports from one number to another, both included.
 *
 * @param from the first port
 * @param to the last port
 */
public record PortRange(int from, int to) {

    /**
     * A range.
     *
     * @param from the first port
     * @param to the last port
     * @throws io.github.netpol4j.finding.InvalidInputException if a number is no port, or the first is above the last
     */
    public PortRange {
        Checks.range(from, to);
    }

    /**
     * One port.
     *
     * @param number the port
     * @return the range of that port alone
     */
    public static PortRange only(int number) {
        Checks.port("port(" + number + ")", number);
        return new PortRange(number, number);
    }

    /**
     * Whether a port is in the range.
     *
     * @param port any number
     * @return whether it lies between the two
     */
    public boolean contains(int port) {
        return from <= port && port <= to;
    }

    @Override
    public String toString() {
        return from == to ? Integer.toString(from) : "range(" + from + ", " + to + ")";
    }
}
