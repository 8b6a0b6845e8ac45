package io.github.netpol4j.analysis;

import io.github.netpol4j.flow.Connections;

/**
 * What passes between two kinds of parties.
 *
 * @param surely what surely passes
 * @param possibly what possibly passes
 */
record Answer(Connections surely, Connections possibly) {

    static final Answer NOTHING = new Answer(Connections.none(), Connections.none());

    Cell between(Party source, Party destination) {
        return new Cell(source, destination, surely, possibly);
    }
}
