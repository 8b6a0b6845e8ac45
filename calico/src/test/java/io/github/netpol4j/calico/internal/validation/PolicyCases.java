package io.github.netpol4j.calico.internal.validation;

import static io.github.netpol4j.calico.internal.validation.Samples.ALLOW;
import static io.github.netpol4j.calico.internal.validation.Samples.EMPTY;
import static io.github.netpol4j.calico.internal.validation.Samples.egress;
import static io.github.netpol4j.calico.internal.validation.Samples.flags;
import static io.github.netpol4j.calico.internal.validation.Samples.gnp;
import static io.github.netpol4j.calico.internal.validation.Samples.hints;
import static io.github.netpol4j.calico.internal.validation.Samples.ingress;
import static io.github.netpol4j.calico.internal.validation.Samples.np;
import static io.github.netpol4j.calico.internal.validation.Samples.sgnp;
import static io.github.netpol4j.calico.internal.validation.Samples.snp;
import static io.github.netpol4j.calico.resource.PolicyType.EGRESS;
import static io.github.netpol4j.calico.resource.PolicyType.INGRESS;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.netpol4j.calico.resource.CalicoRule;
import io.github.netpol4j.calico.resource.StagedAction;
import io.github.netpol4j.calico.selector.CalicoSelector;
import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.finding.Problem;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The spec of policies, without its rules. */
final class PolicyCases {

    private static final String GLOBAL = "global() can only be used in an EntityRule namespaceSelector";

    private PolicyCases() {}

