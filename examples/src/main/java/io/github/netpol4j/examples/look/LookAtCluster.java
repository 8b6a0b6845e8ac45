package io.github.netpol4j.examples.look;

import static io.github.netpol4j.NetPol.*;

import io.github.netpol4j.analysis.Baseline;
import io.github.netpol4j.analysis.Connectivity;
import io.github.netpol4j.analysis.ConnectivityDifference;
import io.github.netpol4j.analysis.Lint;
import io.github.netpol4j.analysis.hosts.Access;
import io.github.netpol4j.analysis.hosts.HostExposure;
import io.github.netpol4j.analysis.hosts.HostOptions;
import io.github.netpol4j.analysis.hosts.Hosts;
import io.github.netpol4j.calico.Calico;
import io.github.netpol4j.cluster.Cluster;
import io.github.netpol4j.cluster.ClusterPod;
import io.github.netpol4j.cluster.ReadOptions;
import io.github.netpol4j.cluster.Workload;
import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.flow.Endpoint;
import io.github.netpol4j.flow.External;
import io.github.netpol4j.flow.IpAddress;
import io.github.netpol4j.flow.Node;
import io.github.netpol4j.flow.Pod;
import io.github.netpol4j.ufw.Ufw;
import io.github.netpol4j.ufw.UfwFirewall;
import io.github.netpol4j.ufw.rule.UfwDefaults;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Looks at a cluster in a folder of manifests: who reaches whom, what was found, and what changed since another folder. {@code --help} tells
 * the options.
 *
 * <p>Its exit status makes it usable in a CI job: 0 if nothing was found that is severe enough, 1 if something was, 2 if the input or the
 * command line is wrong; then all problems are on the standard error, and nothing on the standard output.
 */
public final class LookAtCluster {

    private static final int FINE = 0;
    private static final int WRONG = 2;

    private final LookOptions options;
    private final PrintStream out;
    private final PrintStream err;
    private final List<String> problems = new ArrayList<>();

    private LookAtCluster(LookOptions options, PrintStream out, PrintStream err) {
        this.options = options;
        this.out = out;
        this.err = err;
    }

    /**
     * Runs the program, and ends the virtual machine with its exit status.
     *
     * @param args see {@code --help}
     */
    public static void main(String... args) {
        int status = run(
                new PrintStream(System.out, true, StandardCharsets.UTF_8),
                new PrintStream(System.err, true, StandardCharsets.UTF_8),
                args);
        System.exit(status);
    }

    /**
     * Runs the program.
     *
     * @param out gets the answers
     * @param err gets what is wrong with the input
     * @param args see {@code --help}
     * @return the exit status
     */
    public static int run(PrintStream out, PrintStream err, String... args) {
        LookOptions options = LookOptions.of(args);
        if (!options.problems().isEmpty()) {
            options.problems().forEach(err::println);
            err.print(LookOptions.USAGE);
            return WRONG;
        }
        if (options.isHelp()) {
            out.print(LookOptions.USAGE);
            return FINE;
        }
        return new LookAtCluster(options, out, err).look();
    }

    private int look() {
        // All that can be wrong is found before anything is printed.
        Optional<Cluster> cluster = tried(() -> read(options.folder()));
        Optional<Cluster> before = options.before().flatMap(folder -> tried(() -> read(folder)));
        Optional<Hosts> hosts = tried(this::hosts);
        List<Endpoint> askers = cluster.map(this::askers).orElse(List.of());
        Optional<HostOptions> known = tried(
                () -> options.pods().map(HostOptions.defaults()::withPodBlocks).orElseGet(HostOptions::defaults));
        Optional<Baseline> baseline =
                tried(() -> options.baseline().map(Baseline::read).orElseGet(Baseline::empty));
        if (!problems.isEmpty() || cluster.isEmpty() || hosts.isEmpty() || known.isEmpty() || baseline.isEmpty()) {
            problems.forEach(err::println);
            return WRONG;
        }
        cluster.get().leftOut().forEach(problem -> err.println("left out: " + problem));
        before.ifPresent(older -> older.leftOut().forEach(problem -> err.println("left out before: " + problem)));
        Connectivity connectivity = Connectivity.of(cluster.get());
        Lint all = Lint.of(cluster.get());
        Lint lint = options.baseline().isPresent() ? all.withBaseline(baseline.get()) : all;
        Optional<ConnectivityDifference> difference =
                before.map(older -> Connectivity.diff(Connectivity.of(older), connectivity));
        List<Access> reached =
                HostExposure.of(cluster.get(), hosts.get(), known.get()).from(askers.toArray(Endpoint[]::new));
        new LookPrinter(out, options.format()).print(connectivity, lint, difference, reached);
        if (options.newBaseline().isPresent()) {
            return write(options.newBaseline().get(), Baseline.of(lint));
        }
        return options.failOn().map(lint::exitStatus).orElse(FINE);
    }

