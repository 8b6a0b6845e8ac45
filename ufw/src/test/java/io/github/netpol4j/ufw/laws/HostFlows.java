package io.github.netpol4j.ufw.laws;

import static io.github.netpol4j.NetPol.*;

import io.github.netpol4j.flow.Endpoint;
import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.flow.IpAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;

/** Flows to, from and between hosts: every pair of some ends, on ports at the bounds of what rules name. */
final class HostFlows {

    private static final Endpoint HOST =
            node("host").at("10.1.2.9", "172.16.0.1", "fd00:1::9", "2001:db8::1", "224.0.0.251", "ff02::f");
    private static final List<Endpoint> OTHERS = List.of(
            external("10.1.2.3"),
            external("10.1.2.4"),
            external("10.1.9.9"),
            external("10.200.0.1"),
            external("10.9.9.9"),
            external("192.168.49.7"),
            external("203.0.113.7"),
            external("fd00:1::7"),
            external("fd00:2::7"),
            external("2001:db8::7"),
            pod("apps", "web").at("10.1.2.3"),
            node("other").at("10.1.2.5", "fd00:1::5"));

    private static final List<Integer> TCP =
            List.of(1, 2, 7, 18, 20, 22, 30, 32, 39, 43, 80, 443, 444, 1399, 1400, 1432, 1433, 1434, 1500, 1501, 65535);
    private static final List<Integer> UDP = List.of(53, 54, 52, 68, 546, 1433, 1434, 1900, 5353, 65535);

    static final List<Flow> ALL = all();

    private static final List<Flow> MIXED = mixed();

    /** The same, and flows between others. */
    static final List<Flow> WITH_FORWARDED = withForwarded();

    private static final int SLICES = 16;

    private HostFlows() {}

    /** Some of them, of every kind: enough for one try of many. */
    static List<Flow> slice(int number) {
        List<Flow> slice = new ArrayList<>();
        for (int i = Math.floorMod(number, SLICES); i < MIXED.size(); i += SLICES) {
            slice.add(MIXED.get(i));
        }
        return slice;
    }

    private static List<Flow> mixed() {
        List<Flow> mixed = new ArrayList<>(ALL);
        Collections.shuffle(mixed, new Random(1));
        return List.copyOf(mixed);
    }

    private static List<Flow> all() {
        List<Flow> flows = new ArrayList<>();
        for (Endpoint other : OTHERS) {
            for (IpAddress here : HOST.addresses()) {
                for (IpAddress there : other.addresses()) {
                    if (here.sameFamily(there)) {
                        between(other, there, HOST, here, flows);
                        between(HOST, here, other, there, flows);
                    }
                }
            }
        }
        between(HOST, IpAddress.of("10.1.2.9"), HOST, IpAddress.of("172.16.0.1"), flows);
        return List.copyOf(flows);
    }

    private static List<Flow> withForwarded() {
        List<Flow> flows = new ArrayList<>(ALL);
        between(OTHERS.get(0), IpAddress.of("10.1.2.3"), OTHERS.get(5), IpAddress.of("192.168.49.7"), flows);
        between(OTHERS.get(7), IpAddress.of("fd00:1::7"), OTHERS.get(8), IpAddress.of("fd00:2::7"), flows);
        return List.copyOf(flows);
    }

    private static void between(Endpoint source, IpAddress from, Endpoint destination, IpAddress to, List<Flow> flows) {
        Flow.Between ends = new Flow.Between(source, Optional.of(from), destination, Optional.of(to));
        TCP.stream().map((Function<Integer, Flow>) ends::tcp).forEach(flows::add);
        UDP.stream().map((Function<Integer, Flow>) ends::udp).forEach(flows::add);
        flows.add(ends.sctp(1433));
        flows.add(ends.ping());
        flows.add(ends.protocol(47));
    }
}
