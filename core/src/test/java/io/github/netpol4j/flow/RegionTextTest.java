package io.github.netpol4j.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.flow.Values.Names;
import io.github.netpol4j.flow.Values.Numbers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A region prints as a phrase that a person reads once. */
class RegionTextTest {

    private static final Region ALL = Region.all();

    private static Names in(String... names) {
        return Names.in(List.of(names));
    }

    private static Names notIn(String... names) {
        return Names.notIn(List.of(names));
    }

    private static Names presentBut(String... names) {
        return new Names(false, true, in(names).names());
    }

    private static Names orNone(String... names) {
        return new Names(true, false, in(names).names());
    }

    private static String source(Names location) {
        return ALL.at(End.SOURCE, location).toString();
    }

    @Test
    void endsWithLabelsAndPortsAreOnePhrase() {
        Region region = ALL.at(End.SOURCE, Location.podsIn(List.of("tienda")))
                .label(End.SOURCE, "app", in("batch"))
                .at(End.DESTINATION, Location.podsIn(List.of("datos")))
                .label(End.DESTINATION, "app", in("db"))
                .ports(Protocol.TCP, 5432, 5432);

        assertThat(region).hasToString("from pods with app=batch in tienda to pods with app=db in datos, TCP 5432");
    }

    @Test
    void placesAreSaidAsShortAsTheyCanBe() {
        Map.of(
                        Names.ANY,
                        "anyone",
                        Location.pods(),
                        "pods",
                        Location.hosts(),
                        "hosts",
                        Location.noPods(),
                        "hosts or outside addresses",
                        Location.podsIn(List.of("a", "b", "c")),
                        "pods in a, b or c",
                        Location.podsOutside(List.of("a", "b")),
                        "pods outside a and b",
                        Location.hosts().not(),
                        "anyone but hosts",
                        Location.podsIn(List.of("a", "b")).not(),
                        "anyone but pods in a or b",
                        new Names(false, false, in("a", Location.HOST).names()),
                        "hosts or pods in a",
                        new Names(false, true, in("a", Location.EXTERNAL).names()),
                        "anyone but outside addresses and pods in a")
                .forEach((location, text) ->
                        assertThat(source(location)).isEqualTo("from " + text + " to anyone, every protocol and port"));
    }

    @Test
    void theSameNamespaceIsSaidFromTheDestination() {
        assertThat(source(in(Location.SAME)))
                .isEqualTo("from pods in the destination's namespace to anyone, every protocol and port");
        assertThat(source(Location.pods().and(in(Location.SAME).not())))
                .isEqualTo("from pods outside the destination's namespace to anyone, every protocol and port");
        assertThat(source(Location.pods().and(in("a", Location.SAME).not())))
                .isEqualTo("from pods outside a and the destination's namespace to anyone, every protocol and port");
    }

    @Test
    void labelsOfNamespacesAreTakenForThoseOfNoPod() {
        Region labelled = ALL.label(End.SOURCE, "app", in("web")).namespaceLabel(End.SOURCE, "team", in("x"));

        assertThat(labelled)
                .hasToString("from pods with app=web in namespaces with team=x to anyone, every protocol and port");
        assertThat(labelled.at(End.SOURCE, Location.podsIn(List.of("a"))))
                .hasToString("from pods with app=web in namespace a with team=x to anyone, every protocol and port");
        assertThat(labelled.at(End.SOURCE, Location.podsOutside(List.of("a"))))
                .hasToString("from pods with app=web outside a, in namespaces with team=x to anyone,"
                        + " every protocol and port");
    }

    @Test
    void theAbsenceOfALabelIsSaid() {
        Map.of(
                        in("web"),
                        "app=web",
                        in(""),
                        "app=\"\"",
                        in("api", "web"),
                        "app in (api, web)",
                        orNone("web"),
                        "app=web or no app",
                        notIn("web"),
                        "app!=web",
                        notIn("api", "web"),
                        "app not in (api, web)",
                        presentBut("web"),
                        "any app but web",
                        presentBut("api", "web"),
                        "any app but (api, web)",
                        Names.PRESENT,
                        "any app",
                        Names.ABSENT,
                        "no app")
                .forEach((names, text) -> assertThat(ALL.label(End.SOURCE, "app", names))
                        .hasToString("from pods with " + text + " to anyone, every protocol and port"));
    }

