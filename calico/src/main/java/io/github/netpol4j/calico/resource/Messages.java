package io.github.netpol4j.calico.resource;

import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.finding.Place;
import io.github.netpol4j.finding.Problem;

/** The errors of this package. */
final class Messages {

    private Messages() {}

    static InvalidInputException namespaced(String kind, Metadata metadata) {
        return problem(
                kind + " " + metadata.name(),
                "a " + kind + " is of the whole cluster, and this one is in the namespace \"" + metadata.namespace()
                        + "\"",
                "leave the namespace out, or make the kind that lives in namespaces");
    }

    static InvalidInputException onlyGlobal(String kind, Metadata metadata) {
        return problem(
                kind + " " + metadata.name(),
                "namespaceSelector, doNotTrack, preDNAT and applyOnForward are fields of global policies alone",
                "leave them out, or make it a GlobalNetworkPolicy");
    }

    static InvalidInputException defaultAction(Metadata metadata, Action action) {
        return problem(
                "Tier " + metadata.name(),
                "what no rule of a tier matched can be denied or passed on, and this says " + action,
                "choose Deny or Pass");
    }

    static InvalidInputException order(double order) {
        return problem(
                "order",
                "an order is a number, and this is " + order,
                "leave it out for the last place, or choose a number");
    }

    private static InvalidInputException problem(String where, String what, String remedy) {
        return new InvalidInputException(new Problem(Place.of(where), what, remedy));
    }
}
