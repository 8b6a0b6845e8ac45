package io.github.netpol4j.ufw.oracle;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The table {@code filter} of one IP family: chains of rules, walked from the top. */
public final class Chains {

    /** What becomes of a packet. */
    public enum Fate {
        /** It goes on. */
        PASSES,
        /** It is dropped or refused. */
        STOPPED,
        /** The chain that called this one goes on with it. */
        RETURNS
    }

    private static final Map<String, Fate> FATES =
            Map.of("ACCEPT", Fate.PASSES, "DROP", Fate.STOPPED, "REJECT", Fate.STOPPED, "RETURN", Fate.RETURNS);

    private final Map<String, List<Line>> lines = new HashMap<>();

    /** The same chains, to add to. */
    Chains copy() {
        Chains copy = new Chains();
        lines.forEach((chain, rules) -> copy.lines.put(chain, new ArrayList<>(rules)));
        return copy;
    }

    /** Adds what iptables-restore would, without emptying anything. */
    public Chains restore(String text) {
        text.lines()
                .filter(line -> line.startsWith("-A ") || line.startsWith("-I "))
                .forEach(this::add);
        return this;
    }

    private void add(String text) {
        String[] words = text.split(" ", 3);
        List<Line> chain = lines.computeIfAbsent(words[1], name -> new ArrayList<>());
        chain.add(words[0].equals("-I") ? 0 : chain.size(), Line.parse(words[2]));
    }

    /** The rules of a chain. */
    List<Line> of(String chain) {
        return lines.getOrDefault(chain, List.of());
    }

    /** What can become of a packet in its chain of the kernel. */
    public Set<Fate> fates(Packet packet) {
        Set<Fate> fates = walk(packet.hook(), packet);
        if (fates.contains(Fate.RETURNS)) {
            throw new IllegalStateException("no policy for " + packet);
        }
        return fates;
    }

    private Set<Fate> walk(String chain, Packet packet) {
        Set<Fate> fates = EnumSet.noneOf(Fate.class);
        for (Line line : of(chain)) {
            Line.Fit fit = line.target().isEmpty() || line.target().equals("LOG") ? Line.Fit.NO : line.fit(packet);
            if (fit != Line.Fit.NO) {
                Set<Fate> there = EnumSet.copyOf(
                        FATES.containsKey(line.target())
                                ? Set.of(FATES.get(line.target()))
                                : walk(line.target(), packet));
                boolean called = !FATES.containsKey(line.target());
                boolean goesOn = fit == Line.Fit.PERHAPS || (called && there.contains(Fate.RETURNS));
                if (called) {
                    there.remove(Fate.RETURNS);
                }
                fates.addAll(there);
                if (!goesOn) {
                    return fates;
                }
            }
        }
        fates.add(Fate.RETURNS);
        return fates;
    }
}
