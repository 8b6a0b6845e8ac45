package io.github.netpol4j.analysis;

import io.github.netpol4j.cluster.Workload;
import io.github.netpol4j.flow.AddressRange;
import io.github.netpol4j.flow.Endpoint;
import io.github.netpol4j.flow.Node;
import io.github.netpol4j.flow.Pod;
import io.github.netpol4j.internal.Given;
import java.util.function.Function;

/** One of those who reach others or are reached, in a {@link Connectivity}: what has a row of its own. */
public sealed interface Party permits Party.Pods, Party.Host, Party.Outside, Party.Controller {

    /**
     * How reports name it.
     *
     * @return {@code namespace/name[Kind]}, {@code name[Node]}, {@code first-last[External]} or {@code {ingress-controller}}
     */
    String name();

    /**
     * One result for each kind.
     *
     * @param pods for the pods of a workload
     * @param host for a node
     * @param outside for addresses outside the cluster
     * @param controller for whatever serves Ingress and Route
     * @param <R> what comes out
     * @return the result for this kind
     */
    <R> R fold(
            Function<Pods, R> pods,
            Function<Host, R> host,
            Function<Outside, R> outside,
            Function<Controller, R> controller);

    /**
     * The pods of a workload, or those of them that policies tell from the others.
     *
     * @param workload the workload, with these pods alone
     */
    record Pods(Workload workload) implements Party {

        /**
         * Pods.
         *
         * @param workload the workload, with these pods alone
         */
        public Pods {
            Given.notNull("new Pods(..)", workload);
        }

        @Override
        public String name() {
            return workload.id();
        }

        @Override
        public <R> R fold(
                Function<Pods, R> pods,
                Function<Host, R> host,
                Function<Outside, R> outside,
                Function<Controller, R> controller) {
            return pods.apply(this);
        }

        @Override
        public String toString() {
            return name();
        }
    }

    /**
     * A node.
     *
     * @param node the node
     */
    record Host(Node node) implements Party {

        /**
         * A node.
         *
         * @param node the node
         */
        public Host {
            Given.notNull("new Host(..)", node);
        }

        @Override
        public String name() {
            return node.name() + "[Node]";
        }

        @Override
        public <R> R fold(
                Function<Pods, R> pods,
                Function<Host, R> host,
                Function<Outside, R> outside,
                Function<Controller, R> controller) {
            return host.apply(this);
        }

        @Override
        public String toString() {
            return name();
        }
    }

    /**
     * Addresses outside the cluster that nothing in it tells apart.
     *
     * @param range the addresses
     */
    record Outside(AddressRange range) implements Party {

        /**
         * Addresses.
         *
         * @param range the addresses
         */
        public Outside {
            Given.notNull("new Outside(..)", range);
        }

        @Override
        public String name() {
            return range.first() + "-" + range.last() + "[External]";
        }

        @Override
        public <R> R fold(
                Function<Pods, R> pods,
                Function<Host, R> host,
                Function<Outside, R> outside,
                Function<Controller, R> controller) {
            return outside.apply(this);
        }

        @Override
        public String toString() {
            return name();
        }
    }

    /**
     * Whatever serves Ingress and Route: it takes connections from outside and makes others to the pods.
     *
     * @param end what policies see of it
     */
    record Controller(Endpoint end) implements Party {

        /** A pod without labels, in a namespace without labels: nothing is known of the controller. */
        static final Controller UNKNOWN = new Controller(
                Pod.ofApp("ingress-controller", "ingress-controller").unlabelled("app"));

        /**
         * A controller.
         *
         * @param end what policies see of it
         */
        public Controller {
            Given.notNull("new Controller(..)", end);
        }

        @Override
        public String name() {
            return "{ingress-controller}";
        }

        @Override
        public <R> R fold(
                Function<Pods, R> pods,
                Function<Host, R> host,
                Function<Outside, R> outside,
                Function<Controller, R> controller) {
            return controller.apply(this);
        }

        @Override
        public String toString() {
            return name();
        }
    }
}
