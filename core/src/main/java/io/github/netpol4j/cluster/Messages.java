package io.github.netpol4j.cluster;

import io.github.netpol4j.finding.Finding;
import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.finding.Place;
import io.github.netpol4j.finding.Problem;
import io.github.netpol4j.finding.Severity;
import io.github.netpol4j.flow.External;
import io.github.netpol4j.flow.Pod;
import io.github.netpol4j.internal.Literals;
import io.github.netpol4j.internal.manifest.TypeMeta;
import io.github.netpol4j.internal.yaml.Texts;
import java.util.List;

/** What is wrong with a cluster, in one place. */
final class Messages {

    static final String POLICY_KIND_NOT_READ = "POLICY_KIND_NOT_READ";

    private Messages() {}

    static InvalidInputException refused(List<Problem> problems) {
        return new InvalidInputException(problems);
    }

    static InvalidInputException numberOrName() {
        return refused("port(..)", "a port is told by its number or by its name", "give one of the two");
    }

    static InvalidInputException externalIsOutside(External external) {
        return refused(
                "with(" + external + ")",
                "an address outside is no part of a cluster",
                "leave it out: every address that is no pod's and no node's is outside");
    }

    static InvalidInputException thereAlready(String what, String name) {
        return refused("with(..)", "there is a " + what + " " + name + " already", "give it another name");
    }

    static InvalidInputException otherLabel(String namespace, String key, String value, String other) {
        return refused(
                "namespace " + namespace,
                "the label " + key + " is said to be " + Literals.quote(value) + " and " + Literals.quote(other),
                "give it one value");
    }

    static Problem noKind(Place place) {
        return new Problem(
                place,
                "this looks like a part of a cluster, and has no kind",
                "add apiVersion and kind, such as apiVersion: apps/v1 and kind: Deployment");
    }

    static Problem apiVersion(Place place, TypeMeta type, InventoryKind kind) {
        String what = type.apiVersion().isEmpty()
                ? "this " + kind.title() + " has no apiVersion"
                : Texts.quote(type.apiVersion()) + " has no kind " + kind.title();
        return new Problem(place, what, "write apiVersion: " + kind.apiVersion());
    }

    static Problem noName(Place place, String kind) {
        return new Problem(place, "this " + kind + " has no name", "add metadata.name");
    }

    static Problem missing(Place place, String field) {
        return new Problem(
                place, "there is no " + field + " here, so this port does not count", "add it, or remove the item");
    }

    static Problem refusedByKubernetes(Place place, List<String> wrong) {
        return new Problem(place, "Kubernetes refuses this: " + String.join("; ", wrong), "choose one of that form");
    }

    static Problem at(Place place, Problem problem) {
        return new Problem(place, problem.what(), problem.remedy());
    }

    static Problem portNumber(Place place, int number, String range) {
        return new Problem(place, "Invalid value: " + number + ": " + range, "");
    }

    static Problem protocol(Place place, String name) {
        return new Problem(
                place, Texts.quote(name) + " is no protocol of a port", "write TCP, UDP or SCTP, in capitals");
    }

    static Problem address(Place place, String text) {
        return new Problem(
                place,
                Texts.quote(text) + " is no IP address",
                "write it as 10.0.0.1 or 2001:db8::1, without a prefix");
    }

    static Problem block(Place place, String text) {
        return new Problem(place, Texts.quote(text) + " is no block of addresses", "write it as 10.0.0.0/8");
    }

    static Problem serviceType(Place place, String type) {
        return new Problem(
                place,
                Texts.quote(type) + " is no type of a Service",
                "write ClusterIP, NodePort, LoadBalancer or ExternalName");
    }

    static Problem trafficPolicy(Place place, String policy) {
        return new Problem(
                place, Texts.quote(policy) + " is no externalTrafficPolicy of a Service", "write Cluster or Local");
    }

    static Problem cycle(Place place, List<String> names) {
        String what = names.size() == 1
                ? names.get(0) + " says that it owns itself"
                : "these own each other, so that nothing made them: " + String.join(", ", names);
        return new Problem(
                place, what, names.size() == 1 ? "remove that reference" : "remove one of their ownerReferences");
    }

    static Problem madeByCycle(Place place, String made, List<String> names) {
        return new Problem(
                place,
                "nothing made " + made + ", as of its owners "
                        + (names.size() == 1
                                ? names.get(0) + " owns itself"
                                : "these own each other: " + String.join(", ", names)),
                "mend their ownerReferences");
    }

    static Finding doubt(Problem problem) {
        return new Finding("UNREAD_FIELD", Severity.WARNING, problem.place(), problem.what(), problem.remedy());
    }

    static Finding policyName(Place place, String name, String other, List<String> wrong) {
        return new Finding(
                "POLICY_NAME",
                Severity.ERROR,
                place,
                "the API server refuses a NetworkPolicy of the name " + Texts.quote(name)
                        + ", so no cluster has it; here it counts, as " + other + ": " + String.join("; ", wrong),
                "rename it");
    }

    static Finding policiesNotRead(Place first, TypeMeta type, int times, String remedy) {
        return new Finding(
                POLICY_KIND_NOT_READ,
                Severity.WARNING,
                first,
                notRead(type, times) + ": what " + (times == 1 ? "it permits and denies" : "they permit and deny")
                        + " is in no answer about this cluster",
                remedy);
    }

    static Finding podsNotRead(Place first, TypeMeta type, int times, String remedy) {
        return new Finding(
                "PODS_NOT_READ",
                Severity.WARNING,
                first,
                notRead(type, times) + ": the pods that " + (times == 1 ? "it makes" : "they make")
                        + " are not in what was looked at, so that a policy for them seems to select nothing",
                remedy);
    }

    private static String notRead(TypeMeta type, int times) {
        String kind = type.apiVersion() + " " + type.kind();
        return times == 1
                ? "1 object of " + kind + " is not read, this one"
                : times + " objects of " + kind + " are not read, the first of them here";
    }

    static Finding namespaceLabel(Place place, String namespace, String given) {
        return new Finding(
                "NAMESPACE_LABEL",
                Severity.WARNING,
                place,
                "the label " + Pod.NAMESPACE_NAME_LABEL + " of the namespace " + namespace + " is said to be "
                        + Texts.quote(given) + ", and Kubernetes sets it to the namespace's own name",
                "leave it out");
    }

    private static InvalidInputException refused(String where, String what, String remedy) {
        return new InvalidInputException(new Problem(Place.of(where), what, remedy));
    }
}
