package io.github.netpol4j.ufw.kernel;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.netpol4j.ufw.RealUfw;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What it takes to run ufw in namespaces: root, or a user who may have user namespaces; and the programs. */
final class Privileges {

    private static final List<String> PROGRAMS = List.of(
            "/usr/sbin/ufw",
            "/usr/sbin/iptables-restore",
            "/usr/sbin/ip6tables-restore",
            "/usr/bin/python3",
            "/usr/bin/unshare",
            "/usr/bin/nsenter");
    private static final List<String> AS_ROOT = List.of("/usr/bin/unshare");
    private static final List<String> AS_USER = List.of("/usr/bin/unshare", "-U", "-r");
    private static final List<String> TRIED =
            List.of("-n", "-m", "--", "sh", "-c", "mount --bind /tmp /mnt && iptables -S && ip link set lo up");
    private static final Found FOUND = find();

    private Privileges() {}

    /**
     * What there is.
     *
     * @param unshare the start of a command that makes namespaces
     * @param missing what stands in the way; empty if nothing does
     */
    private record Found(List<String> unshare, Optional<String> missing) {}

    /** Skips the test with the reason if they are missing, or nobody asked for such tests. */
    static void assume() {
        RealUfw.assumeAsked();
        assumeTrue(
                FOUND.missing().isEmpty(), () -> "left out: " + FOUND.missing().orElseThrow());
    }

    /** The start of a command that makes namespaces. */
    static List<String> unshare() {
        return FOUND.unshare();
    }

    /** Whether namespaces are made by an ordinary user, in a user namespace. */
    static boolean asUser() {
        return FOUND.unshare().equals(AS_USER);
    }

    private static Found find() {
        List<String> absent = Stream.concat(
                        PROGRAMS.stream(), Stream.of("/usr/sbin/ip", "/sbin/ip").filter(one -> !ip()))
                .filter(program -> !Files.isExecutable(Path.of(program)))
                .toList();
        if (!absent.isEmpty()) {
            return new Found(AS_ROOT, Optional.of("ufw: these programs are not installed: " + absent));
        }
        List<String> why = new ArrayList<>();
        for (List<String> way : List.of(AS_ROOT, AS_USER)) {
            Commands.Output output = Commands.run(Commands.join(way, TRIED));
            if (output.status() == 0) {
                return new Found(way, Optional.empty());
            }
            why.add(String.join(" ", way) + ": " + output.text().strip());
        }
        return new Found(AS_ROOT, Optional.of("ufw: no privileges to make network namespaces: " + why));
    }

    private static boolean ip() {
        return Stream.of("/usr/sbin/ip", "/sbin/ip", "/bin/ip", "/usr/bin/ip")
                .anyMatch(one -> Files.isExecutable(Path.of(one)));
    }
}
