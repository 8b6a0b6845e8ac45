package io.github.netpol4j.flow;

import io.github.netpol4j.internal.Given;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Addresses of one family from one to another, both included.
 *
 * @param first the least
 * @param last the greatest
 */
public record AddressRange(IpAddress first, IpAddress last) implements Comparable<AddressRange> {

    /**
     * A range.
     *
     * @param first the least
     * @param last the greatest, of the same family
     * @throws io.github.netpol4j.finding.InvalidInputException if the families differ, or the last comes before the first
     */
    public AddressRange {
        Given.noneNull("addresses", first, last);
        if (!first.sameFamily(last) || first.compareTo(last) > 0) {
            throw Messages.backwards(first, last);
        }
    }

    /**
     * The addresses of a block.
     *
     * @param block the block
     * @return from its first address to its last
     */
    public static AddressRange of(Cidr block) {
        return new AddressRange(Given.notNull("addresses", block).address(), block.last());
    }

    /**
     * Whether an address is among them.
     *
     * @param address any address
     * @return whether it is one of these
     */
    public boolean contains(IpAddress address) {
        return first.compareTo(Given.notNull("address", address)) <= 0 && address.compareTo(last) <= 0;
    }

    /**
     * The fewest blocks that have just these addresses.
     *
     * @return ascending
     */
    public List<Cidr> blocks() {
        List<Cidr> blocks = new ArrayList<>();
        Optional<IpAddress> next = Optional.of(first);
        while (next.isPresent() && next.get().compareTo(last) <= 0) {
            Cidr block = largest(next.get());
            blocks.add(block);
            next = block.last().compareTo(last) < 0 ? block.last().successor() : Optional.empty();
        }
        return blocks;
    }

    /** The largest block that begins here and does not go beyond the end. */
    private Cidr largest(IpAddress start) {
        int prefix = start.bits();
        while (prefix > 0
                && start.masked(prefix - 1, false).equals(start)
                && start.masked(prefix - 1, true).compareTo(last) <= 0) {
            prefix--;
        }
        return new Cidr(start, prefix);
    }

    /**
     * The addresses of both.
     *
     * @param other another range
     * @return empty if they have none in common
     */
    public Optional<AddressRange> and(AddressRange other) {
        Given.notNull("and(..)", other);
        IpAddress from = first.compareTo(other.first) < 0 ? other.first : first;
        IpAddress to = last.compareTo(other.last) < 0 ? last : other.last;
        return from.compareTo(to) <= 0 ? Optional.of(new AddressRange(from, to)) : Optional.empty();
    }

    List<AddressRange> without(AddressRange hole) {
        if (and(hole).isEmpty()) {
            return List.of(this);
        }
        List<AddressRange> left = new ArrayList<>();
        if (first.compareTo(hole.first) < 0) {
            hole.first.predecessor().ifPresent(before -> left.add(new AddressRange(first, before)));
        }
        if (hole.last.compareTo(last) < 0) {
            hole.last.successor().ifPresent(after -> left.add(new AddressRange(after, last)));
        }
        return left;
    }

    static List<AddressRange> joined(Collection<AddressRange> ranges) {
        List<AddressRange> joined = new ArrayList<>();
        for (AddressRange range : ranges.stream().sorted().toList()) {
            int last = joined.size() - 1;
            if (last >= 0 && joined.get(last).touches(range)) {
                AddressRange before = joined.get(last);
                IpAddress end = before.last.compareTo(range.last) < 0 ? range.last : before.last;
                joined.set(last, new AddressRange(before.first, end));
            } else {
                joined.add(range);
            }
        }
        return List.copyOf(joined);
    }

    /** Whether the other, which does not begin before this one, leaves no gap behind it. */
    private boolean touches(AddressRange next) {
        return next.first.compareTo(last) <= 0
                || last.successor().filter(next.first::equals).isPresent();
    }

    @Override
    public int compareTo(AddressRange other) {
        return Comparator.comparing(AddressRange::first)
                .thenComparing(AddressRange::last)
                .compare(this, other);
    }

    /** As a block where it is one, else {@code first-last}. */
    @Override
    public String toString() {
        List<Cidr> blocks = blocks();
        if (blocks.size() > 1) {
            return first + "-" + last;
        }
        return first.equals(last) ? first.toString() : blocks.get(0).toString();
    }
}
