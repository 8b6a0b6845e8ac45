package io.github.netpol4j;

import static io.github.netpol4j.NetPol.*;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.github.netpol4j.analysis.Assumptions;
import io.github.netpol4j.analysis.Baseline;
import io.github.netpol4j.analysis.Connectivity;
import io.github.netpol4j.analysis.ConnectivityDifference;
import io.github.netpol4j.analysis.Coverage;
import io.github.netpol4j.analysis.Difference;
import io.github.netpol4j.analysis.Entrance;
import io.github.netpol4j.analysis.Exposure;
import io.github.netpol4j.analysis.Focus;
import io.github.netpol4j.analysis.Lint;
import io.github.netpol4j.analysis.Party;
import io.github.netpol4j.analysis.Proof;
import io.github.netpol4j.analysis.Refutation;
import io.github.netpol4j.analysis.UnknownPeers;
import io.github.netpol4j.analysis.Verifier;
import io.github.netpol4j.analysis.hosts.Access;
import io.github.netpol4j.analysis.hosts.HostExposure;
import io.github.netpol4j.analysis.hosts.HostOptions;
import io.github.netpol4j.analysis.hosts.Hosts;
import io.github.netpol4j.analysis.hosts.Layer;
import io.github.netpol4j.analysis.hosts.Way;
import io.github.netpol4j.cluster.*;
import io.github.netpol4j.finding.*;
import io.github.netpol4j.flow.*;
import io.github.netpol4j.kubernetes.*;
import io.github.netpol4j.rule.*;
import io.github.netpol4j.support.NullCall;
import io.github.netpol4j.target.*;
import io.github.netpol4j.target.FileChange;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Null is refused by every public method and constructor, for each argument, and inside arrays, lists and maps. */
class NullsTest {

    private static final List<String> PACKAGES = List.of(
            "",
            ".finding",
            ".rule",
            ".flow",
            ".target",
            ".kubernetes",
            ".cluster",
            ".analysis",
            ".analysis.hosts",
            ".report");

    private static final Map<Class<?>, Object> SAMPLES = samples();

