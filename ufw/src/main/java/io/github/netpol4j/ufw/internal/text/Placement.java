package io.github.netpol4j.ufw.internal.text;

import java.util.List;

/**
 * What a command does with its rule.
 *
 * @param kind append, insert, prepend or delete it
 * @param number where to insert it, from 1 over both families; 0 for the other kinds
 */
public record Placement(Kind kind, int number) {

    /** Behind the others, or in place of one that matches the same. */
    public static final Placement APPEND = new Placement(Kind.APPEND, 0);

    /** Before the others of its family. */
    public static final Placement PREPEND = new Placement(Kind.PREPEND, 0);

    /** Away. */
    public static final Placement DELETE = new Placement(Kind.DELETE, 0);

    /** The kinds. */
    public enum Kind {
        /** Behind the others. */
        APPEND,
        /** At a number. */
        INSERT,
        /** Before the others. */
        PREPEND,
        /** Away. */
        DELETE
    }

    /**
     * At a number.
     *
     * @param number from 1 over both families
     * @return that placement
     */
    public static Placement insert(int number) {
        return new Placement(Kind.INSERT, number);
    }

    List<String> words() {
        return switch (kind) {
            case APPEND -> List.of();
            case INSERT -> List.of("insert", Integer.toString(number));
            case PREPEND -> List.of("prepend");
            case DELETE -> List.of("delete");
        };
    }
}
