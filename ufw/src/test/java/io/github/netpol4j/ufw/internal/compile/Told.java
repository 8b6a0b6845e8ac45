package io.github.netpol4j.ufw.internal.compile;

import io.github.netpol4j.ufw.rule.UfwLogging;
import io.github.netpol4j.ufw.rule.UfwRule;

/** Rules in one line each, for golden files: all that they say, in a fixed order. */
final class Told {

    private Told() {}

    /** A rule. */
    static String rule(UfwRule rule) {
        String ifs = (rule.inInterface().isEmpty() ? "" : " in-on " + rule.inInterface())
                + (rule.outInterface().isEmpty() ? "" : " out-on " + rule.outInterface());
        return (rule.routed() ? "route " : "") + rule.action() + " " + rule.direction() + ifs
                + (rule.logging() == UfwLogging.NONE ? "" : " " + rule.logging()) + " " + rule.protocol() + " from "
                + rule.source().net().map(Object::toString).orElse("any") + " "
                + rule.source().ports() + " to "
                + rule.destination().net().map(Object::toString).orElse("any") + " "
                + rule.destination().ports()
                + (rule.destination().application().isEmpty()
                        ? ""
                        : " app " + rule.destination().application())
                + " # " + rule.comment();
    }
}
