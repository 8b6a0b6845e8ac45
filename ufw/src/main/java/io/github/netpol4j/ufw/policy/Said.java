package io.github.netpol4j.ufw.policy;

import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.internal.Literals;
import io.github.netpol4j.rule.Rule;
import io.github.netpol4j.ufw.rule.UfwLogging;
import java.util.List;
import java.util.Optional;

/** Everything that a sentence says. */
record Said(
        Rule rule,
        Way way,
        List<Cidr> at,
        String on,
        String inOn,
        String outOn,
        boolean special,
        UfwLogging logging,
        Optional<UfwApplication> application,
        String comment) {

    /** Which packets it is about, where that was said. */
    enum Way {
        UNSAID(""),
        OUT(".out()"),
        ROUTE(".route()");

        private final String call;

        Way(String call) {
            this.call = call;
        }
    }

    Said(Rule rule) {
        this(rule, Way.UNSAID, List.of(), "", "", "", false, UfwLogging.NONE, Optional.empty(), "");
    }

    Said withWay(Way other) {
        return new Said(rule, other, at, on, inOn, outOn, special, logging, application, comment);
    }

    Said withAt(List<Cidr> nets) {
        return new Said(rule, way, nets, on, inOn, outOn, special, logging, application, comment);
    }

    Said withOn(String name) {
        return new Said(rule, way, at, name, inOn, outOn, special, logging, application, comment);
    }

    Said withInOn(String name) {
        return new Said(rule, way, at, on, name, outOn, special, logging, application, comment);
    }

    Said withOutOn(String name) {
        return new Said(rule, way, at, on, inOn, name, special, logging, application, comment);
    }

    /** It limits, if it is an Allow; else it rejects. */
    Said withSpecial() {
        return new Said(rule, way, at, on, inOn, outOn, true, logging, application, comment);
    }

    Said withLogging(UfwLogging other) {
        return new Said(rule, way, at, on, inOn, outOn, special, other, application, comment);
    }

    Said withApplication(UfwApplication profile) {
        return new Said(rule, way, at, on, inOn, outOn, special, logging, Optional.of(profile), comment);
    }

    Said withComment(String text) {
        return new Said(rule, way, at, on, inOn, outOn, special, logging, application, text);
    }

    boolean isAllow() {
        return rule.fold(allow -> true, deny -> false, isolate -> false);
    }

    /** The expression that makes the sentence. */
    @Override
    public String toString() {
        StringBuilder said = new StringBuilder("ufw(").append(rule).append(')').append(way.call);
        if (!at.isEmpty()) {
            said.append(".at(")
                    .append(Literals.quoteAll(at.stream().map(Cidr::toString).toList()))
                    .append(')');
        }
        said.append(call("on", on)).append(call("inOn", inOn)).append(call("outOn", outOn));
        if (special) {
            said.append(isAllow() ? ".limit()" : ".reject()");
        }
        said.append(
                switch (logging) {
                    case NONE -> "";
                    case LOG -> ".log()";
                    case LOG_ALL -> ".logAll()";
                });
        application.ifPresent(
                profile -> said.append(".application(").append(profile).append(')'));
        return said.append(call("comment", comment)).toString();
    }

    private static String call(String method, String argument) {
        return argument.isEmpty() ? "" : "." + method + "(" + Literals.quote(argument) + ")";
    }
}
