package io.github.netpol4j.analysis;

import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.finding.Place;
import io.github.netpol4j.finding.Problem;
import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.flow.Protocol;
import io.github.netpol4j.internal.Literals;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/** Every error of this package, in one place. */
final class Messages {

    private Messages() {}

    static Problem nobody(String claim, String peer, boolean assumed) {
        return new Problem(
                Place.of(claim),
                peer + " is nobody: no endpoint can be meant by it" + (assumed ? " in a cluster as assumed" : "")
                        + ", so the claim would hold without saying anything",
                "correct the peer" + (assumed ? ", or the assumptions" : ""));
    }

    static Problem noSuchFlow(String claim, String part, boolean assumed) {
        return new Problem(
                Place.of(claim),
                "there can be no flow " + part + (assumed ? " in a cluster as assumed" : "")
                        + ", so the claim would hold there without saying anything",
                "leave that out, or ask about ends of one IP family, and names of ports only where pods are the destination");
    }

    static InvalidInputException everyone(String claim) {
        return new InvalidInputException(new Problem(
                Place.of(claim),
                "everyone is named, so nobody else is left and the claim would hold without saying anything",
                "name those who alone may"));
    }

    static InvalidInputException nothingThere(String claim, String what) {
        return new InvalidInputException(new Problem(
                Place.of(claim),
                what + " closes nothing in a cluster as assumed, so the claim would hold without saying anything",
                "correct the assumptions: knowing(..) must have the namespaces in question"));
    }

    static InvalidInputException unknownNamespace(String namespace, Collection<String> known) {
        return new InvalidInputException(new Problem(
                Place.of("in(\"" + namespace + "\")"),
                "there is no such namespace in a cluster that has just " + String.join(", ", known),
                "add it to knowing(..), with its labels"));
    }

    static InvalidInputException podsAtNodes(List<Cidr> blocks) {
        return new InvalidInputException(new Problem(
                Place.of("podsAt(" + blocks + ")"),
                "pods on the network of their node have its address, and the semantics say that they are pods like any other",
                "leave out one of the two assumptions"));
    }

    static InvalidInputException saidTwice(String now, String before) {
        return new InvalidInputException(new Problem(
                Place.of(now),
                before + " was assumed already, and both can't be",
                "say it once; claims under other assumptions begin with a prove(..) of their own"));
    }

    static InvalidInputException noParty(String name, Collection<String> near) {
        return new InvalidInputException(
                new Problem(
                        Place.of(Literals.quote(name)),
                        "the cluster has no pods, node or address outside of that name"
                                + (near.isEmpty() ? "" : ", but " + String.join(", ", near)),
                        "write namespace/name, namespace/name[Kind], the name of a node, an address, a block of addresses, or {ingress-controller}"));
    }

    static InvalidInputException severalParties(String name, Collection<String> all) {
        return new InvalidInputException(new Problem(
                Place.of(Literals.quote(name)),
                "may be any of " + String.join(", ", all),
                "write the whole name of one"));
    }

    static InvalidInputException portOf(String asked, Protocol protocol, int port) {
        return new InvalidInputException(new Problem(
                Place.of(asked),
                protocol + " has no port " + port,
                protocol.hasPorts() ? "ask for one from 1 to 65535" : "ask for port 0, which stands for no port"));
    }

    static InvalidInputException baselineEntry(String code, int times) {
        return new InvalidInputException(new Problem(
                Place.of("new Entry(" + Literals.quote(code) + ", ..)"),
                times < 1
                        ? "an entry that stands for " + times + " findings says nothing"
                        : "this is no code: it has capitals, digits and underscores alone",
                times < 1 ? "leave it out" : "take the code of a finding"));
    }

    static InvalidInputException baselineFile(Path file, String what, String remedy) {
        return new InvalidInputException(new Problem(new Place(file.toString(), 0, 0, 0, ""), what, remedy));
    }

    static Problem baselineLine(String source, int line, String what, String remedy) {
        return new Problem(new Place(source, 0, line, 0, source.isEmpty() ? "baseline" : ""), what, remedy);
    }
}
