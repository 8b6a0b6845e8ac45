package io.github.netpol4j.analysis;

import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.finding.Place;
import io.github.netpol4j.finding.Problem;

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

    static Problem noFlow(String claim, boolean assumed) {
        return new Problem(
                Place.of(claim),
                "no flow can be between these ends on these ports" + (assumed ? " in a cluster as assumed" : "")
                        + ", so the claim would hold without saying anything",
                "ask about ends of one IP family, and names of ports only where pods are the destination");
    }

    static InvalidInputException saidTwice(String now, String before) {
        return new InvalidInputException(new Problem(
                Place.of(now),
                before + " was assumed already, and both can't be",
                "say it once; claims under other assumptions begin with a prove(..) of their own"));
    }
}
