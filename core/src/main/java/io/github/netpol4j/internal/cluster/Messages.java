package io.github.netpol4j.internal.cluster;

import io.github.netpol4j.finding.Place;
import io.github.netpol4j.finding.Problem;

/** What is wrong with objects that a program has at hand, in one place. */
final class Messages {

    private Messages() {}

    static Problem tooDeep(Place place, int limit) {
        return new Problem(
                place,
                "maps and lists are nested more than " + limit + " levels deep in this object",
                "no object of a cluster needs that");
    }

    static Problem tooLarge(Place place, int limit) {
        return new Problem(
                place,
                "this object has more than " + limit + " values",
                "no object of a cluster has that many; maybe one of its maps holds itself");
    }

    static Problem keyIsNoString(Place place) {
        return new Problem(place, "a key of this map is no string", "a key is a string");
    }

    static Problem notJson(Place place, Object value) {
        return new Problem(
                place,
                "a value of " + value.getClass().getName() + " has no place in an object",
                "use maps, lists, strings, numbers and booleans");
    }
}
