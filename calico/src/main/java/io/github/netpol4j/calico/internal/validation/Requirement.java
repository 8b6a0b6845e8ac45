package io.github.netpol4j.calico.internal.validation;

import static io.github.netpol4j.calico.internal.validation.Refused.BY_CALICO;
import static io.github.netpol4j.calico.internal.validation.Refused.BY_SOME_RELEASES;
import static io.github.netpol4j.calico.internal.validation.Refused.EVERYWHERE;
import static io.github.netpol4j.calico.internal.validation.Refused.ONCE_ENFORCED;

import java.util.Locale;

/**
 * Everything that Calico asks of an object, with the message that it has for whoever does not comply.
 *
 * <p>Source: the schemas and CEL rules of the CustomResourceDefinitions of projectcalico.org/v3; libcalico-go
 * lib/validator/v3, the tags of api/pkg/apis/projectcalico/v3 and lib/names of releases v3.30 to v3.34.
 */
public enum Requirement {
    /** Objects have names. */
    NAME(EVERYWHERE, "name or generateName is required", "name the object"),
    /** Names are not too long. */
    NAME_LENGTH(EVERYWHERE, "name is too long by %d bytes", "shorten the name"),
    /** Names are DNS subdomains. */
    NAME_FORM(
            EVERYWHERE,
            "name must consist of lower case alphanumeric characters, '-' or '.' (regex: " + Patterns.SUBDOMAIN + ")",
            "choose a name of that form"),
    /** Names of policies have at most one dot. */
    POLICY_NAME_FORM(
            BY_CALICO,
            "name must consist of lower case alphanumeric characters or '-' (regex: " + Patterns.LABEL + ")",
            "name it without dots, or as tier.name"),
    /** Until v3.31, a policy bears the name of its tier. */
    POLICY_NAME_OF_TIER(
            BY_SOME_RELEASES,
            "Incorrectly formatted policy name %s",
            "until v3.31 a policy is called tier.name, and one in the tier default has a name without dots"),
    /** Until v3.31, {@code default.x} is another name of {@code x}. */
    POLICY_NAME_TWICE(
            BY_SOME_RELEASES,
            "until v3.31 this is the same object as %s",
            "rename one of them: what is called default.name goes by its name alone"),
    /** Names of tiers are not too long. */
    TIER_NAME_LENGTH(BY_CALICO, "name is too long by %d bytes", "shorten the tier's name to 63 bytes"),
    /** Names of tiers have no dots. */
    TIER_NAME_FORM(
            BY_CALICO,
            "name must consist of lower case alphanumeric characters or '-' (regex: " + Patterns.LABEL + ")",
            "name the tier without dots"),
    /** Namespaces have names of their own form. */
    NAMESPACE_FORM(EVERYWHERE, "namespace %s", "name a namespace that can exist"),
    /** Label keys are qualified names. */
    LABEL_KEY(EVERYWHERE, "label key \"%s\": %s", "choose a key of that form"),
    /** Label values are short, and of a small alphabet. */
    LABEL_VALUE(EVERYWHERE, "label value \"%s\": %s", "choose a value of that form"),
    /** Annotation keys are qualified names. */
    ANNOTATION_KEY(EVERYWHERE, "annotation key \"%s\": %s", "choose a key of that form"),
    /** Annotations are not too much. */
    ANNOTATIONS_SIZE(EVERYWHERE, "total size of annotations is too large by %d bytes", "keep the notes elsewhere"),
    /** So are annotations of rules, which no schema looks at. */
    RULE_ANNOTATION_KEY(BY_CALICO, "annotation key \"%s\": %s", "choose a key of that form"),
    /** Annotations of rules are not too much. */
    RULE_ANNOTATIONS_SIZE(BY_CALICO, "total size of annotations is too large by %d bytes", "keep the notes elsewhere"),
    /** Sets don't say which namespace they are in by label. */
    NAMESPACE_LABEL(
            BY_CALICO,
            "projectcalico.org/namespace is not a valid label name",
            "leave the label out: Calico sets it to the set's own namespace"),

