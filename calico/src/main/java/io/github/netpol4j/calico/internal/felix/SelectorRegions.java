package io.github.netpol4j.calico.internal.felix;

import io.github.netpol4j.calico.felix.CalicoDimensions;
import io.github.netpol4j.calico.selector.CalicoSelector;
import io.github.netpol4j.calico.selector.LabelTest;
import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.flow.Dimension;
import io.github.netpol4j.flow.End;
import io.github.netpol4j.flow.IpAddress;
import io.github.netpol4j.flow.Location;
import io.github.netpol4j.flow.Pod;
import io.github.netpol4j.flow.Region;
import io.github.netpol4j.flow.Values.Addresses;
import io.github.netpol4j.flow.Values.Names;
import io.github.netpol4j.internal.KubernetesSyntax;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The flows with an end that a selector finds.
 *
 * <p>Pods are taken to have no labels of their own that begin with {@code pcns.} or {@code pcsa.}: Calico would read such a label in
 * the place of one of the pod's namespace or service account.
 */
final class SelectorRegions {

    private static final int MOST_TERMS = 10_000;

    private final Ruleset ruleset;

    SelectorRegions(Ruleset ruleset) {
        this.ruleset = ruleset;
    }

    /** Pods with such labels. */
    Extent pods(CalicoSelector selector, End end) {
        List<SortedMap<String, LabelTest>> terms =
                selector.terms(MOST_TERMS).orElseThrow(() -> Messages.tooManyTerms(selector, MOST_TERMS));
        List<Region> must = new ArrayList<>();
        List<Region> may = new ArrayList<>();
        for (SortedMap<String, LabelTest> term : terms) {
            pods(term, end, true).ifPresent(must::add);
            pods(term, end, false).ifPresent(may::add);
        }
        return new Extent(must, may);
    }

    private static Optional<Region> pods(Map<String, LabelTest> term, End end, boolean surely) {
        Optional<Region> region = Optional.of(Region.all().at(end, Location.pods()));
        for (Map.Entry<String, LabelTest> test : term.entrySet()) {
            Optional<Names> allowed = names(test.getKey(), test.getValue(), surely);
            region = region.flatMap(some -> allowed.flatMap(names -> narrowed(some, end, test.getKey(), names)));
        }
        return region;
    }

    /** The values of a label that fit. Of parts of values, only names that are mentioned can be judged. */
    private static Optional<Names> names(String key, LabelTest test, boolean surely) {
        if (key.equals(Keys.ORCHESTRATOR)) {
            return test.matches(Optional.of(Keys.KUBERNETES)) ? Optional.of(Names.ANY) : Optional.empty();
        }
        Names names = test.values();
        if (surely && !test.parts().isEmpty()) {
            names = names.and(Names.ABSENT);
        }
        return Optional.of(names).filter(some -> !some.isEmpty());
    }

    private static Optional<Region> narrowed(Region region, End end, String key, Names names) {
        if (key.equals(Keys.ORCHESTRATOR)) {
            return Optional.of(region);
        }
        if (key.equals(Keys.NAMESPACE) || isNamespaceName(key)) {
            return inNamespaces(region, end, names);
        }
        if (key.equals(Keys.SERVICE_ACCOUNT) || key.equals(Keys.OF_SERVICE_ACCOUNT + Keys.NAME)) {
            return some(region, Dimension.serviceAccount(end), names.and(Names.PRESENT));
        }
        if (key.startsWith(Keys.OF_NAMESPACE)) {
            return Optional.of(region.namespaceLabel(end, key.substring(Keys.OF_NAMESPACE.length()), names));
        }
        if (key.startsWith(Keys.OF_SERVICE_ACCOUNT)) {
            String ofAccount = key.substring(Keys.OF_SERVICE_ACCOUNT.length());
            return some(region, CalicoDimensions.serviceAccountLabel(end, ofAccount), names);
        }
        return Optional.of(region.label(end, key, names));
    }

    private static boolean isNamespaceName(String key) {
        return key.equals(Keys.OF_NAMESPACE + Keys.NAME) || key.equals(Keys.OF_NAMESPACE + Pod.NAMESPACE_NAME_LABEL);
    }

    private static Optional<Region> some(Region region, Dimension dimension, Names names) {
        return Optional.of(region.with(dimension, names)).filter(narrowed -> !names.isEmpty());
    }

    /** What can't be the name of a namespace is that of none. */
    private static Optional<Region> inNamespaces(Region region, End end, Names names) {
        SortedSet<String> possible = names.names().stream()
                .filter(name -> KubernetesSyntax.dnsLabel(name).isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        if (names.others()) {
            return region.and(Region.all().at(end, Location.podsOutside(possible)));
        }
        return possible.isEmpty() ? Optional.empty() : region.and(Region.all().at(end, Location.podsIn(possible)));
    }

    /** Whatever a selector finds: pods, host endpoints by their addresses, network sets. */
    Extent any(CalicoSelector selector, End end) {
        Extent found = pods(selector, end);
        for (HostEntry host : ruleset.hosts()) {
            if (Knowing.selects(selector, host)) {
                found = found.or(host.isAutomatic() ? automatic(host, end) : addresses(host.addresses(), end));
            }
        }
        for (SetEntry set : ruleset.sets()) {
            List<Region> nets = nets(set.nets(), end);
            found = found.or(Extent.of(Knowing.selects(selector, set), nets));
        }
        return found;
    }

    /** Whatever a selector does not find. */
    Extent none(CalicoSelector selector, End end) {
        Region noPods = Region.all().at(end, Location.noPods());
        Extent rest = pods(selector.not(), end).or(Extent.exactly(noPods));
        for (HostEntry host : ruleset.hosts()) {
            if (Knowing.selects(selector, host)) {
                Extent it = host.isAutomatic() ? automatic(host, end) : addresses(host.addresses(), end);
                rest = rest.and(it.not());
            }
        }
        for (SetEntry set : ruleset.sets()) {
            rest = rest.and(Extent.of(Knowing.selects(selector, set), nets(set.nets(), end))
                    .not());
        }
        return rest;
    }

    private static Extent automatic(HostEntry host, End end) {
        Region hosts = Region.all().at(end, Location.hosts());
        return Extent.exactly(
                host.others().isEmpty() ? hosts : hosts.with(Dimension.host(end), Names.notIn(host.others())));
    }

    private static Extent addresses(Collection<IpAddress> addresses, End end) {
        return Extent.exactly(nets(
                addresses.stream()
                        .map(address -> new Cidr(address, address.bits()))
                        .toList(),
                end));
    }

    /** Flows with an end in one of some nets. */
    static List<Region> nets(Collection<Cidr> nets, End end) {
        Addresses all = addresses(nets);
        return all.isEmpty() ? List.of() : List.of(Region.all().with(Dimension.address(end), all));
    }

    private static Addresses addresses(Collection<Cidr> nets) {
        return new Addresses(nets.stream()
                .flatMap(net -> Addresses.of(net, List.of()).ranges().stream())
                .toList());
    }
}
