package io.github.netpol4j.calico.internal.compile;

import io.github.netpol4j.calico.policy.CalicoSentence;
import io.github.netpol4j.calico.selector.CalicoSelector;
import io.github.netpol4j.target.Gap;

/** What sentences ask for and Calico does not take, because of its limits. */
final class SentenceGaps {

    private SentenceGaps() {}

    static Gap selectorTooLong(CalicoSentence sentence, String what, CalicoSelector selector) {
        int length = selector.toString().codePointCount(0, selector.toString().length());
        return new Gap(
                "SELECTOR_TOO_LONG",
                sentence.toString(),
                "the selector of " + what + " has " + length + " characters, Calico takes no more than "
                        + CalicoSelector.MAX_LENGTH + ", and it can't be divided",
                "select by a label that says the same, or write several sentences");
    }

    static Gap tooManyNotNets(CalicoSentence sentence, int number) {
        return new Gap(
                "TOO_MANY_NETS",
                sentence.toString(),
                "one rule would exclude " + number + " blocks, Calico takes no more than " + Limits.NETS
                        + ", and exclusions can't be divided among rules",
                "exclude larger blocks, or put them into a globalNetworkSet(..) and exclude its label by .notSelector(..)");
    }

    static Gap tooManyNotPorts(CalicoSentence sentence, int number) {
        return new Gap(
                "TOO_MANY_PORTS",
                sentence.toString(),
                "one rule would exclude " + number + " ports, Calico takes no more than " + Limits.PORTS
                        + ", and exclusions can't be divided among rules",
                "exclude ranges, or name the ports that are meant");
    }

    static Gap tooManyRules(CalicoSentence sentence, int number) {
        return new Gap(
                "TOO_MANY_RULES",
                sentence.toString(),
                "the policy would have " + number + " rules, and Calico takes no more than " + Limits.RULES,
                "write several sentences, or put addresses into a network set");
    }
}