    @Test
    void aLabelOfWhichNothingIsSaidIsLeftOut() {
        assertThat(ALL.label(End.SOURCE, "app", Names.ANY)).hasToString("from pods to anyone, every protocol and port");
    }

    @Test
    void protocolsAreSaidByTheShorterList() {
        Numbers ported = Numbers.of(List.of(6, 17, 132));
        Map.of(
                        Numbers.of(6, 6),
                        "TCP",
                        ported,
                        "TCP, UDP or SCTP",
                        new Numbers(List.of(new Values.Span(0, 5), new Values.Span(7, 255))),
                        "every protocol but TCP",
                        Numbers.of(0, 40),
                        "protocols 0-40",
                        Numbers.of(47, 47),
                        "protocol 47",
                        Numbers.of(0, 255),
                        "every protocol")
                .forEach((numbers, text) -> assertThat(ALL.with(Dimension.protocol(), numbers))
                        .hasToString("from anyone to anyone, " + text));
    }

    @Test
    void portsFollowTheirProtocols() {
        Region named = ALL.portName(Protocol.TCP, "web");

        assertThat(ALL.ports(Protocol.UDP, 53, 54)).hasToString("from anyone to anyone, UDP 53-54");
        assertThat(ALL.with(Dimension.port(), Numbers.of(List.of(53, 80))))
                .hasToString("from anyone to anyone, TCP, UDP or SCTP 53, 80");
        assertThat(named).hasToString("from anyone to pods, TCP ports named web");
        assertThat(named.with(Dimension.port(), Numbers.of(80, 80)))
                .hasToString("from anyone to pods, TCP 80 named web");
        assertThat(named.with(Dimension.portName("metrics"), Numbers.of(0, 0)))
                .hasToString("from anyone to pods, TCP ports not named metrics and named web");
        assertThat(ALL.with(Dimension.portName("web"), Numbers.of(0, 1)))
                .hasToString("from anyone to pods, TCP, UDP or SCTP");
    }

    @Test
    void addressesAreSaidByTheShorterList() {
        assertThat(ALL.address(End.SOURCE, Cidr.of("10.0.0.0/8"), List.of()))
                .hasToString("from anyone at 10.0.0.0/8 to anyone, every protocol and port");
        assertThat(ALL.address(End.SOURCE, Cidr.IPV4, List.of(Cidr.of("10.0.0.0/8"), Cidr.of("10.9.0.1/32"))))
                .hasToString("from anyone at 0.0.0.0/0 except 10.0.0.0/8 to anyone, every protocol and port");
        assertThat(ALL.at(End.DESTINATION, Location.outside())
                        .with(
                                Dimension.address(End.DESTINATION),
                                new Values.Addresses(
                                        List.of(AddressRange.of(Cidr.of("10.0.0.7/32")), AddressRange.of(Cidr.IPV6)))))
                .hasToString("from anyone to outside addresses at 10.0.0.7 or at ::/0, every protocol and port");
    }

    @Test
    void whatATargetDeclaresComesLast() {
        Map.of(
                        in("eth0"),
                        "device eth0",
                        in("eth0", "eth1"),
                        "device eth0 or eth1",
                        orNone("eth0"),
                        "device eth0 or none",
                        notIn("eth0", "eth1"),
                        "device not eth0 or eth1",
                        presentBut("eth0"),
                        "any device but eth0",
                        Names.PRESENT,
                        "any device",
                        Names.ABSENT,
                        "no device")
                .forEach((names, text) -> assertThat(ALL.with(Dimension.names("device"), names))
                        .hasToString("from anyone to anyone, every protocol and port, " + text));
        assertThat(ALL.with(Dimension.numbers("mark", 0, 9), Numbers.of(List.of(1, 2, 5))))
                .hasToString("from anyone to anyone, every protocol and port, mark 1-2, 5");
    }

    @Test
    void whatCannotBeIsNoFlow() {
        assertThat(ALL.label(End.SOURCE, "app", in("web")).label(End.SOURCE, "app", in("api")))
                .hasToString("no flow");
    }

    @Test
    void anAddressOfSeveralKindsIsSaidOfAllOfThem() {
        Region region =
                Region.all().at(End.SOURCE, Location.noPods()).address(End.SOURCE, Cidr.of("10.0.0.0/8"), List.of());

        assertThat(region)
                .hasToString("from 10.0.0.0/8 (hosts or outside addresses) to anyone, every protocol and port");
    }
}
