package io.github.netpol4j.calico.internal.validation;

import static io.github.netpol4j.calico.internal.validation.Fact.accepted;
import static io.github.netpol4j.calico.internal.validation.Fact.refused;
import static io.github.netpol4j.calico.internal.validation.Samples.ALLOW;
import static io.github.netpol4j.calico.internal.validation.Samples.ANY;
import static io.github.netpol4j.calico.internal.validation.Samples.EMPTY;
import static io.github.netpol4j.calico.internal.validation.Samples.TCP;
import static io.github.netpol4j.calico.internal.validation.Samples.egress;
import static io.github.netpol4j.calico.internal.validation.Samples.flags;
import static io.github.netpol4j.calico.internal.validation.Samples.gnp;
import static io.github.netpol4j.calico.internal.validation.Samples.hints;
import static io.github.netpol4j.calico.internal.validation.Samples.ingress;
import static io.github.netpol4j.calico.internal.validation.Samples.methods;
import static io.github.netpol4j.calico.internal.validation.Samples.nets;
import static io.github.netpol4j.calico.internal.validation.Samples.np;
import static io.github.netpol4j.calico.internal.validation.Samples.ports;
import static io.github.netpol4j.calico.internal.validation.Samples.service;
import static io.github.netpol4j.calico.internal.validation.Samples.sgnp;
import static io.github.netpol4j.calico.internal.validation.Samples.snp;
import static io.github.netpol4j.calico.resource.PolicyType.EGRESS;
import static io.github.netpol4j.calico.resource.PolicyType.INGRESS;

import io.github.netpol4j.calico.resource.CalicoResource;
import io.github.netpol4j.calico.resource.CalicoRule;
import io.github.netpol4j.calico.resource.EntityRule;
import io.github.netpol4j.calico.resource.PolicySpec;
import io.github.netpol4j.calico.resource.PolicyType;
import io.github.netpol4j.calico.resource.ServiceAccountMatch;
import io.github.netpol4j.calico.resource.ServiceMatch;
import io.github.netpol4j.calico.resource.StagedAction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Facts about policies; see {@link CalicosFactsTest} for where they are from. */
final class PolicyFacts {

    private static final EntityRule SERVICE = ANY.withServices(service());
    private static final Optional<StagedAction> SET = Optional.of(StagedAction.SET);
    private static final Optional<StagedAction> DELETE = Optional.of(StagedAction.DELETE);
    private static final PolicySpec FOO = EMPTY.withSelector("foo == \"bar\"");

    private PolicyFacts() {}

