package io.github.netpol4j.cluster;

import io.github.netpol4j.finding.Place;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * An object that was read.
 *
 * @param place where it is
 * @param identity what no two objects may have in common; empty if the server is yet to make its name
 * @param part adds it to what becomes a cluster
 */
record Item(Place place, Optional<String> identity, Consumer<Draft> part) {}