    private List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            problems.add(file + ": can't be read: " + e.getMessage());
            return List.of();
        }
    }

    private int write(Path file, Baseline baseline) {
        boolean written = tried(() -> {
                    baseline.write(file);
                    return file;
                })
                .isPresent();
        problems.forEach(err::println);
        return written ? FINE : WRONG;
    }

    private <T> Optional<T> tried(Supplier<T> attempt) {
        try {
            return Optional.of(attempt.get());
        } catch (InvalidInputException e) {
            e.problems().forEach(problem -> problems.add(problem.toString()));
            return Optional.empty();
        }
    }

    /** If the manifests have resources of Calico, these and the NetworkPolicies are enforced together. */
    private Cluster read(Path folder) {
        Cluster cluster = Cluster.read(options.isLenient() ? ReadOptions.lenient() : ReadOptions.strict(), folder);
        boolean calico = cluster.passedOver().keySet().stream().anyMatch(kind -> kind.contains("projectcalico.org"));
        return calico ? cluster.enforcedBy(Calico.read(folder)) : cluster;
    }

    private Hosts hosts() {
        Hosts hosts = Hosts.none();
        for (LookOptions.HostFile host : options.hosts()) {
            Optional<UfwFirewall> rules = firewall(host.file());
            if (rules.isPresent()) {
                hosts = host.address().isPresent()
                        ? hosts.machine(node(host.name()).at(host.address().get()), rules.get())
                        : hosts.node(node(host.name()), rules.get());
            }
        }
        return hosts;
    }

    private Optional<UfwFirewall> firewall(Path file) {
        int before = problems.size();
        List<String> lines = lines(file);
        return problems.size() == before
                ? Optional.of(Ufw.readStatus(String.join("\n", lines) + "\n", UfwDefaults.INSTALLED))
                : Optional.empty();
    }

    private List<Endpoint> askers(Cluster cluster) {
        return options.askers().stream()
                .flatMap(who -> tried(() -> asker(cluster, who)).stream())
                .toList();
    }

    /** A pod of the cluster, or one that could be started there; else an address, else a node. */
    private static Endpoint asker(Cluster cluster, String who) {
        Optional<IpAddress> address = IpAddress.parse(who);
        if (address.isPresent()) {
            return new External(address.get());
        }
        int slash = who.indexOf('/');
        if (slash < 0) {
            return cluster.nodes().stream()
                    .map(one -> one.node())
                    .filter(one -> one.name().equals(who))
                    .findFirst()
                    .orElseGet(() -> Node.named(who));
        }
        String namespace = who.substring(0, slash);
        String name = who.substring(slash + 1);
        return cluster.workloads().stream()
                .filter(workload -> workload.namespace().equals(namespace))
                .flatMap(workload -> pods(workload, name))
                .findFirst()
                .orElseGet(() -> labelled(cluster, pod(namespace, name)));
    }

    private static Stream<Pod> pods(Workload workload, String name) {
        return workload.pods().stream()
                .map(ClusterPod::pod)
                .filter(one -> workload.name().equals(name) || one.name().equals(name));
    }

    private static Pod labelled(Cluster cluster, Pod stranger) {
        var namespace = cluster.namespaces().get(stranger.namespace());
        Pod pod = stranger;
        if (namespace != null) {
            for (var label : namespace.labels().entrySet()) {
                pod = pod.namespaceLabels().containsKey(label.getKey())
                        ? pod
                        : pod.inNamespaceLabelled(label.getKey(), label.getValue());
            }
        }
        return pod;
    }
}