    static List<Fact> facts() {
        return Stream.of(
                        names("GlobalNetworkPolicy", Samples::gnp, EMPTY, false),
                        names("NetworkPolicy", Samples::np, EMPTY, true),
                        names("StagedGlobalNetworkPolicy", (name, spec) -> sgnp(name, SET, spec), FOO, false),
                        names("StagedNetworkPolicy", (name, spec) -> snp(name, DELETE, spec), EMPTY, true),
                        beforeAll(),
                        types("GlobalNetworkPolicy", Samples::gnp),
                        types("NetworkPolicy", Samples::np),
                        hintFacts("GlobalNetworkPolicy", Samples::gnp),
                        hintFacts("NetworkPolicy", Samples::np),
                        globals(),
                        services(),
                        staged())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Fact> names(
            String kind,
            BiFunction<String, PolicySpec, CalicoResource> make,
            PolicySpec spec,
            boolean takesKubernetes) {
        List<Fact> facts = new ArrayList<>(List.of(
                refused(kind + " named with ~ and !", make.apply("t~!s.h.i.ng", spec), Requirement.NAME_FORM),
                refused(kind + " named in mixed case", make.apply("tHiNg", spec), Requirement.NAME_FORM),
                accepted(kind + " named thing", make.apply("thing", spec)),
                accepted(kind + " named with one dot", make.apply("th.ing", spec)),
                refused(kind + " named with several dots", make.apply("t.h.i.ng", spec), Requirement.POLICY_NAME_FORM),
                accepted(kind + " with a name of 253 characters", make.apply("x".repeat(253), spec)),
                refused(
                        kind + " with a name of 254 characters",
                        make.apply("x".repeat(254), spec),
                        Requirement.NAME_LENGTH)));
        CalicoResource kubernetes = make.apply("knp.default.thing", spec);
        facts.add(
                takesKubernetes
                        ? accepted(kind + " named as one of Kubernetes", kubernetes)
                        : refused(kind + " named as one of Kubernetes", kubernetes, Requirement.POLICY_NAME_FORM));
        return facts;
    }

    private static List<Fact> beforeAll() {
        PolicySpec preDnat = flags(false, true, true);
        return List.of(
                refused("preDNAT and doNotTrack", gnp(flags(true, true, true)), Requirement.PRE_DNAT_UNTRACKED),
                accepted("preDNAT and applyOnForward", gnp(preDnat)),
                accepted("doNotTrack and applyOnForward", gnp(flags(true, false, true))),
                accepted("applyOnForward alone", gnp(flags(false, false, true))),
                accepted("none of the three flags", gnp(flags(false, false, false))),
                refused("preDNAT without applyOnForward", gnp(flags(false, true, false)), Requirement.APPLY_ON_FORWARD),
                refused(
                        "doNotTrack without applyOnForward",
                        gnp(flags(true, false, false)),
                        Requirement.APPLY_ON_FORWARD),
                refused(
                        "preDNAT with egress rules",
                        gnp(preDnat.withEgress(List.of(ALLOW)).withTypes(List.of())),
                        Requirement.PRE_DNAT_EGRESS_RULES),
                accepted(
                        "preDNAT with ingress rules",
                        gnp(preDnat.withIngress(List.of(ALLOW)).withTypes(List.of()))),
                accepted("preDNAT with type Ingress", gnp(preDnat.withTypes(List.of(INGRESS)))),
                refused(
                        "preDNAT with type Egress",
                        gnp(preDnat.withTypes(List.of(EGRESS))),
                        Requirement.PRE_DNAT_EGRESS_TYPE),
                refused(
                        "preDNAT with both types",
                        gnp(preDnat.withTypes(List.of(INGRESS, EGRESS))),
                        Requirement.PRE_DNAT_EGRESS_TYPE));
    }

    private static List<Fact> types(String kind, BiFunction<String, PolicySpec, CalicoResource> make) {
        PolicySpec in = EMPTY.withIngress(List.of(ALLOW));
        PolicySpec out = EMPTY.withEgress(List.of(ALLOW));
        List<PolicyType> both = List.of(INGRESS, EGRESS);
        CalicoRule http = ALLOW.withHttp(methods("GET"));
        return List.of(
                accepted(kind + " without types", make.apply("thing", EMPTY)),
                accepted(kind + " of type Ingress", make.apply("thing", EMPTY.withTypes(List.of(INGRESS)))),
                accepted(kind + " of type Egress", make.apply("thing", EMPTY.withTypes(List.of(EGRESS)))),
                accepted(kind + " of both types", make.apply("thing", EMPTY.withTypes(both))),
                refused(
                        kind + " of type Egress twice",
                        make.apply("thing", EMPTY.withTypes(List.of(EGRESS, EGRESS))),
                        Requirement.TYPE_TWICE),
                accepted(
                        kind + " of type Egress with ingress rules",
                        make.apply("thing", in.withTypes(List.of(EGRESS)))),
                accepted(
                        kind + " of type Ingress with egress rules",
                        make.apply("thing", out.withTypes(List.of(INGRESS)))),
                accepted(kind + " of type Ingress with ingress rules", make.apply("thing", in)),
                accepted(kind + " of both types with ingress rules", make.apply("thing", in.withTypes(both))),
                accepted(kind + " of type Egress with egress rules", make.apply("thing", out)),
                accepted(kind + " of both types with egress rules", make.apply("thing", out.withTypes(both))),
                refused(
                        kind + " with HTTP in an egress rule",
                        make.apply("thing", EMPTY.withEgress(List.of(http)).withTypes(both)),
                        kind.equals("NetworkPolicy") ? Requirement.HTTP_EGRESS : Requirement.HTTP_GLOBAL_EGRESS));
    }

    private static List<Fact> hintFacts(String kind, BiFunction<String, PolicySpec, CalicoResource> make) {
        String known = "AssumeNeededOnEveryNode";
        return List.of(
                refused(kind + " with an unknown hint", make.apply("thing", hints("junk")), Requirement.HINT_KNOWN),
                accepted(kind + " with the hint", make.apply("thing", hints(known))),
                refused(
                        kind + " with the hint twice",
                        make.apply("thing", hints(known, known)),
                        Requirement.HINT_TWICE));
    }

    private static List<Fact> globals() {
        CalicoRule between = ALLOW.withSource(ANY.withNamespaceSelector("global()"))
                .withDestination(ANY.withNamespaceSelector("projectcalico.org/name == 'test'"));
        return List.of(
                refused(
                        "global() as namespaceSelector of a GlobalNetworkPolicy",
                        gnp(EMPTY.withNamespaceSelector("global()")),
                        Requirement.GLOBAL_PLACE),
                refused(
                        "global() as selector of a GlobalNetworkPolicy",
                        gnp(EMPTY.withSelector("global()")),
                        Requirement.GLOBAL_PLACE),
                refused(
                        "global() as serviceAccountSelector of a GlobalNetworkPolicy",
                        gnp(EMPTY.withServiceAccountSelector("global()")),
                        Requirement.GLOBAL_PLACE),
                refused(
                        "global() as selector of an end in a GlobalNetworkPolicy",
                        gnp(EMPTY.withIngress(List.of(ALLOW.withSource(ANY.withSelector("global()"))))),
                        Requirement.GLOBAL_PLACE),
                accepted(
                        "global() and a namespace by name in a GlobalNetworkPolicy",
                        gnp(EMPTY.withIngress(List.of(between)))),
                refused(
                        "global() as selector of a NetworkPolicy",
                        np(EMPTY.withSelector("global()")),
                        Requirement.GLOBAL_PLACE),
                refused(
                        "global() as serviceAccountSelector of a NetworkPolicy",
                        np(EMPTY.withServiceAccountSelector("global()")),
                        Requirement.GLOBAL_PLACE),
                accepted("global() and a namespace by name in a NetworkPolicy", ingress(between)));
    }

    private static List<Fact> services() {
        ServiceAccountMatch account = new ServiceAccountMatch(List.of("serviceaccount"), "");
        PolicySpec nameless =
                EMPTY.withEgress(List.of(ALLOW.withDestination(ANY.withServices(new ServiceMatch("service1", "")))));
        return List.of(
                accepted("a Service as destination of egress", egress(ALLOW.withDestination(SERVICE))),
                refused(
                        "a Service as source of egress",
                        egress(ALLOW.withSource(SERVICE)),
                        Requirement.SERVICE_EGRESS_SOURCE),
                accepted("a Service as source of ingress", ingress(ALLOW.withSource(SERVICE))),
                refused(
                        "a Service and a service account",
                        ingress(ALLOW.withDestination(SERVICE.withServiceAccounts(account))),
                        Requirement.SERVICE_ACCOUNTS),
                refused(
                        "a Service and ports as destination of egress",
                        egress(ALLOW.withDestination(SERVICE.withPorts(ports(80)))),
                        Requirement.SERVICE_PORTS),
                refused(
                        "a Service and negated ports as destination of egress",
                        egress(ALLOW.withDestination(SERVICE.withNotPorts(ports(80)))),
                        Requirement.SERVICE_PORTS),
                refused(
                        "a Service and ports as destination of ingress",
                        ingress(TCP.withDestination(
                                ANY.withServices(new ServiceMatch("my-svc", "")).withPorts(ports(80)))),
                        Requirement.SERVICE_PORTS),
                accepted(
                        "a Service and ports as source of ingress",
                        ingress(TCP.withSource(SERVICE.withPorts(ports(80))))),
                accepted(
                        "a Service and negated ports as source of ingress",
                        ingress(TCP.withSource(SERVICE.withNotPorts(ports(80))))),
                refused(
                        "a Service and nets",
                        ingress(ALLOW.withDestination(SERVICE.withNets(nets("10.0.0.0/8")))),
                        Requirement.SERVICE_NETS),
                refused(
                        "a Service and negated nets",
                        ingress(ALLOW.withDestination(SERVICE.withNotNets(nets("10.0.0.0/8")))),
                        Requirement.SERVICE_NETS),
                refused(
                        "a Service and a selector",
                        ingress(ALLOW.withDestination(SERVICE.withSelector("x == 'y'"))),
                        Requirement.SERVICE_SELECTOR),
                refused(
                        "a Service and a negated selector",
                        ingress(ALLOW.withDestination(SERVICE.withNotSelector("x == 'y'"))),
                        Requirement.SERVICE_SELECTOR),
                refused(
                        "a Service and a namespaceSelector",
                        ingress(ALLOW.withDestination(SERVICE.withNamespaceSelector("x == 'y'"))),
                        Requirement.SERVICE_NAMESPACE_SELECTOR),
                refused(
                        "a Service as destination of ingress of a GlobalNetworkPolicy",
                        gnp(EMPTY.withIngress(List.of(ALLOW.withDestination(SERVICE)))),
                        Requirement.SERVICE_INGRESS_DESTINATION),
                refused(
                        "a Service without a namespace in a GlobalNetworkPolicy",
                        gnp(nameless),
                        Requirement.SERVICE_NAMESPACE),
                refused(
                        "a Service and a namespaceSelector in a GlobalNetworkPolicy",
                        gnp(EMPTY.withIngress(
                                List.of(ALLOW.withDestination(SERVICE.withNamespaceSelector("x == 'y'"))))),
                        Requirement.SERVICE_NAMESPACE_SELECTOR));
    }

    private static List<Fact> staged() {
        return List.of(
                accepted("StagedGlobalNetworkPolicy that is to be set", sgnp("thing", SET, FOO)),
                accepted("StagedGlobalNetworkPolicy without an action", sgnp("thing", Optional.empty(), FOO)),
                accepted("StagedGlobalNetworkPolicy that deletes", sgnp("thing", DELETE, EMPTY)),
                accepted(
                        "StagedGlobalNetworkPolicy that deletes in a tier",
                        sgnp("eng.thing", DELETE, EMPTY.inTier("eng"))),
                refused(
                        "StagedGlobalNetworkPolicy that deletes and selects",
                        sgnp("thing", DELETE, FOO),
                        Requirement.DELETE_ALONE),
                accepted("StagedNetworkPolicy that is to be set", snp("thing", SET, FOO)),
                accepted("StagedNetworkPolicy without an action", snp("thing", Optional.empty(), FOO)),
                accepted("StagedNetworkPolicy that deletes in a tier", snp("eng.thing", DELETE, EMPTY.inTier("eng"))),
                refused(
                        "StagedNetworkPolicy that deletes and selects",
                        snp("thing", DELETE, FOO),
                        Requirement.DELETE_ALONE));
    }
}
