package io.github.netpol4j.calico.policy;

import io.github.netpol4j.flow.IpAddress;
import io.github.netpol4j.internal.Given;
import io.github.netpol4j.internal.Literals;
import java.util.Collection;
import java.util.List;

/**
 * A host endpoint that lacks its node.
 *
 * @param name its name
 */
public record HostEndpointStage(String name) {

    /**
     * An unfinished host endpoint.
     *
     * @param name its name
     * @throws io.github.netpol4j.finding.InvalidInputException if it is one that Calico refuses
     */
    public HostEndpointStage {
        Checks.objectName("hostEndpoint", name);
    }

    /**
     * Says which node it is on.
     *
     * @param node the node's name
     * @return the endpoint so far; go on with {@code .interfaceName(..)} or {@code .expecting(..)}
     */
    public OnNode on(String node) {
        return new OnNode(name, node);
    }

    /** The expression so far, and what is missing. */
    @Override
    public String toString() {
        return "hostEndpoint(" + Literals.quote(name) + ") (unfinished: add .on(node))";
    }

    /**
     * A host endpoint that lacks its interface.
     *
     * @param name its name
     * @param node the node it is on
     */
    public record OnNode(String name, String node) {

        /**
         * An unfinished host endpoint.
         *
         * @param name its name
         * @param node the node it is on
         * @throws io.github.netpol4j.finding.InvalidInputException if one is a name that Calico refuses
         */
        public OnNode {
            Checks.objectName("hostEndpoint", name);
            Checks.objectName("on", node);
        }

        /**
         * Says which interface it is.
         *
         * @param interfaceName the interface's name, or {@code *} for all of them
         * @return the endpoint; what no policy decides is dropped, unless it is {@code .allowedByDefault()}
         */
        public HostEndpointSentence interfaceName(String interfaceName) {
            Checks.interfaceName(interfaceName);
            return HostEndpointSentence.of(name, node).interfaceName(interfaceName);
        }

        /**
         * Says by which addresses rules know it; without an interface, it is the one that has one of them.
         *
         * @param addresses one or more
         * @return the endpoint; what no policy decides is dropped, unless it is {@code .allowedByDefault()}
         */
        public HostEndpointSentence expecting(String... addresses) {
            return expecting(Given.list("expecting(..)", addresses));
        }

        /**
         * Says by which addresses rules know it; without an interface, it is the one that has one of them.
         *
         * @param addresses one or more
         * @return the endpoint; what no policy decides is dropped, unless it is {@code .allowedByDefault()}
         */
        public HostEndpointSentence expecting(Collection<String> addresses) {
            return HostEndpointSentence.of(name, node).expecting(addresses);
        }

        /** The expression so far, and what is missing. */
        @Override
        public String toString() {
            return "hostEndpoint(" + Literals.quote(name) + ").on(" + Literals.quote(node)
                    + ") (unfinished: add .interfaceName(\"*\"), or .expecting(address))";
        }
    }

    /** The addresses of texts. */
    static List<IpAddress> addresses(Collection<String> texts) {
        return Given.notEmpty("expecting(..)", "address", texts).stream()
                .map(IpAddress::of)
                .toList();
    }
}