    /** A policy names a tier by a name. */
    TIER_TAG(BY_CALICO, "failed to validate Field: Tier because of Tag: name", "name a tier that can exist"),
    /** A policy names a tier that can exist. */
    TIER_POSSIBLE(
            BY_CALICO,
            "no tier can be called %s: names of tiers have no dots and at most 63 bytes",
            "name a tier that can exist"),
    /** A policy's tier is there. */
    TIER_EXISTS(
            BY_CALICO,
            "the tier %s is neither built in nor among these objects; calicoctl and Calico's API server look it up first",
            "add the Tier, or make sure that the cluster has it"),
    /** Policies have limited rules. */
    RULES_MANY(
            EVERYWHERE,
            "Too many: %d: must have at most " + Limits.RULES + " items",
            "spread the rules over several policies of successive orders"),
    /** A direction is named once. */
    TYPE_TWICE(EVERYWHERE, "'%s' type specified more than once", "name each direction once"),
    /** There is one hint. */
    HINT_KNOWN(
            EVERYWHERE,
            "Unsupported value: \"%s\": supported values: \"AssumeNeededOnEveryNode\"",
            "leave it out, or write AssumeNeededOnEveryNode"),
    /** A hint is given once. */
    HINT_TWICE(EVERYWHERE, "Duplicate value: \"%s\"", "give each hint once"),
    /** A policy is before tracking or before DNAT. */
    PRE_DNAT_UNTRACKED(
            EVERYWHERE, "preDNAT and doNotTrack cannot both be true", "make two policies of it, one for each"),
    /** Before DNAT there is ingress alone. */
    PRE_DNAT_EGRESS_RULES(
            EVERYWHERE, "preDNAT policy cannot have any egress rules", "put the egress rules into another policy"),
    /** Before DNAT there is ingress alone. */
    PRE_DNAT_EGRESS_TYPE(EVERYWHERE, "preDNAT policy cannot have 'Egress' type", "leave Egress out of its types"),
    /** What is before tracking or DNAT also holds for what is forwarded. */
    APPLY_ON_FORWARD(
            EVERYWHERE,
            "applyOnForward must be true if either preDNAT or doNotTrack is true",
            "set applyOnForward to true"),
    /** A staged deletion says nothing else. */
    DELETE_ALONE(
            BY_CALICO,
            "Spec fields, except Tier, should all be zero-value if stagedAction is Delete",
            "leave all else out, or choose another stagedAction"),
    /** A staged deletion says nothing else. */
    KUBERNETES_DELETE_ALONE(
            BY_CALICO,
            "Spec fields should all be zero-value if stagedAction is Delete",
            "leave all else out, or choose another stagedAction"),
    /** A staged policy of Kubernetes' form can become one. */
    KUBERNETES_FORM(ONCE_ENFORCED, "%s", "Kubernetes would refuse the NetworkPolicy that this is to become"),

    /** Selectors are not too long. */
    SELECTOR_LENGTH(
            EVERYWHERE,
            "Too long: may not be more than " + Limits.SELECTOR_LENGTH + " characters; this is %d",
            "give the endpoints a label in common and select that"),
    /** Selectors are of the grammar. */
    SELECTOR_SYNTAX(BY_CALICO, "failed to validate Field: %s because of Tag: selector (%s)", "correct the selector"),
    /** {@code global()} has one place. */
    GLOBAL_PLACE(
            EVERYWHERE,
            "global() can only be used in an EntityRule namespaceSelector",
            "write it as the namespaceSelector of a rule's source or destination"),
    /** {@code global()} stands alone. */
    GLOBAL_ALONE(
            BY_CALICO,
            "global() cannot be combined with other selectors",
            "make one rule with global() and one with the rest"),