    private static Map<Class<?>, Object> samples() {
        Allow rule = allow(from("web")).to("db").port(80);
        Policy policy = policy("p").in("a").with(rule);
        Flow flow = Flow.from(pod("a", "web")).to(pod("a", "db")).tcp(80);
        Map<Class<?>, Object> samples = new HashMap<>();
        for (Object one : List.of(
                rule,
                policy,
                flow,
                deny(from("web")).to("db").port(80),
                isolate("db").ingress(),
                from("web"),
                allow(from("web")),
                allow(from("web")).to("db"),
                isolate("db"),
                policy("p"),
                policy("p").in("a"),
                app("web"),
                namespace("a"),
                cidr("10.0.0.0/8"),
                anywhere(),
                dns(),
                host(),
                label("a", "b"),
                tcp(80),
                range(1, 2),
                Selector.ANY,
                policy.isolates().get(0),
                new Port.Any(),
                new Port.All(Protocol.TCP),
                new Port.Numbers(Protocol.TCP, range(1, 2)),
                new Port.Named(Protocol.TCP, "metrics"),
                new Port.Ping(),
                Requirement.of("a", EXISTS, List.of()),
                pod("a", "web"),
                node("n1"),
                external("10.0.0.1"),
                Flow.from(pod("a", "web")),
                Flow.from(pod("a", "web")).to(pod("a", "db")),
                IpAddress.of("10.0.0.1"),
                Cidr.IPV4,
                Protocol.TCP,
                new NamedPort("metrics", Protocol.TCP, 80),
                Semantics.defaults(),
                Kubernetes.compile(rule),
                Kubernetes.knowing(Map.of()),
                Path.of("target", "nulls"),
                "web",
                80,
                true,
                ReadLimits.defaults(),
                new NetworkPolicy(),
                FlowSet.none(),
                Region.all(),
                Dimension.port(),
                Vocabulary.of(List.of()),
                Values.Names.ANY,
                Values.Numbers.of(1, 2),
                new Values.Span(1, 2),
                new Values.Addresses(List.of()),
                AddressRange.of(Cidr.IPV4),
                new FileChange(FileChange.Kind.ADD, Path.of("x")))) {
            samples.put(one.getClass(), one);
        }
        Place place = Place.of("here");
        Problem problem = new Problem(place, "what", "remedy");
        Gap gap = new Gap("CODE", "sentence", "missing", "remedy");
        for (Object one : List.of(
                place,
                problem,
                new Finding("CODE", Severity.INFO, place, "sentence", "remedy"),
                new InvalidInputException(problem),
                gap,
                new UnenforceableException("Kubernetes", List.of(gap)),
                new Verdict.Side(Direction.INGRESS, List.of()),
                new Verdict.Selecting("a/p", List.of()),
                Verdict.Outcome.ALLOWED,
                new Verdict.Conclusion(Verdict.Outcome.ALLOWED, "why"),
                new Verdict.RuleMatch("spec.ingress[0]", "why", true),
                Kubernetes.compile(rule).evaluate(flow))) {
            samples.put(one.getClass(), one);
        }
        Verifier verifier = new Verifier(Kubernetes.compile(rule), Assumptions.none());
        for (Object one : List.of(
                Region.all(),
                FlowSet.all(),
                policy.meaning(),
                new Barrier(List.of(), List.of()),
                Dimension.names("service account"),
                Vocabulary.of(List.of()),
                Values.Names.ANY,
                Values.Numbers.of(1, 2),
                new Values.Span(1, 2),
                new Values.Addresses(List.of()),
                AddressRange.of(Cidr.IPV4),
                Assumptions.none(),
                verifier,
                new Proof("claim", List.of()),
                new Refutation("claim", "why", Optional.empty(), Optional.empty()),
                Difference.between(policy.meaning(), policy.meaning()),
                prove(Kubernetes.compile(rule)),
                prove(Kubernetes.compile(rule)).that("web"),
                prove(Kubernetes.compile(rule)).that(from("web")).to("db").port(80))) {
            samples.put(one.getClass(), one);
        }
        Cluster cluster = Cluster.read("""
                {apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: p}, spec: {podSelector: {}}}
                """);
        Service service = Service.of("a", "db").port(80);
        Workload workload = Workload.of(pod("a", "web"));
        for (Object one : List.of(
                cluster,
                cluster.policies().get(0),
                cluster.policies().get(0).origin(),
                cluster.namespaces().get("default"),
                service,
                service.ports().get(0),
                PortRef.of(80),
                new ContainerPort(Optional.empty(), Protocol.TCP, 80, Optional.empty(), Optional.empty()),
                EntryPoint.ingress("a", "web", "web", PortRef.of(80)),
                workload,
                workload.pods().get(0),
                ClusterSemantics.defaults(),
                ReadOptions.strict())) {
            samples.put(one.getClass(), one);
        }
        samples.put(Service.Type.class, Service.Type.NODE_PORT);
        samples.put(EntryPoint.Kind.class, EntryPoint.Kind.INGRESS);
        samples.put(Function.class, Function.identity());
        addAnswers(samples);
        samples.put(Values.class, Values.Names.ANY);
        samples.put(End.class, End.SOURCE);
        samples.put(Severity.class, Severity.INFO);
        samples.put(UnknownPeers.Kind.class, UnknownPeers.Kind.PODS);
        samples.put(Enforcement.class, Kubernetes.compile(rule));
        samples.put(int.class, 80);
        samples.put(boolean.class, true);
        samples.put(Optional.class, Optional.empty());
        samples.put(List.class, List.of());
        samples.put(Collection.class, List.of());
        samples.put(SortedSet.class, new TreeSet<>());
        samples.put(SortedMap.class, new TreeMap<>());
        samples.put(Map.class, Map.of());
        samples.put(Peer.class, app("web"));
        samples.put(Endpoint.class, pod("a", "web"));
        samples.put(Rule.class, rule);
        samples.put(Port.class, new Port.Any());
        samples.put(Path.class, Path.of("target", "nulls"));
        samples.put(Operator.class, IN);
        samples.put(Direction.class, Direction.INGRESS);
        samples.put(End.class, End.SOURCE);
        samples.put(Values.class, Values.Names.ANY);
        samples.put(Semantics.HostNetworkPods.class, Semantics.HostNetworkPods.AS_POD);
        samples.put(Semantics.OtherProtocols.class, Semantics.OtherProtocols.OPEN);
        samples.put(FileChange.Kind.class, FileChange.Kind.ADD);
        samples.put(InputStream.class, new ByteArrayInputStream(new byte[0]));
        samples.put(Reader.class, new StringReader(""));
        return samples;
    }

