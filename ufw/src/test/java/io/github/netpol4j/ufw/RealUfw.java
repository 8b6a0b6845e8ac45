package io.github.netpol4j.ufw;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Tests with the real ufw in network namespaces of their own. They need root and some minutes, so they run where somebody asks for them, as
 * {@code .ci/run} does, by the environment variable NETPOL4J_KERNEL.
 */
public final class RealUfw {

    private RealUfw() {}

    /** Skips the test with the reason if nobody asked. */
    public static void assumeAsked() {
        assumeTrue(
                "yes".equals(System.getenv("NETPOL4J_KERNEL")),
                "left out: NETPOL4J_KERNEL=yes asks for the real ufw in network namespaces");
    }
}
