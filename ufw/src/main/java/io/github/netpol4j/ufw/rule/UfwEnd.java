package io.github.netpol4j.ufw.rule;

import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.internal.Given;
import java.util.Optional;

/**
 * One end of a rule.
 *
 * @param net the addresses; empty for all of the rule's IP family
 * @param ports the ports
 * @param application the application profile that the ports come from; empty if they were named
 */
public record UfwEnd(Optional<Cidr> net, UfwPorts ports, String application) {

    /** Anything. */
    public static final UfwEnd ANY = new UfwEnd(Optional.empty(), UfwPorts.ANY, "");

    /**
     * An end.
     *
     * @param net the addresses; empty for all of the rule's IP family
     * @param ports the ports
     * @param application the application profile that the ports come from; empty if they were named
     */
    public UfwEnd {
        Given.noneNull("an end", net, ports, application);
    }

    /**
     * The same at other addresses.
     *
     * @param block the addresses
     * @return the changed end
     */
    public UfwEnd at(Cidr block) {
        return new UfwEnd(Optional.of(Given.notNull("at(..)", block)), ports, application);
    }

    /**
     * The same on other ports.
     *
     * @param some the ports
     * @return the changed end
     */
    public UfwEnd on(UfwPorts some) {
        return new UfwEnd(net, some, application);
    }

    /** Whether it is any end at all. */
    boolean isAny() {
        return equals(ANY);
    }

    /** Whether it is at every address of one family. */
    boolean isWholeFamily() {
        return net.map(block -> block.prefix() == 0).orElse(false);
    }

    /** The same, where every address of a family is none named. */
    UfwEnd inFamilyList() {
        return isWholeFamily() ? new UfwEnd(Optional.empty(), ports, application) : this;
    }
}