    /** What is asked about a cluster. */
    private static void addAnswers(Map<Class<?>, Object> samples) {
        Cluster cluster = Cluster.empty().with(pod("a", "web"), pod("a", "db"));
        Connectivity connectivity = Connectivity.of(cluster);
        Party web = connectivity.party("a/web");
        Exposure exposure = Exposure.of(cluster);
        Passages passages = cluster.enforcement().meaning().passages(Semantics.defaults());
        EntryPoint entry = EntryPoint.ingress("a", "in", "db", PortRef.of(80));
        for (Object one : List.of(
                Connections.all(),
                passages,
                passages.standing(pod("a", "web"), Optional.empty()),
                connectivity,
                Focus.onAll(),
                web,
                exposure,
                exposure.rows(exposure.party("a/web"), Direction.INGRESS).get(0),
                exposure.rows(exposure.party("a/web"), Direction.INGRESS)
                        .get(0)
                        .peers()
                        .get(0),
                Offer.of(Connections.all()),
                new Offer.Named(new TreeSet<>(), Connections.all()),
                new Audience(List.of(), Offer.of(Connections.all()), Offer.of(Connections.all())),
                new Party.Host(node("n1")),
                new Party.Outside(AddressRange.of(Cidr.IPV4)),
                new Party.Controller(pod("a", "web")),
                connectivity.cell(web, connectivity.party("a/db")),
                new Entrance(entry, web, Connections.all(), List.of()),
                connectivity.explain("a/web", "a/db", 80),
                Lint.of(cluster),
                Lint.of(cluster).coverage(),
                new Coverage.Isolated(1, 1, 1),
                new Lint.Suppressed(new Finding("CODE", Severity.INFO, Place.of("here"), "sentence", "remedy"), "why"),
                Lint.rules().get(0),
                new Lint.Known(new Finding("CODE", Severity.INFO, Place.of("here"), "sentence", "remedy"), "why"),
                Baseline.empty(),
                new Baseline.Entry("CODE", "a/web", "sentence", 1, ""),
                new Part("a/p", "spec", Direction.INGRESS, List.of(), List.of()),
                Connectivity.diff(connectivity, connectivity),
                new ConnectivityDifference.Change(
                        connectivity.cell(web, web), connectivity.cell(web, connectivity.party("a/db"))))) {
            samples.put(one.getClass(), one);
        }
        samples.put(Party.class, web);
        addHosts(samples, cluster);
    }

    private static void addHosts(Map<Class<?>, Object> samples, Cluster cluster) {
        Way way = new Way(Way.Kind.SERVICE, "a/db", "", Protocol.TCP, 80, "");
        for (Object one : List.of(
                Hosts.none(),
                new Hosts.Guarded(node("n1"), cluster.enforcement()),
                HostOptions.defaults(),
                HostExposure.of(cluster, Hosts.none()),
                way,
                new Layer("x", "", Layer.Role.DECIDES, Verdict.Outcome.ALLOWED, "", "", ""),
                new Access(pod("a", "web"), way, Verdict.Outcome.ALLOWED, List.of(), List.of(), List.of()))) {
            samples.put(one.getClass(), one);
        }
        samples.put(Way.Kind.class, Way.Kind.SERVICE);
        samples.put(Layer.Role.class, Layer.Role.DECIDES);
        samples.put(HostOptions.ServiceProxy.class, HostOptions.ServiceProxy.IPVS);
        samples.put(HostOptions.ForwardAccept.class, HostOptions.ForwardAccept.FIRST);
        samples.put(HostOptions.Leaving.class, HostOptions.Leaving.AS_POD);
    }

    static Stream<NullCall> calls() {
        return NullCall.in(PACKAGES);
    }

    @ParameterizedTest
    @MethodSource("calls")
    void isRefused(NullCall call) throws ReflectiveOperationException {
        call.isRefused(SAMPLES);
    }
}
