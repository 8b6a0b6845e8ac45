package io.github.netpol4j.calico.internal.validation;

/** How much objects may hold: the limits of the schemas of native CRDs, which are the tightest of all releases. */
public final class Limits {

    /** Characters of a selector. */
    public static final int SELECTOR_LENGTH = 1024;

    /** Rules of one direction of a policy. */
    public static final int RULES = 1024;

    /** Blocks in {@code nets}, and in {@code notNets}. */
    public static final int NETS = 256;

    /** Ports in {@code ports}, and in {@code notPorts}. */
    public static final int PORTS = 50;

    /** HTTP methods of a rule. */
    public static final int HTTP_METHODS = 20;

    /** HTTP paths of a rule. */
    public static final int HTTP_PATHS = 20;

    /** Characters of an HTTP path. */
    public static final int HTTP_PATH_LENGTH = 1024;

    /** Characters of an object's name, of the name and namespace of a Service, and of the name of a node. */
    public static final int NAME_LENGTH = 253;

    /** Characters of the name of a tier, which is also the value of a label. */
    public static final int TIER_NAME_LENGTH = 63;

    /** Characters of the name of an interface. */
    public static final int INTERFACE_LENGTH = 15;

    /** Bytes of all annotations of an object or a rule. */
    public static final int ANNOTATIONS_SIZE = 256 * 1024;

    private Limits() {}
}
