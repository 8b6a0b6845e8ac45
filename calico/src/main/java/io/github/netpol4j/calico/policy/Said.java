package io.github.netpol4j.calico.policy;

import io.github.netpol4j.calico.resource.HttpMatch;
import io.github.netpol4j.calico.resource.HttpMatch.Path;
import io.github.netpol4j.calico.resource.ServiceMatch;
import io.github.netpol4j.calico.selector.CalicoSelector;
import io.github.netpol4j.internal.Literals;
import io.github.netpol4j.rule.Rule;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Everything that a sentence says. */
record Said(
        Rule rule,
        Optional<String> tier,
        Optional<Double> order,
        CalicoEnd source,
        CalicoEnd destination,
        Optional<ServiceMatch> service,
        HttpMatch http,
        Optional<CalicoSelector> hosts,
        Set<Flag> flags) {

    private static final HttpMatch NO_HTTP = new HttpMatch(List.of(), List.of());

    Said(Rule rule) {
        this(
                rule,
                Optional.empty(),
                Optional.empty(),
                CalicoEnd.ANY,
                CalicoEnd.ANY,
                Optional.empty(),
                NO_HTTP,
                Optional.empty(),
                Set.of());
    }

    Said withTier(String name) {
        return new Said(rule, Optional.of(name), order, source, destination, service, http, hosts, flags);
    }

    Said withOrder(double place) {
        return new Said(rule, tier, Optional.of(place), source, destination, service, http, hosts, flags);
    }

    Said withSource(CalicoEnd end) {
        return new Said(rule, tier, order, end, destination, service, http, hosts, flags);
    }

    Said withDestination(CalicoEnd end) {
        return new Said(rule, tier, order, source, end, service, http, hosts, flags);
    }

    Said withService(ServiceMatch one) {
        return new Said(rule, tier, order, source, destination, Optional.of(one), http, hosts, flags);
    }

    Said withHttp(HttpMatch requests) {
        return new Said(rule, tier, order, source, destination, service, requests, hosts, flags);
    }

    Said withHosts(CalicoSelector selector) {
        return new Said(rule, tier, order, source, destination, service, http, Optional.of(selector), flags);
    }

    Said with(Flag flag) {
        Set<Flag> more = EnumSet.of(flag);
        more.addAll(flags);
        return new Said(rule, tier, order, source, destination, service, http, hosts, Set.copyOf(more));
    }

    Said without(Flag flag) {
        return new Said(
                rule,
                tier,
                order,
                source,
                destination,
                service,
                http,
                hosts,
                flags.stream().filter(one -> one != flag).collect(Collectors.toUnmodifiableSet()));
    }

    boolean has(Flag flag) {
        return flags.contains(flag);
    }

    boolean hasHttp() {
        return !http.equals(NO_HTTP);
    }

    /** The expression that makes the sentence. */
    @Override
    public String toString() {
        StringBuilder said = new StringBuilder("calico(").append(rule).append(')');
        tier.ifPresent(
                name -> said.append(".tier(").append(Literals.quote(name)).append(')'));
        order.ifPresent(
                place -> said.append(".order(").append(Printed.number(place)).append(')'));
        if (!source.equals(CalicoEnd.ANY)) {
            said.append(".source(").append(source).append(')');
        }
        if (!destination.equals(CalicoEnd.ANY)) {
            said.append(".destination(").append(destination).append(')');
        }
        service.ifPresent(one -> said.append(".service(")
                .append(Literals.quoteAll(List.of(one.name(), one.namespace())))
                .append(')'));
        said.append(call("methods", http.methods()));
        said.append(paths("exactPaths", Path::exact)).append(paths("pathPrefixes", Path::prefix));
        hosts.ifPresent(selector -> said.append(".hosts(")
                .append(Literals.quote(selector.toString()))
                .append(')'));
        flags.stream().sorted().forEach(flag -> said.append(flag.call()));
        return said.toString();
    }

    private String paths(String method, Function<Path, String> half) {
        return call(
                method,
                http.paths().stream().map(half).filter(path -> !path.isEmpty()).toList());
    }

    private static String call(String method, List<String> arguments) {
        return arguments.isEmpty() ? "" : "." + method + "(" + Literals.quoteAll(arguments) + ")";
    }
}
