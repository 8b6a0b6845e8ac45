package io.github.netpol4j.flow;

import io.github.netpol4j.internal.Given;
import io.github.netpol4j.internal.diagram.Diagram;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What policies can tell of an end of flows. Ends that they can't tell apart have one standing, and one stands for all.
 *
 * <p>Made by {@link Passages#standing(Endpoint, Optional)}. Immutable; equal if it is the same.
 */
public final class Standing {

    private final Passages maker;
    private final Key key;
    private final int portsNumber;
    private final List<Left> left;

    Standing(Passages maker, Key key, int portsNumber, List<Left> left) {
        this.maker = maker;
        this.key = key;
        this.portsNumber = portsNumber;
        this.left = left;
    }

    /**
     * What tells standings apart.
     *
     * @param values by variable; the source's and the destination's variables have one value
     * @param ports those of the names that are mentioned
     * @param namespace a namespace that is not mentioned, but may be the other end's
     * @param family an address of the family in use
     */
    @SuppressWarnings("ArrayRecordComponent") // equal by what is in it, never changed, and there are very many
    record Key(int[] values, List<NamedPort> ports, Optional<String> namespace, Optional<IpAddress> family) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Key that
                    && Arrays.equals(values, that.values)
                    && ports.equals(that.ports)
                    && namespace.equals(that.namespace)
                    && family.equals(that.family);
        }

        @Override
        public int hashCode() {
            return ((Arrays.hashCode(values) * 31 + ports.hashCode()) * 31 + namespace.hashCode()) * 31
                    + family.hashCode();
        }
    }

    /** What a gate leaves to ask of the other end: where both are in one namespace that nothing mentions, and elsewhere. */
    record Left(Diagram shared, Diagram apart) {}

    boolean isBy(Passages passages) {
        return maker == passages;
    }

    int value(int variable) {
        return key.values[variable];
    }

    int[] values() {
        return key.values.clone();
    }

    int portsNumber() {
        return portsNumber;
    }

    /** An address of the family in use, where that is known. */
    Optional<IpAddress> family() {
        return key.family;
    }

    List<NamedPort> ports() {
        return key.ports;
    }

    Diagram left(int gate, boolean shared) {
        return shared ? left.get(gate).shared : left.get(gate).apart;
    }

    boolean shares(Standing other) {
        return key.namespace.isPresent() && key.namespace.equals(other.key.namespace);
    }

    /**
     * Whether flows can go between these: their addresses are of one family, where they are known.
     *
     * @param other the standing of the other end
     * @return false if one has an IPv4 address and the other an IPv6 address
     */
    public boolean meets(Standing other) {
        Optional<IpAddress> there = Given.notNull("meets(..)", other).key.family;
        return key.family.isEmpty() || there.isEmpty() || key.family.get().sameFamily(there.get());
    }
}
