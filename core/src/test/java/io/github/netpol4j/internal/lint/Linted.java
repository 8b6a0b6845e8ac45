package io.github.netpol4j.internal.lint;

import io.github.netpol4j.analysis.Lint;
import io.github.netpol4j.cluster.Cluster;
import io.github.netpol4j.finding.Finding;
import java.util.List;

/** Short texts of objects, and what is found in them. */
final class Linted {

    private Linted() {}

    /** What of a code is found in some objects. */
    static List<Finding> finds(LintCode code, String... objects) {
        return finds(code, Cluster.read(String.join("\n---\n", objects)));
    }

    static List<Finding> finds(LintCode code, Cluster cluster) {
        return Lint.of(cluster).findings().stream()
                .filter(finding -> finding.code().equals(code.name()))
                .toList();
    }

    /** A pod labelled app with its name. */
    static String pod(String namespace, String name) {
        return pod(namespace, name, "{containers: []}");
    }

    static String pod(String namespace, String name, String spec) {
        return "{apiVersion: v1, kind: Pod, metadata: {namespace: %s, name: %s, labels: {app: %s}}, spec: %s}"
                .formatted(namespace, name, name, spec);
    }

    /** A pod with one container, which declares ports. */
    static String podWithPorts(String namespace, String name, String ports) {
        return pod(namespace, name, "{containers: [{name: main, ports: [" + ports + "]}]}");
    }

    static String policy(String namespace, String name, String spec) {
        return "{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {namespace: %s, name: %s}, spec: %s}"
                .formatted(namespace, name, spec);
    }

    static String service(String namespace, String name, String spec) {
        return "{apiVersion: v1, kind: Service, metadata: {namespace: %s, name: %s}, spec: %s}"
                .formatted(namespace, name, spec);
    }
}
