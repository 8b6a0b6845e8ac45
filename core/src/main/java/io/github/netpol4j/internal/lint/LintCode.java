package io.github.netpol4j.internal.lint;

import io.github.netpol4j.finding.Severity;

/** What lints find, with how much it matters unless a finding says otherwise. */
public enum LintCode {
    /** An egress that is isolated without a way to DNS. */
    DNS_CUT(Severity.WARNING, "Isolated egress that can't reach DNS"),
    /** A namespace in which a pod is open unless a policy was written for it. */
    NO_DEFAULT_DENY(Severity.WARNING, "A namespace without default deny"),
    /** A policy or peer that means pods where there is only a name for something outside. */
    GUARDS_NO_POD(
            Severity.ERROR, "A policy for pods that are not there: a Service of that name leads out of the cluster"),
    /** A policy that selects no pod. */
    POLICY_SELECTS_NOTHING(Severity.WARNING, "A policy that selects no pod of this cluster"),
    /** A peer that is no pod. */
    PEER_SELECTS_NOTHING(Severity.WARNING, "A peer that no pod of this cluster is"),
    /** A selector that no labels can meet. */
    CONTRADICTORY_SELECTOR(Severity.ERROR, "A selector whose requirements contradict each other"),
    /** A rule or policy without which the same would pass. */
    ADDS_NOTHING(Severity.INFO, "A rule or policy without which the same would pass"),
    /** Policies that say the same. */
    DUPLICATE_POLICY(Severity.WARNING, "Two policies that say the same"),
    /** A rule without peers. */
    OPEN_TO_EVERYONE(Severity.WARNING, "A rule that names no peer, so everyone is meant"),
    /** A list without rules that looks like a denial. */
    EMPTY_EGRESS(Severity.WARNING, "An empty list of egress that isolates nothing"),
    /** A peer or port of one rule that is there twice. */
    SAID_TWICE(Severity.INFO, "A peer or port that a rule names twice"),
    /** A permission that the other end does not give. */
    ONE_SIDED(Severity.WARNING, "A permission that the other, isolated end does not give"),
    /** Rules that policyTypes leaves out. */
    RULES_IGNORED(Severity.ERROR, "Rules in a direction that policyTypes leaves out"),
    /** A named port that the pods in question do not have. */
    NAMED_PORT_UNKNOWN(Severity.WARNING, "A named port that no pod in question declares"),
    /** A named port that pods have on another protocol. */
    NAMED_PORT_PROTOCOL(Severity.WARNING, "A named port that pods declare for another protocol"),
    /** The port of a Service where that of its pods is meant. */
    SERVICE_PORT(Severity.WARNING, "The port of a Service where that of its pods is meant"),
    /** The address of a Service, which policies never see. */
    SERVICE_ADDRESS(Severity.WARNING, "A block that holds addresses of Services, which policies don't see"),
    /** A block of pods. */
    BLOCK_OF_PODS(Severity.WARNING, "A block that holds addresses of pods alone"),
    /** A block with nothing left. */
    EXCEPT_COVERS_ALL(Severity.ERROR, "Exceptions that leave nothing of a block"),
    /** A range of one port. */
    END_PORT_EQUALS_PORT(Severity.INFO, "A range of one port"),
    /** A pod that policies can't hold. */
    HOST_NETWORK(Severity.WARNING, "A pod on the network of its node, which no policy holds"),
    /** A pod that the internet reaches. */
    INTERNET_EXPOSED(Severity.WARNING, "Pods that the internet reaches through a Service or a port of the node"),
    /** A rule that lets every address in. */
    OPEN_TO_INTERNET(Severity.WARNING, "A rule for every address there is"),
    /** A way in that policies close. */
    ENTRY_BLOCKED(Severity.WARNING, "A way in from outside that policies close"),
    /** A Service or a way in behind which nobody is. */
    LEADS_NOWHERE(Severity.WARNING, "A Service, Ingress or Route that leads to no pod"),
    /** An ExternalName that is an address. */
    EXTERNAL_NAME_IS_ADDRESS(Severity.ERROR, "An ExternalName that is an address"),
    /** An ExternalName that is no name. */
    EXTERNAL_NAME_INVALID(Severity.ERROR, "An ExternalName that is no DNS name"),
    /** What only some plugins enforce, told by the target. */
    PLUGIN_FEATURE(Severity.INFO, "A feature that not every network plugin enforces"),
    /** A block written in a way that will be refused, told by the target. */
    AMBIGUOUS_ADDRESS(Severity.WARNING, "An address or block that can be read in two ways"),
    /** A name that the API server refuses, told by the reader. */
    POLICY_NAME(Severity.ERROR, "A policy whose name the API server refuses"),
    /** A field that nothing reads, told by the reader. */
    UNREAD_FIELD(Severity.WARNING, "A field that is nearly one that matters"),
    /** A label that a namespace can't have, told by the reader. */
    NAMESPACE_LABEL(Severity.WARNING, "A namespace label that the API server overwrites"),
    /** Policies that count for nothing here, told by the reader. */
    POLICY_KIND_NOT_READ(Severity.WARNING, "Policies of a kind that is not read, so that they count for nothing here"),
    /** Pods that count for nothing here, told by the reader. */
    PODS_NOT_READ(Severity.WARNING, "Something that makes pods and is not read"),
    /** Something that was not read. */
    LEFT_OUT(Severity.ERROR, "Something that could not be read, and is not in what was looked at"),
    /** A suppression that suppresses nothing. */
    SUPPRESSION(Severity.WARNING, "A suppression without a reason, of an unknown code, or of nothing"),
    /** A question that was too large. */
    NOT_CHECKED(Severity.WARNING, "A question that was too large to answer");

    private final Severity severity;
    private final String summary;

    LintCode(Severity severity, String summary) {
        this.severity = severity;
        this.summary = summary;
    }

    /**
     * How much it matters.
     *
     * @return unless a finding says otherwise
     */
    public Severity severity() {
        return severity;
    }

    /**
     * What it is, in a line.
     *
     * @return a phrase
     */
    public String summary() {
        return summary;
    }
}
