package io.github.netpol4j.ufw.kernel;

import io.github.netpol4j.ufw.apply.RulesFiles;
import io.github.netpol4j.ufw.kernel.Commands.Output;
import io.github.netpol4j.ufw.kernel.Probe.Place;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A host with a real ufw, a machine inside and one outside, each a network namespace: host {@code hi} 10.244.0.1 - 10.244.0.2 inside, host
 * {@code ho} 198.51.100.1 - 198.51.100.2 outside, and the same over IPv6. The host forwards.
 *
 * <p>The namespaces have no names; they live as long as the processes in them. Those are in a process namespace of their own, whose first
 * process ends with its input, so that nothing outlives this process, whatever ends it. ufw's files are private copies, mounted in a private
 * mount namespace; the machine's own are never touched.
 */
final class HostNamespaces implements AutoCloseable {

    /** Every TCP port that all three listen on. */
    static final List<Integer> TCP_PORTS = List.of(22, 53, 80, 389, 443, 1433, 7000, 8080, 8081, 9000, 27017);

    /** Every UDP port that all three listen on. */
    static final List<Integer> UDP_PORTS = List.of(53, 80, 443, 1433, 8080);

    /** As ufw is installed, whatever this machine made of it, and readable for every user. */
    private static final String COPY = """
            set -e
            mkdir "$1/etc" "$1/etc/applications.d" "$1/run"
            cp -L /usr/share/ufw/*.rules /usr/share/ufw/*.init /usr/share/ufw/ufw.conf /etc/ufw/sysctl.conf "$1/etc"
            chmod 640 "$1/etc"/*.rules "$1/etc"/*.init
            cp -a "$(readlink -f /lib/ufw)" "$1/lib"
            sed 's/^\\(DEFAULT_INPUT_POLICY\\)=.*/\\1="DROP"/; s/^\\(DEFAULT_OUTPUT_POLICY\\)=.*/\\1="ACCEPT"/; \
            s/^\\(DEFAULT_FORWARD_POLICY\\)=.*/\\1="DROP"/; s/^IPV6=.*/IPV6=yes/' /etc/default/ufw >"$1/default"
            cp -a /etc/alternatives "$1/alternatives"
            """;

    private static final String HOLD = """
            set -e
            mount --make-rprivate /
            mount --bind "$1/etc" /etc/ufw
            mount --bind "$1/lib" "$(readlink -f /lib/ufw)"
            mount --bind "$1/default" /etc/default/ufw
            mount --bind "$1/run" /run
            mount --bind "$1/alternatives" /etc/alternatives
            ip link set lo up
            echo ready
            exec cat
            """;
    private static final String LINK = """
            set -e
            ip link add "$1" type veth peer name eth0 netns "$2"
            ip addr add "$3" dev "$1"
            ip -6 addr add "$4" dev "$1" nodad
            ip link set "$1" up
            """;
    private static final String MACHINE = """
            set -e
            ip addr add "$1" dev eth0
            ip -6 addr add "$2" dev eth0 nodad
            ip link set lo up
            ip link set eth0 up
            ip route add default via "$3"
            ip -6 route add default via "$4"
            """;
    // The ports of our own choice are far from those that probes ask for.
    private static final String FORWARD = """
            echo 1 >/proc/sys/net/ipv4/ip_forward
            echo 1 >/proc/sys/net/ipv6/conf/all/forwarding
            echo '40000 60999' >/proc/sys/net/ipv4/ip_local_port_range
            """;

    private static final int SHORT = 300;
    /** Long enough for a second attempt of the kernel's own. */
    private static final int LONGER = 1200;

    private static final int LONG = 2000;

    private final Path folder;
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final Map<Place, Long> processes = new EnumMap<>(Place.class);
    private final Map<Place, Helper> probers = new EnumMap<>(Place.class);

