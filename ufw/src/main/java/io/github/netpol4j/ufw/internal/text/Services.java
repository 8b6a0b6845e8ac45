package io.github.netpol4j.ufw.internal.text;

import io.github.netpol4j.internal.Given;
import io.github.netpol4j.ufw.rule.UfwProtocol;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Names of ports, as /etc/services has them. */
public final class Services {

    /** No names at all. */
    public static final Services NONE = new Services(Map.of());

    private final Map<String, Service> byName;

    private Services(Map<String, Service> byName) {
        this.byName = byName;
    }

    /**
     * A named port.
     *
     * @param port its number
     * @param protocol TCP, UDP, or both; nothing if it is of another
     */
    public record Service(int port, Optional<UfwProtocol> protocol) {

        private Service and(Optional<UfwProtocol> other) {
            if (protocol.isEmpty() || protocol.equals(other)) {
                return new Service(port, other.or(this::protocol));
            }
            return other.isEmpty() ? this : new Service(port, Optional.of(UfwProtocol.ANY));
        }
    }

    /**
     * Reads the text of /etc/services. As the C library does it, lines that say nothing are passed over.
     *
     * @param text the text
     * @return the names in it
     */
    public static Services read(String text) {
        Map<String, Service> byName = new LinkedHashMap<>();
        for (String line : Given.notNull("Services.read(..)", text).split("\n", -1)) {
            String said = line.replaceFirst("#.*", "").strip();
            String[] words = said.split("\\s+", -1);
            String[] port = words.length < 2 ? new String[0] : words[1].split("/", -1);
            if (port.length != 2 || !port[0].matches("[0-9]{1,5}")) {
                continue;
            }
            Optional<UfwProtocol> protocol = switch (port[1]) {
                case "tcp" -> Optional.of(UfwProtocol.TCP);
                case "udp" -> Optional.of(UfwProtocol.UDP);
                default -> Optional.empty();
            };
            Service service = new Service(Integer.parseInt(port[0]), protocol);
            for (int i = 0; i < words.length; i++) {
                if (i != 1) {
                    byName.merge(words[i], service, (old, more) -> old.and(more.protocol));
                }
            }
        }
        return new Services(byName);
    }

    /**
     * Looks up a name.
     *
     * @param name any text
     * @return the port of that name, if there is one
     */
    public Optional<Service> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}
