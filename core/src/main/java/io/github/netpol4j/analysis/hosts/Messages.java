package io.github.netpol4j.analysis.hosts;

import io.github.netpol4j.analysis.hosts.Hosts.Guarded;
import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.finding.Place;
import io.github.netpol4j.finding.Problem;
import io.github.netpol4j.flow.IpAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Every error of this package. */
final class Messages {

    private Messages() {}

    /** Refuses hosts that could be taken for one another, and machines that nothing could lead to. */
    static void check(Collection<Guarded> nodes, Collection<Guarded> machines) {
        List<Problem> problems = new ArrayList<>();
        Map<String, String> names = new HashMap<>();
        Map<IpAddress, String> addresses = new HashMap<>();
        Stream.concat(nodes.stream(), machines.stream()).map(Guarded::host).forEach(host -> {
            if (names.put(host.name(), host.toString()) != null) {
                problems.add(new Problem(
                        Place.of(host.toString()),
                        "the firewall of " + host.name() + " is told twice",
                        "tell it once"));
            }
            for (IpAddress address : host.addresses()) {
                String other = addresses.put(address, host.name());
                if (other != null && !other.equals(host.name())) {
                    problems.add(new Problem(
                            Place.of(host.toString()),
                            "the address " + address + " is " + other + "'s too",
                            "correct one of the two"));
                }
            }
        });
        for (Guarded machine : machines) {
            if (machine.host().addresses().isEmpty()) {
                problems.add(new Problem(
                        Place.of(machine.host().toString()),
                        "a machine outside the cluster is found by its address, and this one has none",
                        "write node(\"" + machine.host().name() + "\").at(..)"));
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
    }
}