    static List<Case> cases() {
        return List.of(
                Case.of(
                        Requirement.TIER_TAG,
                        np("knp.default.b", EMPTY.inTier("A")),
                        "spec.tier: failed to validate Field: Tier because of Tag: name",
                        np("knp.default.b", EMPTY.inTier("a"))),
                Case.of(
                        Requirement.TIER_POSSIBLE,
                        np("knp.default.b", EMPTY.inTier("a.b")),
                        "spec.tier: no tier can be called a.b: names of tiers have no dots and at most 63 bytes",
                        np("knp.default.b", EMPTY.inTier("a-b"))),
                Case.of(
                        Requirement.TIER_POSSIBLE,
                        np("knp.default.b", EMPTY.inTier("x".repeat(64))),
                        "spec.tier: no tier can be called " + "x".repeat(64)
                                + ": names of tiers have no dots and at most 63 bytes",
                        np("knp.default.b", EMPTY.inTier("x".repeat(63)))),
                Case.of(
                        Requirement.RULES_MANY,
                        np(EMPTY.withIngress(rules(1025))),
                        "spec.ingress: Too many: 1025: must have at most 1024 items",
                        np(EMPTY.withIngress(rules(1024)).withEgress(rules(1024)))),
                Case.of(
                        Requirement.RULES_MANY,
                        gnp(EMPTY.withEgress(rules(1025))),
                        "spec.egress: Too many: 1025: must have at most 1024 items"),
                Case.of(
                        Requirement.TYPE_TWICE,
                        np(EMPTY.withTypes(List.of(EGRESS, INGRESS, EGRESS))),
                        "spec.types[2]: 'Egress' type specified more than once",
                        np(EMPTY.withTypes(List.of(EGRESS, INGRESS)))),
                Case.of(
                        Requirement.HINT_KNOWN,
                        np(hints("junk")),
                        "spec.performanceHints[0]: Unsupported value: \"junk\": supported values:"
                                + " \"AssumeNeededOnEveryNode\"",
                        np(hints("AssumeNeededOnEveryNode"))),
                Case.of(
                        Requirement.HINT_TWICE,
                        gnp(hints("AssumeNeededOnEveryNode", "AssumeNeededOnEveryNode")),
                        "spec.performanceHints[1]: Duplicate value: \"AssumeNeededOnEveryNode\"",
                        gnp(hints("AssumeNeededOnEveryNode"))),
                Case.of(
                        Requirement.PRE_DNAT_UNTRACKED,
                        gnp(flags(true, true, true)),
                        "spec: preDNAT and doNotTrack cannot both be true",
                        gnp(flags(true, false, true)),
                        gnp(flags(false, true, true))),
                Case.of(
                        Requirement.PRE_DNAT_EGRESS_RULES,
                        gnp(EMPTY.withEgress(List.of(ALLOW)).beforeDnat().withTypes(List.of(INGRESS))),
                        "spec: preDNAT policy cannot have any egress rules",
                        gnp(EMPTY.withEgress(List.of(ALLOW)).untracked().withTypes(List.of(INGRESS)))),
                Case.of(
                        Requirement.PRE_DNAT_EGRESS_TYPE,
                        sgnp("a", Optional.empty(), EMPTY.beforeDnat().withTypes(List.of(INGRESS, EGRESS))),
                        "spec: preDNAT policy cannot have 'Egress' type",
                        sgnp("a", Optional.empty(), EMPTY.beforeDnat().withTypes(List.of(INGRESS))),
                        sgnp("a", Optional.empty(), EMPTY.untracked().withTypes(List.of(INGRESS, EGRESS)))),
                Case.of(
                        Requirement.APPLY_ON_FORWARD,
                        gnp(flags(false, true, false)),
                        "spec: applyOnForward must be true if either preDNAT or doNotTrack is true",
                        gnp(flags(false, true, true)),
                        gnp(flags(false, false, false)),
                        gnp(flags(false, false, true))),
                Case.of(
                        Requirement.APPLY_ON_FORWARD,
                        gnp(flags(true, false, false)),
                        "spec: applyOnForward must be true if either preDNAT or doNotTrack is true"),
                Case.of(
                        Requirement.DELETE_ALONE,
                        snp("a", Optional.of(StagedAction.DELETE), EMPTY.withOrder(1)),
                        "spec: Spec fields, except Tier, should all be zero-value if stagedAction is Delete",
                        snp("a", Optional.of(StagedAction.DELETE), EMPTY),
                        snp("eng.a", Optional.of(StagedAction.DELETE), EMPTY.inTier("eng")),
                        snp("a", Optional.of(StagedAction.SET), EMPTY.withOrder(1)),
                        snp("a", Optional.of(StagedAction.LEARN), EMPTY.withOrder(1)),
                        snp("a", Optional.empty(), EMPTY.withOrder(1))),
                Case.of(
                        Requirement.DELETE_ALONE,
                        sgnp("a", Optional.of(StagedAction.DELETE), EMPTY.withSelector("all()")),
                        "spec: Spec fields, except Tier, should all be zero-value if stagedAction is Delete"),
                Case.of(
                        Requirement.SELECTOR_LENGTH,
                        np(EMPTY.withSelector(selector(1025))),
                        "spec.selector: Too long: may not be more than 1024 characters; this is 1025",
                        np(EMPTY.withSelector(selector(1024)))),
                Case.of(
                        Requirement.SELECTOR_LENGTH,
                        gnp(EMPTY.withNamespaceSelector(selector(1025))),
                        "spec.namespaceSelector: Too long: may not be more than 1024 characters; this is 1025",
                        gnp(EMPTY.withNamespaceSelector(selector(1024)))),
                Case.of(
                        Requirement.SELECTOR_LENGTH,
                        np(EMPTY.withServiceAccountSelector(selector(1025))),
                        "spec.serviceAccountSelector: Too long: may not be more than 1024 characters; this is 1025",
                        // Characters, not bytes, and not the two halves of one.
                        np(EMPTY.withServiceAccountSelector("a == '" + "\uD83D\uDE00".repeat(1017) + "'"))),
                Case.of(
                        Requirement.SELECTOR_SYNTAX,
                        np(EMPTY.withSelector("has (a)")),
                        refused("spec.selector", "Selector", "has (a)"),
                        np(EMPTY.withSelector("has( a )"))),
                Case.of(
                        Requirement.SELECTOR_SYNTAX,
                        gnp(EMPTY.withNamespaceSelector("a in {'b'")),
                        refused("spec.namespaceSelector", "NamespaceSelector", "a in {'b'"),
                        gnp(EMPTY.withNamespaceSelector("a in {'b',}"))),
                Case.of(
                        Requirement.SELECTOR_SYNTAX,
                        gnp(EMPTY.withServiceAccountSelector("'a' == b")),
                        refused("spec.serviceAccountSelector", "ServiceAccountSelector", "'a' == b"),
                        gnp(EMPTY.withServiceAccountSelector("a == 'b'"))),
                Case.of(
                        Requirement.GLOBAL_PLACE,
                        np(EMPTY.withSelector("global()")),
                        "spec.selector: " + GLOBAL,
                        np(EMPTY.withSelector("all()"))),
                Case.of(
                        Requirement.GLOBAL_PLACE,
                        gnp(EMPTY.withNamespaceSelector("global()")),
                        "spec.namespaceSelector: " + GLOBAL,
                        gnp(EMPTY.withNamespaceSelector("all()"))),
                Case.of(
                        Requirement.GLOBAL_PLACE,
                        np(EMPTY.withServiceAccountSelector("global( )")),
                        "spec.serviceAccountSelector: " + GLOBAL,
                        np(EMPTY.withServiceAccountSelector("all( )"))),
                Case.of(
                        Requirement.IP_VERSION,
                        ingress(ALLOW.withIpVersion(5)),
                        "spec.ingress[0].ipVersion: Unsupported value: 5: supported values: 4, 6",
                        ingress(ALLOW.withIpVersion(4)),
                        egress(ALLOW.withIpVersion(6))));
    }

    private static List<CalicoRule> rules(int count) {
        return Collections.nCopies(count, ALLOW);
    }

    /** What is said of a selector that can't be read. */
    static String refused(String path, String field, String selector) {
        Problem problem = catchThrowableOfType(
                        InvalidInputException.class, () -> CalicoSelector.parseAnyLength(selector))
                .problems()
                .get(0);
        return path + ": failed to validate Field: " + field + " because of Tag: selector (column "
                + problem.place().column() + ": " + problem.what() + ")";
    }

    /** A selector of that many characters. */
    static String selector(int length) {
        return "a == '" + "x".repeat(length - 7) + "'";
    }
}