    private HostNamespaces() {
        try {
            folder = Files.createTempDirectory("netpol4j-ufw-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Builds it; skips the test if that is not allowed here. ufw is not enabled yet. */
    static HostNamespaces open() {
        Privileges.assume();
        HostNamespaces made = new HostNamespaces();
        try {
            made.build();
            return made;
        } catch (RuntimeException | Error e) {
            made.close();
            throw e;
        }
    }

    private void build() {
        Commands.run(List.of("sh", "-c", COPY, "sh", folder.toString())).orFail("copies of ufw's files");
        Helper host = keep(Helper.ready(Commands.join(
                Privileges.unshare(),
                List.of(
                        "-n",
                        "-m",
                        "-p",
                        "-f",
                        "--kill-child",
                        "--mount-proc",
                        "--",
                        "sh",
                        "-c",
                        HOLD,
                        "sh",
                        folder.toString()))));
        processes.put(Place.HOST, host.child());
        attach(Place.INSIDE, "hi", "10.244.0.", "/16", "fd10:244::");
        attach(Place.OUTSIDE, "ho", "198.51.100.", "/24", "2001:db8:51::");
        for (Place place : Place.values()) {
            in(place, "sh", "-c", FORWARD).orFail("forwarding");
            keep(Helper.ready(program(place, "listener.py", ports(TCP_PORTS), ports(UDP_PORTS))));
            probers.put(place, keep(new Helper(program(place, "prober.py"))));
        }
    }

    private void attach(Place place, String link, String v4, String prefix, String v6) {
        Helper machine = keep(Helper.ready(
                enter(Place.HOST, List.of("/usr/bin/unshare", "-n", "--", "sh", "-c", "echo ready; exec cat"))));
        processes.put(place, machine.child());
        // Seen from the host's process namespace, that process has another number.
        String inner = innerPid(machine.child());
        in(Place.HOST, "sh", "-c", LINK, "sh", link, inner, v4 + "1" + prefix, v6 + "1/64")
                .orFail("the link " + link);
        in(place, "sh", "-c", MACHINE, "sh", v4 + "2" + prefix, v6 + "2/64", v4 + "1", v6 + "1")
                .orFail("the machine at " + link);
    }

    private static String innerPid(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                    .filter(line -> line.startsWith("NSpid:"))
                    .map(line -> line.substring(line.lastIndexOf('\t') + 1))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <T extends AutoCloseable> T keep(T one) {
        opened.push(one);
        return one;
    }

    private static String ports(List<Integer> ports) {
        return ports.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private List<String> program(Place place, String name, String... arguments) {
        return enter(
                place, Commands.join(List.of("/usr/bin/python3", resource(name).toString()), Arrays.asList(arguments)));
    }

    private static Path resource(String name) {
        try {
            return Path.of(HostNamespaces.class.getResource("/kernel/" + name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> enter(Place place, List<String> command) {
        List<String> user = Privileges.asUser() ? List.of("-U", "--preserve-credentials") : List.of();
        String pid = String.valueOf(processes.get(place));
        List<String> start = Commands.join(
                Commands.join(List.of("/usr/bin/nsenter", "-t", pid), user), List.of("-n", "-m", "-p", "--"));
        return Commands.join(start, command);
    }

    /** Runs a program on a machine; the host has ufw's private files. */
    Output in(Place place, String... command) {
        return Commands.run(enter(place, Arrays.asList(command)));
    }

    /** Runs {@code ufw}. */
    Output ufw(String... arguments) {
        return Commands.run(enter(Place.HOST, Commands.join(List.of("/usr/sbin/ufw"), Arrays.asList(arguments))));
    }

    /** Runs {@code ufw} with commands that succeed, each a line without quotes. */
    void ufwAll(String... commands) {
        for (String command : commands) {
            ufw(command.split(" ")).orFail("ufw " + command);
        }
    }

    /** Runs a program beside the test, on a machine. */
    Helper helper(Place place, String name, String... arguments) {
        return Helper.ready(program(place, name, arguments));
    }

    /** ufw's own files, as the host sees them under {@code /etc/ufw}. */
    Path etc() {
        return folder.resolve("etc");
    }

    /** What the host sees as {@code /run}. */
    Path run() {
        return folder.resolve("run");
    }

    /** What the host's {@code iptables} and so on stand for. */
    Path alternatives() {
        return folder.resolve("alternatives");
    }

    /** Runs a shell script on the host, from a file. */
    Output script(String text, String... arguments) {
        try {
            Path file = Files.createTempFile(folder, "script", ".sh");
            Files.writeString(file, text);
            return Commands.run(
                    enter(Place.HOST, Commands.join(List.of("/bin/sh", file.toString()), Arrays.asList(arguments))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rules that the kernel has, of a family, without what all limits share. */
    String kernelRules(boolean six) {
        return in(Place.HOST, "/usr/sbin/" + (six ? "ip6tables" : "iptables") + "-save", "-t", "filter")
                .orFail("the kernel's rules")
                .text()
                .lines()
                .filter(line -> line.startsWith("-A " + (six ? "ufw6" : "ufw") + "-user-"))
                .filter(line -> !line.contains("-user-limit"))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /** ufw's rules files. */
    RulesFiles files() {
        return new RulesFiles(read("user.rules"), read("user6.rules"));
    }

    /** Replaces the rules: the files, and what the kernel has. */
    void restore(String userRules, String user6Rules) {
        restore("iptables-restore", write("user.rules", userRules));
        restore("ip6tables-restore", write("user6.rules", user6Rules));
    }

    /** Gives a rules file to the kernel, beside what it has. */
    void restore(String program, File text) {
        Commands.run(enter(Place.HOST, List.of("/usr/sbin/" + program, "-n")), text)
                .orFail(program + " -n <" + text);
    }

    /** Writes one of ufw's files. */
    File write(String name, String text) {
        try {
            Path file = etc().resolve(name);
            Files.writeString(file, text);
            return file.toFile();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the host has as {@code /etc/default/ufw}. */
    String defaults() {
        try {
            return Files.readString(folder.resolve("default"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The kernel's filter table, the lines of each chain together. */
    String table(boolean six) {
        return in(Place.HOST, "/usr/sbin/" + (six ? "ip6tables" : "iptables") + "-save", "-t", "filter")
                .orFail("the kernel's rules")
                .text()
                .lines()
                .filter(line -> line.startsWith(":") || line.startsWith("-A"))
                .map(line -> line.replaceFirst(" \\[\\d+:\\d+]$", ""))
                .sorted(Comparator.comparing(line -> line.substring(0, (line + " ").indexOf(' ', 3))))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /** Reads one of ufw's files. */
    String read(String name) {
        try {
            return Files.readString(etc().resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What comes of a probe; a silence is heard twice before it is believed. */
    Answer probe(Probe probe) {
        return probeTwice(List.of(probe)).get(probe);
    }

    /** What comes of probes, all started at once; those that nothing answered are asked again, since a machine can be busy. */
    Map<Probe, Answer> probeTwice(Collection<Probe> probes) {
        Map<Probe, Answer> answers = new LinkedHashMap<>(probe(probes));
        List<Probe> silent = probes.stream()
                .filter(probe -> answers.get(probe) == Answer.SILENCE)
                .toList();
        if (!silent.isEmpty()) {
            answers.putAll(probe(silent, LONGER));
        }
        return answers;
    }

    /** What comes of probes, all started at once. */
    Map<Probe, Answer> probe(Collection<Probe> probes) {
        return probe(probes, SHORT);
    }

    /** The same, patiently. */
    Map<Probe, Answer> probePatiently(Collection<Probe> probes) {
        return probe(probes, LONG);
    }

    private Map<Probe, Answer> probe(Collection<Probe> probes, int milliseconds) {
        Map<Probe, Answer> answers = new LinkedHashMap<>();
        Map<Place, List<Probe>> bySender = probes.stream().collect(Collectors.groupingBy(Probe::from));
        bySender.entrySet().parallelStream()
                .map(entry -> answers(entry.getKey(), entry.getValue(), milliseconds))
                .toList()
                .forEach(answers::putAll);
        return answers;
    }

    private Map<Probe, Answer> answers(Place from, List<Probe> probes, int milliseconds) {
        String question = probes.stream()
                .map(probe -> " " + probe.protocol() + "," + probe.destination() + "," + probe.port())
                .collect(Collectors.joining("", String.valueOf(milliseconds), ""));
        String letters = probers.get(from).ask(question);
        Map<Probe, Answer> answers = new LinkedHashMap<>();
        for (int i = 0; i < probes.size(); i++) {
            answers.put(probes.get(i), Answer.of(letters.charAt(i)));
        }
        return answers;
    }

    @Override
    public void close() {
        for (AutoCloseable one : opened) {
            try {
                one.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
        Commands.run(List.of("rm", "-rf", "--one-file-system", folder.toString()));
    }
}
