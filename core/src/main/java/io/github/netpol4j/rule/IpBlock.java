package io.github.netpol4j.rule;

import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.flow.IpAddress;
import io.github.netpol4j.internal.Given;
import io.github.netpol4j.internal.Literals;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A block of addresses without some smaller blocks in it.
 *
 * <p>One block is of one IP family: {@code 0.0.0.0/0} says nothing about IPv6.
 *
 * @param block the block
 * @param except what is not meant of it, sorted; each strictly inside the block
 */
public record IpBlock(Cidr block, List<Cidr> except) implements Peer {

    /**
     * A block.
     *
     * @param block the block
     * @param except what is not meant of it, sorted; each strictly inside the block
     * @throws io.github.netpol4j.finding.InvalidInputException if an exception is not strictly inside the block
     */
    public IpBlock {
        Given.notNull("cidr(..)", block);
        Given.noNulls("cidr(..).except(..)", except);
        for (Cidr hole : except) {
            if (!block.contains(hole) || block.equals(hole)) {
                throw Messages.exceptOutside(block, hole);
            }
        }
        except = except.stream().distinct().sorted().toList();
    }

    /**
     * A whole block.
     *
     * @param text such as {@code 10.0.0.0/8} or {@code 2001:db8::/32}
     * @return the block
     * @throws io.github.netpol4j.finding.InvalidInputException if it is none, or has bits set beyond the prefix
     */
    public static IpBlock of(String text) {
        return new IpBlock(Cidr.of(Given.notNull("cidr(..)", text)), List.of());
    }

    /**
     * The same block without smaller ones.
     *
     * @param texts one or more blocks strictly inside it
     * @return the narrower block
     * @throws io.github.netpol4j.finding.InvalidInputException if one is not strictly inside
     */
    public IpBlock except(String... texts) {
        return except(Given.list(this + ".except(..)", texts));
    }

    /**
     * The same block without smaller ones.
     *
     * @param texts one or more blocks strictly inside it
     * @return the narrower block
     * @throws io.github.netpol4j.finding.InvalidInputException if one is not strictly inside
     */
    public IpBlock except(Collection<String> texts) {
        Given.notEmpty(this + ".except(..)", "block", texts);
        List<Cidr> all = new ArrayList<>(except);
        texts.forEach(text -> all.add(Cidr.of(text)));
        return new IpBlock(block, all);
    }

    /**
     * Whether an address is meant.
     *
     * @param address any address
     * @return whether it is in the block and in none of the exceptions
     */
    public boolean contains(IpAddress address) {
        Given.notNull("contains(..)", address);
        return block.contains(address) && except.stream().noneMatch(hole -> hole.contains(address));
    }

    @Override
    public <R> R fold(
            Function<Pods, R> pods,
            Function<Namespaces, R> namespaces,
            Function<IpBlock, R> blockCase,
            Supplier<R> anywhere,
            Supplier<R> dns,
            Supplier<R> host) {
        return blockCase.apply(this);
    }

    @Override
    public String toString() {
        String holes = Literals.quoteAll(except.stream().map(Cidr::toString).toList());
        return "cidr(\"" + block + "\")" + (except.isEmpty() ? "" : ".except(" + holes + ")");
    }
}
