package io.github.netpol4j.internal.diagram;

import org.jspecify.annotations.Nullable;

/** Results of operations by the numbers of their operands. Open addressing, linear probing. */
final class Memo {

    private static final int FEW = 1 << 6;

    private long[] keys = new long[FEW];
    private @Nullable Diagram[] results = new Diagram[FEW];
    private int size;

    /** A key that is never 0: the operation is not. */
    static long key(int operation, Diagram a, Diagram b) {
        return ((long) a.id() << 33) | ((long) b.id() << 2) | operation;
    }

    @Nullable
    Diagram get(long key) {
        int mask = keys.length - 1;
        for (int slot = slot(key, mask); keys[slot] != 0; slot = (slot + 1) & mask) {
            if (keys[slot] == key) {
                return results[slot];
            }
        }
        return null;
    }

    void put(long key, Diagram result) {
        if (size * 2 > keys.length) {
            grow();
        }
        insert(key, result);
        size++;
    }

    int size() {
        return size;
    }

    void clear() {
        keys = new long[FEW];
        results = new Diagram[FEW];
        size = 0;
    }

    private void insert(long key, @Nullable Diagram result) {
        int mask = keys.length - 1;
        int slot = slot(key, mask);
        while (keys[slot] != 0) {
            slot = (slot + 1) & mask;
        }
        keys[slot] = key;
        results[slot] = result;
    }

    private void grow() {
        long[] oldKeys = keys;
        @Nullable Diagram[] oldResults = results;
        keys = new long[oldKeys.length * 2];
        results = new Diagram[keys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                insert(oldKeys[i], oldResults[i]);
            }
        }
    }

    private static int slot(long key, int mask) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 32) & mask;
    }
}
