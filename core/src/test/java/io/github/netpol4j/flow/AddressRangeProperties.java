package io.github.netpol4j.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Ranges of addresses against plain sets of numbers, near the bounds of both families and in between. */
class AddressRangeProperties {

    /** Addresses of windows of 40, so that ranges meet. */
    private static final int WINDOW = 40;

    private static final List<IpAddress> STARTS = List.of(
            IpAddress.of("0.0.0.0"),
            IpAddress.of("9.255.255.236"),
            IpAddress.of("255.255.255.216"),
            IpAddress.of("::"),
            IpAddress.of("2001:db8:0:0:ffff:ffff:ffff:ffec"),
            IpAddress.of("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffd8"));

    private static final List<List<IpAddress>> WINDOWS =
            STARTS.stream().map(AddressRangeProperties::window).toList();

    private static List<IpAddress> window(IpAddress start) {
        List<IpAddress> window = new ArrayList<>();
        Optional<IpAddress> next = Optional.of(start);
        while (window.size() < WINDOW) {
            window.add(next.orElseThrow());
            next = next.get().successor();
        }
        return window;
    }

    private static List<IpAddress> members(List<IpAddress> window, AddressRange range) {
        return window.stream().filter(range::contains).toList();
    }

    @Property
    void aRangeHoldsWhatLiesBetweenItsEnds(@ForAll("ranges") List<AddressRange> ranges) {
        for (AddressRange range : ranges) {
            for (List<IpAddress> window : WINDOWS) {
                assertThat(members(window, range))
                        .isEqualTo(window.stream()
                                .filter(address -> Block.isBetween(range.first(), range.last(), address))
                                .toList());
            }
        }
    }

    @Property
    void blocksAreJustTheAddressesAndTheFewest(@ForAll("ranges") List<AddressRange> ranges) {
        for (AddressRange range : ranges) {
            BigInteger next = Block.number(range.first());
            for (Cidr block : range.blocks()) {
                Block naive = Block.of(block.toString());
                assertThat(naive.from()).isEqualTo(next);
                next = naive.beyond();
            }
            assertThat(next).isEqualTo(Block.number(range.last()).add(BigInteger.ONE));
            assertThat(range.blocks()).hasSize(fewest(range));
        }
    }

    /** How many aligned powers of two a range falls into: what its ends need on either side of their common prefix. */
    private static int fewest(AddressRange range) {
        BigInteger from = Block.number(range.first());
        BigInteger beyond = Block.number(range.last()).add(BigInteger.ONE);
        int bits = range.first().bits();
        int count = 0;
        while (from.compareTo(beyond) < 0) {
            int size = from.signum() == 0 ? bits : Math.min(bits, from.getLowestSetBit());
            while (from.add(BigInteger.ONE.shiftLeft(size)).compareTo(beyond) > 0) {
                size--;
            }
            from = from.add(BigInteger.ONE.shiftLeft(size));
            count++;
        }
        return count;
    }

    @Property
    void joinedRangesHoldTheSameAndLeaveGaps(@ForAll("ranges") List<AddressRange> ranges) {
        List<AddressRange> joined = AddressRange.joined(ranges);

        for (List<IpAddress> window : WINDOWS) {
            assertThat(window.stream().filter(one -> joined.stream().anyMatch(range -> range.contains(one))))
                    .isEqualTo(window.stream()
                            .filter(one -> ranges.stream().anyMatch(range -> range.contains(one)))
                            .toList());
        }
        for (int i = 1; i < joined.size(); i++) {
            BigInteger before = Block.number(joined.get(i - 1).last());
            assertThat(Block.number(joined.get(i).first()).subtract(before)).isGreaterThan(BigInteger.ONE);
        }
    }

    @Property
    void andAndWithoutAreThoseOfSets(@ForAll("range") AddressRange one, @ForAll("range") AddressRange other) {
        List<AddressRange> both = one.and(other).stream().toList();
        List<AddressRange> left = one.without(other);

        for (List<IpAddress> window : WINDOWS) {
            List<IpAddress> inBoth = new ArrayList<>(members(window, one));
            inBoth.retainAll(members(window, other));
            List<IpAddress> inOne = new ArrayList<>(members(window, one));
            inOne.removeAll(members(window, other));
            assertThat(window.stream().filter(address -> both.stream().anyMatch(range -> range.contains(address))))
                    .isEqualTo(inBoth);
            assertThat(window.stream().filter(address -> left.stream().anyMatch(range -> range.contains(address))))
                    .isEqualTo(inOne);
        }
        assertThat(new TreeSet<>(left)).containsExactlyElementsOf(left);
    }

    @Property
    void aRangePrintsAsItsBlockWhereItIsOne(@ForAll("range") AddressRange range) {
        List<Cidr> blocks = range.blocks();
        String ends = range.first() + "-" + range.last();
        String text = range.first().equals(range.last())
                ? range.first().toString()
                : blocks.get(0).toString();

        assertThat(range).hasToString(blocks.size() > 1 ? ends : text);
    }

    @Provide
    Arbitrary<AddressRange> range() {
        Arbitrary<Integer> places = Arbitraries.integers().between(0, WINDOW - 1);
        Arbitrary<AddressRange> near = Combinators.combine(Arbitraries.of(WINDOWS), places, places)
                .as((window, one, other) ->
                        new AddressRange(window.get(Math.min(one, other)), window.get(Math.max(one, other))));
        Arbitrary<Integer> windows = Arbitraries.integers().between(0, 2);
        Arbitrary<AddressRange> wide = Combinators.combine(windows, windows, places, places, Arbitraries.of(0, 3))
                .as((one, other, from, to, family) -> wide(
                        WINDOWS.get(family + Math.min(one, other)),
                        WINDOWS.get(family + Math.max(one, other)),
                        Math.min(from, to),
                        Math.max(from, to)));
        return Arbitraries.oneOf(near, wide).withoutEdgeCases();
    }

    private static AddressRange wide(List<IpAddress> first, List<IpAddress> last, int from, int to) {
        return new AddressRange(first.get(from), last.get(to));
    }

    @Provide
    Arbitrary<List<AddressRange>> ranges() {
        return range().list().ofMinSize(1).ofMaxSize(6);
    }
}
