package io.github.netpol4j.ufw.internal.findings;

import io.github.netpol4j.ufw.rule.UfwEnd;
import io.github.netpol4j.ufw.rule.UfwLogging;
import io.github.netpol4j.ufw.rule.UfwProtocol;
import io.github.netpol4j.ufw.rule.UfwRule;

/** A rule in the words of ufw's commands, for people to read. */
final class RuleText {

    private RuleText() {}

    static String of(UfwRule rule) {
        StringBuilder text = new StringBuilder(rule.routed() ? "route " : "").append(rule.action());
        if (rule.routed()) {
            interfaceOf(text.append(rule.inInterface().isEmpty() ? "" : " in"), rule.inInterface());
            interfaceOf(text.append(rule.outInterface().isEmpty() ? "" : " out"), rule.outInterface());
        } else {
            text.append(' ').append(rule.direction());
            interfaceOf(text, rule.inInterface() + rule.outInterface());
        }
        if (rule.logging() != UfwLogging.NONE) {
            text.append(' ').append(rule.logging());
        }
        if (rule.protocol() != UfwProtocol.ANY) {
            text.append(" proto ").append(rule.protocol());
        }
        end(text.append(" from "), rule.source());
        end(text.append(" to "), rule.destination());
        return text.toString();
    }

    private static void interfaceOf(StringBuilder text, String name) {
        if (!name.isEmpty()) {
            text.append(" on ").append(name);
        }
    }

    private static void end(StringBuilder text, UfwEnd end) {
        text.append(end.net().map(Object::toString).orElse("any"));
        if (!end.application().isEmpty()) {
            text.append(" app ").append(end.application());
        } else if (!end.ports().isAny()) {
            text.append(" port ").append(end.ports());
        }
    }
}