    /** There are two IP versions. */
    IP_VERSION(EVERYWHERE, "Unsupported value: %d: supported values: 4, 6", "write 4 or 6, or leave it out for both"),
    /** Protocol 0 can't be matched. */
    PROTOCOL_NUMBER(BY_CALICO, "protocol number invalid", "name a protocol from 1 to 255"),
    /** HTTP is spoken over TCP. */
    HTTP_PROTOCOL(
            EVERYWHERE,
            "rules with HTTP match must have protocol TCP or unset",
            "set the protocol to TCP, or leave it out"),
    /** HTTP is matched to allow. */
    HTTP_ACTION(
            EVERYWHERE,
            "HTTP match is only valid on Allow rules",
            "allow the requests that may pass; all else is denied"),
    /** HTTP is matched at the server. */
    HTTP_EGRESS(
            BY_CALICO, "not allowed in egress rule", "match requests in an ingress rule of the pods that answer them"),
    /** HTTP is matched at the server. */
    HTTP_GLOBAL_EGRESS(
            BY_CALICO, "not allowed in egress rules", "match requests in an ingress rule of the pods that answer them"),
    /** Methods are few. */
    HTTP_METHODS_MANY(
            EVERYWHERE,
            "Too many: %d: must have at most " + Limits.HTTP_METHODS + " items",
            "make several rules of it"),
    /** Methods are named once. */
    HTTP_METHODS_TWICE(BY_CALICO, "Invalid methods (duplicates): %s", "name each method once"),
    /** Paths are few. */
    HTTP_PATHS_MANY(
            EVERYWHERE, "Too many: %d: must have at most " + Limits.HTTP_PATHS + " items", "make several rules of it"),
    /** Paths are not too long. */
    HTTP_PATH_LENGTH(
            EVERYWHERE,
            "Too long: may not be more than " + Limits.HTTP_PATH_LENGTH + " characters; this is %d",
            "match a shorter prefix"),
    /** A path is whole or a prefix. */
    HTTP_PATH_BOTH(
            BY_CALICO, "Invalid path match. Both 'exact' and 'prefix' are set", "make two paths of it, either matches"),
    /** A path says something. */
    HTTP_PATH_NEITHER(
            BY_CALICO,
            "Invalid path match. Either 'exact' or 'prefix' must be set",
            "write the path, or leave it out to match every path"),
    /** A path is the path of a URL. */
    HTTP_PATH_FORM(
            BY_CALICO,
            "Invalid path %s. (must start with `/` and not contain `?` or `#`",
            "write the path alone, from its first slash, without spaces, query or fragment"),
    /** ICMP messages are of ICMP. */
    ICMP_PROTOCOL(
            EVERYWHERE, "ICMP fields require protocol to be ICMP or ICMPv6", "set the protocol to ICMP or ICMPv6"),
    /** A code is one of a type. */
    ICMP_CODE_ALONE(EVERYWHERE, "ICMP code specified without an ICMP type", "name the type too"),
    /** Types are of a byte; 255 is reserved. */
    ICMP_TYPE(EVERYWHERE, "Invalid value: %d: type must be between 0 and 254", "name a type from 0 to 254"),
    /** Codes are of a byte. */
    ICMP_CODE(EVERYWHERE, "Invalid value: %d: code must be between 0 and 255", "name a code from 0 to 255"),
    /** ICMP is of IPv4. */
    ICMP_VERSION(EVERYWHERE, "protocol ICMP requires ipVersion 4", "set ipVersion to 4, or leave it out"),
    /** ICMPv6 is of IPv6. */
    ICMPV6_VERSION(EVERYWHERE, "protocol ICMPv6 requires ipVersion 6", "set ipVersion to 6, or leave it out"),

    /** Ports are of a protocol that has some. */
    PORTS_PROTOCOL(
            BY_CALICO,
            "rules that specify ports must set protocol to TCP or UDP or SCTP",
            "choose one of these protocols, or leave the ports out"),
    /** Numbers are of a protocol that is named. */
    PORTS_NO_PROTOCOL(
            BY_CALICO,
            "rules with numeric port or port range must set protocol to TCP or UDP or SCTP",
            "name the protocol, with a rule for each if several are meant"),
    /** At first, so were names. */
    NAMED_PORTS_NO_PROTOCOL(
            BY_SOME_RELEASES,
            "rules that specify ports must set protocol to TCP or UDP or SCTP",
            "name the protocol, as the first releases with tiers demand of named ports too"),
    /** Ports are few. */
    PORTS_MANY(EVERYWHERE, "Too many: %d: must have at most " + Limits.PORTS + " items", "make several rules of it"),
    /** A port is one that exists. */
    PORT_RANGE(
            BY_CALICO,
            "port range invalid, port number must be between 1 and 65535",
            "name ports from 1 to 65535; for all ports leave the list out"),
    /** A range goes up. */
    PORT_ORDER(
            BY_CALICO,
            "minimum port number (%d) is greater than maximum port number (%d) in port range",
            "write the lower number first"),
    /** A port is a name or a number. */
    PORT_NAME_OR_NUMBER(
            BY_CALICO,
            "named port invalid, if name is specified, min and max should be 0",
            "make two ports of it, one by name and one by number"),
    /** A name is of some characters. */
    PORT_NAME_FORM(
            BY_CALICO,
            "invalid name for named port (%s)",
            "name a port as containers declare them: at most 15 lower-case letters, digits and dashes"),
    /** A name is one that containers can declare. */
    PORT_NAME_TAG(
            BY_CALICO,
            "failed to validate Field: PortName because of Tag: portName (%s)",
            "name a port as containers declare them: at most 15 lower-case letters, digits and dashes"),

