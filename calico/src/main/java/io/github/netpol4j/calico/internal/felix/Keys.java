package io.github.netpol4j.calico.internal.felix;

/**
 * The labels that Calico itself gives endpoints.
 *
 * <p>Source: Calico, libcalico-go/lib/backend/k8s/conversion and api/pkg/apis/projectcalico/v3.
 */
final class Keys {

    static final String NAMESPACE = "projectcalico.org/namespace";
    static final String ORCHESTRATOR = "projectcalico.org/orchestrator";
    static final String SERVICE_ACCOUNT = "projectcalico.org/serviceaccount";
    /** The name of a namespace, or of a service account, among the labels of that. */
    static final String NAME = "projectcalico.org/name";

    static final String OF_NAMESPACE = "pcns.";
    static final String OF_SERVICE_ACCOUNT = "pcsa.";

    /** The value of {@link #ORCHESTRATOR} on pods. */
    static final String KUBERNETES = "k8s";

    private Keys() {}
}
