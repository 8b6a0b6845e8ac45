package io.github.netpol4j.calico.internal.findings;

/** Labels that Calico or Kubernetes sets. */
final class Labels {

    /** Of pods and NetworkSets: the name of their namespace. */
    static final String NAMESPACE = "projectcalico.org/namespace";

    /** Of namespaces: their name, as Calico has it. */
    static final String NAME = "projectcalico.org/name";

    /** Of namespaces: their name, as Kubernetes has it. */
    static final String METADATA_NAME = "kubernetes.io/metadata.name";

    private Labels() {}
}