    /** Blocks are limited. */
    NETS_MANY(
            EVERYWHERE,
            "Too many: %d: must have at most " + Limits.NETS + " items",
            "put the addresses into a NetworkSet or GlobalNetworkSet and select that"),
    /** A block is named once. */
    NET_TWICE(EVERYWHERE, "Duplicate value: \"%s\"", "name each block once"),
    /** A rule is of one IP version. */
    NETS_VERSIONS(BY_CALICO, "rule contains both IPv4 and IPv6 CIDRs", "make two rules of it, one for each IP version"),
    /** Blocks are of the rule's IP version. */
    NETS_OTHER_VERSION(BY_CALICO, "rule IP version doesn't match CIDR version", "correct ipVersion, or leave it out"),
    /** What is outside of everything is nothing. */
    NOT_NETS_ALL(
            BY_CALICO,
            "catch-all CIDR in negation creates logical contradiction (matches no traffic)",
            "leave the rule out, since it can match nothing"),
    /** A service has a name. */
    SERVICE_NAME(EVERYWHERE, "services must specify a service name", "name the Service"),
    /** Names of services are not too long. */
    SERVICE_LENGTH(
            EVERYWHERE,
            "Too long: may not be more than " + Limits.NAME_LENGTH + " characters; this is %d",
            "shorten it"),
    /** Names of services are names. */
    SERVICE_TAG(BY_CALICO, "failed to validate Field: %s because of Tag: name", "name a Service that can exist"),
    /** A service is by itself. */
    SERVICE_NAMESPACE_SELECTOR(
            EVERYWHERE,
            "cannot specify NamespaceSelector and Services on the same rule",
            "name the Service's namespace in services.namespace"),
    /** A service is by itself. */
    SERVICE_ACCOUNTS(
            EVERYWHERE,
            "cannot specify ServiceAccounts and Services on the same rule",
            "choose by Service or by service account"),
    /** A service is by itself. */
    SERVICE_SELECTOR(
            EVERYWHERE,
            "cannot specify Selector/NotSelector and Services on the same rule",
            "choose by Service or by selector"),
    /** A service is by itself. */
    SERVICE_NETS(
            EVERYWHERE, "cannot specify Nets/NotNets and Services on the same rule", "choose by Service or by address"),
    /** A service knows its ports. */
    SERVICE_PORTS(
            EVERYWHERE,
            "ports and notPorts cannot be specified with services",
            "leave the ports out: those of the Service hold"),
    /** A service is a destination of egress. */
    SERVICE_EGRESS_SOURCE(
            BY_CALICO, "not allowed in egress rule source", "name the Service as the destination of the egress rule"),
    /** A service is a source of ingress. */
    SERVICE_INGRESS_DESTINATION(
            BY_CALICO,
            "not allowed in ingress rule destination",
            "select the pods of the Service by the policy's own selector"),
    /** A global policy has no namespace for a service. */
    SERVICE_NAMESPACE(BY_CALICO, "must specify a namespace", "name the Service's namespace"),
    /** A service account is named once. */
    ACCOUNT_TWICE(EVERYWHERE, "Duplicate value: \"%s\"", "name each service account once"),

