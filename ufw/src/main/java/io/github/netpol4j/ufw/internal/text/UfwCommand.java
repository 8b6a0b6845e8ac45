package io.github.netpol4j.ufw.internal.text;

import io.github.netpol4j.ufw.rule.UfwAction;
import io.github.netpol4j.ufw.rule.UfwLogLevel;
import io.github.netpol4j.ufw.rule.UfwRule;
import java.util.List;
import java.util.Optional;

/** A command of ufw that was understood. */
public sealed interface UfwCommand {

    /**
     * About a rule.
     *
     * @param rule the rule; one that names an application profile has no ports there yet
     * @param placement what is done with it
     * @param changed whether ufw keeps it in other words than it was given
     */
    record OfRule(UfwRule rule, Placement placement, boolean changed) implements UfwCommand {}

    /**
     * Deletes the rule of a number.
     *
     * @param number any
     */
    record DeleteNumber(int number) implements UfwCommand {}

    /**
     * Sets a default policy.
     *
     * @param action the policy
     * @param traffic of which packets
     */
    record Default(UfwAction action, Traffic traffic) implements UfwCommand {}

    /**
     * Sets the log level.
     *
     * @param level the level; empty to switch logging on at the last one
     */
    record Logging(Optional<UfwLogLevel> level) implements UfwCommand {}

    /**
     * Any other.
     *
     * @param words its words
     */
    record Other(List<String> words) implements UfwCommand {}

    /** What a default policy is of. */
    enum Traffic {
        /** To the host. */
        INCOMING("incoming"),
        /** From it. */
        OUTGOING("outgoing"),
        /** Through it. */
        ROUTED("routed");

        private final String word;

        Traffic(String word) {
            this.word = word;
        }

        /** As ufw spells it. */
        @Override
        public String toString() {
            return word;
        }
    }
}
