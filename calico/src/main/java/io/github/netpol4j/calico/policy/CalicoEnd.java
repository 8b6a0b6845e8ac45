package io.github.netpol4j.calico.policy;

import io.github.netpol4j.calico.resource.PortMatch;
import io.github.netpol4j.calico.selector.CalicoSelector;
import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.internal.Given;
import io.github.netpol4j.internal.Literals;
import io.github.netpol4j.rule.Peer;
import io.github.netpol4j.rule.Pods;
import io.github.netpol4j.rule.PortRange;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one end of a connection must be like besides what the rule says of it. Everything said must hold.
 *
 * @param serviceAccounts the service accounts, one of which a pod must run as; any if empty
 * @param serviceAccountSelector what the labels of its service account must be like
 * @param not pods that it must not be
 * @param notSelector what its labels must not be like
 * @param notNets where its address must not be
 * @param notPorts what its port must not be
 */
public record CalicoEnd(
        SortedSet<String> serviceAccounts,
        Optional<CalicoSelector> serviceAccountSelector,
        List<Peer> not,
        Optional<CalicoSelector> notSelector,
        List<Cidr> notNets,
        List<PortMatch> notPorts) {

    /** Nothing more. */
    static final CalicoEnd ANY =
            new CalicoEnd(new TreeSet<>(), Optional.empty(), List.of(), Optional.empty(), List.of(), List.of());

    /**
     * An end.
     *
     * @param serviceAccounts the service accounts, one of which a pod must run as; any if empty
     * @param serviceAccountSelector what the labels of its service account must be like
     * @param not pods that it must not be
     * @param notSelector what its labels must not be like
     * @param notNets where its address must not be
     * @param notPorts what its port must not be
     * @throws io.github.netpol4j.finding.InvalidInputException if Calico could not say it
     */
    public CalicoEnd {
        serviceAccounts =
                Collections.unmodifiableSortedSet(new TreeSet<>(Given.noNulls("serviceAccount(..)", serviceAccounts)));
        serviceAccounts.forEach(account -> Checks.objectName("serviceAccount", account));
        Given.noneNull("end()", serviceAccountSelector, notSelector);
        serviceAccountSelector.ifPresent(selector -> Checks.ofLabels("serviceAccountSelector", selector));
        notSelector.ifPresent(selector -> Checks.ofLabels("notSelector", selector));
        not = Given.noNulls("not(..)", not).stream().distinct().toList();
        Checks.notPods(not);
        notNets = Given.noNulls("notNets(..)", notNets).stream()
                .distinct()
                .sorted()
                .toList();
        notNets.forEach(Checks::notEverything);
        notPorts = Given.noNulls("notPorts(..)", notPorts).stream().distinct().toList();
    }

    private CalicoEnd with(List<Peer> peers, Optional<CalicoSelector> selector) {
        return new CalicoEnd(serviceAccounts, serviceAccountSelector, peers, selector, notNets, notPorts);
    }

    /**
     * A pod that runs as one of these service accounts, or of those named before.
     *
     * @param names one or more, of the pod's namespace
     * @return the narrower end
     */
    public CalicoEnd serviceAccount(String... names) {
        SortedSet<String> all = new TreeSet<>(serviceAccounts);
        all.addAll(Given.notEmpty("serviceAccount(..)", "service account", Given.list("serviceAccount(..)", names)));
        return new CalicoEnd(all, serviceAccountSelector, not, notSelector, notNets, notPorts);
    }

    /**
     * A pod whose service account has such labels.
     *
     * @param text a selector of Calico
     * @return the narrower end
     */
    public CalicoEnd serviceAccountSelector(String text) {
        CalicoSelector more = CalicoSelector.parse(Given.notNull("serviceAccountSelector(..)", text));
        Optional<CalicoSelector> all =
                Optional.of(serviceAccountSelector.map(one -> one.and(more)).orElse(more));
        return new CalicoEnd(serviceAccounts, all, not, notSelector, notNets, notPorts);
    }

    /**
     * None of the pods of these applications.
     *
     * @param apps one or more applications of the policy's namespace
     * @return the narrower end
     */
    public CalicoEnd not(String... apps) {
        return not(Given.notEmpty("not(..)", "application", Given.list("not(..)", apps)).stream()
                .map(app -> Pods.ofApps(List.of(app)))
                .toArray(Peer[]::new));
    }

    /**
     * None of these pods. Addresses that Calico does not know are none of them.
     *
     * @param pods one or more; their namespaces by name
     * @return the narrower end
     */
    public CalicoEnd not(Peer... pods) {
        return with(
                Stream.concat(not.stream(), Given.notEmpty("not(..)", "peer", Given.list("not(..)", pods)).stream())
                        .toList(),
                notSelector);
    }

    /**
     * Nothing that has such labels. Addresses that Calico does not know have none.
     *
     * @param text a selector of Calico
     * @return the narrower end
     */
    public CalicoEnd notSelector(String text) {
        CalicoSelector more = CalicoSelector.parse(Given.notNull("notSelector(..)", text));
        return with(not, Optional.of(notSelector.map(one -> one.or(more)).orElse(more)));
    }

    /**
     * No address in these blocks.
     *
     * @param blocks one or more
     * @return the narrower end
     */
    public CalicoEnd notNets(String... blocks) {
        return notNets(Given.list("notNets(..)", blocks));
    }

    /**
     * No address in these blocks.
     *
     * @param blocks one or more
     * @return the narrower end
     */
    public CalicoEnd notNets(Collection<String> blocks) {
        List<Cidr> all = Stream.concat(
                        notNets.stream(),
                        Given.notEmpty("notNets(..)", "block", blocks).stream().map(Cidr::of))
                .toList();
        return new CalicoEnd(serviceAccounts, serviceAccountSelector, not, notSelector, all, notPorts);
    }

    /**
     * None of these ports.
     *
     * @param numbers one or more
     * @return the narrower end
     */
    public CalicoEnd notPorts(int... numbers) {
        return notPorts(
                Arrays.stream(Given.notNull("notPorts(..)", numbers)).boxed().toList(),
                number -> PortMatch.of(PortRange.only(number).from()));
    }

    /**
     * No port in these ranges.
     *
     * @param ranges one or more, as {@code range(8000, 8100)}
     * @return the narrower end
     */
    public CalicoEnd notPorts(PortRange... ranges) {
        return notPorts(Given.list("notPorts(..)", ranges), range -> PortMatch.of(range.from(), range.to()));
    }

    /**
     * No port that is declared under these names.
     *
     * @param names one or more
     * @return the narrower end
     */
    public CalicoEnd notPorts(String... names) {
        return notPorts(Given.list("notPorts(..)", names), name -> PortMatch.of(Checks.portName("notPorts", name)));
    }

    private <T> CalicoEnd notPorts(List<T> more, Function<T, PortMatch> port) {
        List<PortMatch> all = Stream.concat(
                        notPorts.stream(),
                        Given.notEmpty("notPorts(..)", "port", more).stream().map(port))
                .toList();
        return new CalicoEnd(serviceAccounts, serviceAccountSelector, not, notSelector, notNets, all);
    }

    /**
     * Whether it asks for a service account.
     *
     * @return whether only pods can be this end
     */
    public boolean hasServiceAccounts() {
        return !serviceAccounts.isEmpty() || serviceAccountSelector.isPresent();
    }

    /**
     * Whether it excludes endpoints by their labels.
     *
     * @return whether anything is named by {@code .not(..)} or {@code .notSelector(..)}
     */
    public boolean excludesEndpoints() {
        return !not.isEmpty() || notSelector.isPresent();
    }

    /** The expression that makes it. */
    @Override
    public String toString() {
        StringBuilder said = new StringBuilder("end()");
        if (!serviceAccounts.isEmpty()) {
            said.append(".serviceAccount(")
                    .append(Literals.quoteAll(serviceAccounts))
                    .append(')');
        }
        serviceAccountSelector.ifPresent(selector -> said.append(".serviceAccountSelector(")
                .append(Literals.quote(selector.toString()))
                .append(')'));
        if (!not.isEmpty()) {
            said.append(".not(").append(Peer.sentence(not)).append(')');
        }
        notSelector.ifPresent(selector -> said.append(".notSelector(")
                .append(Literals.quote(selector.toString()))
                .append(')'));
        if (!notNets.isEmpty()) {
            said.append(".notNets(")
                    .append(Literals.quoteAll(
                            notNets.stream().map(Cidr::toString).toList()))
                    .append(')');
        }
        return said.append(notPorts.stream().map(CalicoEnd::call).collect(Collectors.joining()))
                .toString();
    }

    private static String call(PortMatch port) {
        String argument = port.isNamed()
                ? Literals.quote(port.name())
                : port.from() == port.to()
                        ? Integer.toString(port.from())
                        : "range(" + port.from() + ", " + port.to() + ")";
        return ".notPorts(" + argument + ")";
    }
}
