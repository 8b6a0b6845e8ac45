package io.github.netpol4j.internal.diagram;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every node that was made, so that a node with the same children is never made twice. Open addressing, linear probing. */
final class DiagramTable {

    private @Nullable Diagram[] slots = new Diagram[1 << 6];
    private int size;

    int size() {
        return size;
    }

    /** Where the node that is like this one is, or belongs. */
    int slot(Diagram wanted) {
        int mask = slots.length - 1;
        int slot = spread(wanted.hash()) & mask;
        for (Diagram there = slots[slot]; there != null; there = slots[slot]) {
            if (there.hash() == wanted.hash() && wanted.isLike(there)) {
                return slot;
            }
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    @Nullable
    Diagram at(int slot) {
        return slots[slot];
    }

    void put(int slot, Diagram node) {
        slots[slot] = node;
        size++;
        if (size * 2 > slots.length) {
            grow();
        }
    }

    List<Diagram> nodes() {
        List<Diagram> nodes = new ArrayList<>(size);
        for (Diagram node : slots) {
            if (node != null) {
                nodes.add(node);
            }
        }
        return nodes;
    }

    private void grow() {
        @Nullable Diagram[] old = slots;
        slots = new Diagram[old.length * 2];
        int mask = slots.length - 1;
        for (Diagram node : old) {
            if (node != null) {
                int slot = spread(node.hash()) & mask;
                while (slots[slot] != null) {
                    slot = (slot + 1) & mask;
                }
                slots[slot] = node;
            }
        }
    }

    /** Children are made one after another, so hashes come in runs: mixed well, or the slots fill up in runs too. */
    private static int spread(int hash) {
        int mixed = (hash ^ (hash >>> 16)) * 0x85EBCA6B;
        mixed = (mixed ^ (mixed >>> 13)) * 0xC2B2AE35;
        return mixed ^ (mixed >>> 16);
    }
}