    /** The tier default denies. */
    DEFAULT_TIER_ACTION(
            EVERYWHERE, "The 'default' tier must have default action 'Deny'", "leave its defaultAction alone"),
    /** The tier kube-admin passes. */
    KUBE_ADMIN_ACTION(
            EVERYWHERE, "The 'kube-admin' tier must have default action 'Pass'", "set its defaultAction to Pass"),
    /** The tier kube-baseline passes. */
    KUBE_BASELINE_ACTION(
            EVERYWHERE, "The 'kube-baseline' tier must have default action 'Pass'", "set its defaultAction to Pass"),
    /** The tier default has its place. */
    DEFAULT_TIER_ORDER(EVERYWHERE, "default tier order must be 1000000", "set its order to 1000000"),
    /** The tier kube-admin has its place. */
    KUBE_ADMIN_ORDER(EVERYWHERE, "kube-admin tier order must be 1000", "set its order to 1000"),
    /** The tier kube-baseline has its place. */
    KUBE_BASELINE_ORDER(EVERYWHERE, "kube-baseline tier order must be 10000000", "set its order to 10000000"),
    /** Until v3.31, the tier of AdminNetworkPolicies has its place. */
    ADMIN_TIER_ORDER(
            BY_SOME_RELEASES,
            "adminnetworkpolicy tier order must be 1000",
            "until v3.31 this is a tier of Calico's own: set its order to 1000, or choose another name"),
    /** Until v3.31, the tier of BaselineAdminNetworkPolicies has its place. */
    BASELINE_TIER_ORDER(
            BY_SOME_RELEASES,
            "baselineadminnetworkpolicy tier order must be 1e+07",
            "until v3.31 this is a tier of Calico's own: set its order to 10000000, or choose another name"),

    /** A host endpoint is at an interface. */
    ENDPOINT_INTERFACE(
            EVERYWHERE,
            "at least one of interfaceName or expectedIPs must be specified",
            "name the interface, * for all, or an address that it has"),
    /** A host endpoint is on a node. */
    ENDPOINT_NODE(EVERYWHERE, "node must be specified", "name the node"),
    /** Names of nodes are not too long. */
    NODE_LENGTH(
            EVERYWHERE,
            "Too long: may not be more than " + Limits.NAME_LENGTH + " characters; this is %d",
            "shorten it"),
    /** Names of nodes are names. */
    NODE_TAG(BY_CALICO, "failed to validate Field: Node because of Tag: name", "name the node as Kubernetes does"),
    /** Names of interfaces are not too long. */
    INTERFACE_LENGTH(
            EVERYWHERE,
            "Too long: may not be more than " + Limits.INTERFACE_LENGTH + " characters; this is %d",
            "name the interface as the kernel does"),
    /** Names of interfaces are of some characters. */
    INTERFACE_TAG(
            BY_CALICO,
            "failed to validate Field: InterfaceName because of Tag: interface",
            "write *, or a name of letters, digits, dots, dashes and underscores"),
    /** An address is named once. */
    EXPECTED_IP_TWICE(EVERYWHERE, "Duplicate value: \"%s\"", "name each address once"),
    /** A profile is named once. */
    PROFILE_TWICE(EVERYWHERE, "Duplicate value: \"%s\"", "name each profile once"),
    /** Names of profiles are names. */
    PROFILE_TAG(BY_CALICO, "failed to validate Field: Profiles because of Tag: name", "name a profile that can exist"),
    /** Ports of an endpoint exist. */
    ENDPOINT_PORT_NUMBER(
            EVERYWHERE, "Invalid value: %d: port must be between 1 and 65535", "name a port from 1 to 65535"),
    /** Ports of an endpoint have names. */
    ENDPOINT_PORT_NAME(
            BY_CALICO,
            "failed to validate Field: Name because of Tag: portName (%s)",
            "name the port with at most 15 lower-case letters, digits and dashes"),
    /** Ports of an endpoint are of a protocol that has some. */
    ENDPOINT_PORT_PROTOCOL(
            BY_CALICO, "EndpointPort protocol does not support ports.", "set the protocol to TCP, UDP or SCTP"),

    /** Objects are told apart. */
    OBJECT_TWICE(
            EVERYWHERE,
            "%d objects of this kind have this name, and the last one applied would stay",
            "rename all but one, or leave them out");

    private final Refused refused;
    private final String message;
    private final String remedy;

    Requirement(Refused refused, String message, String remedy) {
        this.refused = refused;
        this.message = message;
        this.remedy = remedy;
    }

    /**
     * Who refuses an object that does not comply.
     *
     * @return one for all such objects
     */
    public Refused refused() {
        return refused;
    }

    /**
     * What to do.
     *
     * @return a sentence without its stop
     */
    public String remedy() {
        return remedy;
    }

    /** The message, without its details. */
    String template() {
        return message;
    }

    String message(Object... details) {
        return String.format(Locale.ROOT, message, details);
    }
}
