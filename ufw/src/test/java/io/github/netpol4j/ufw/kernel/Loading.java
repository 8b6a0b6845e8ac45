package io.github.netpol4j.ufw.kernel;

import io.github.netpol4j.ufw.internal.text.UserRules;
import io.github.netpol4j.ufw.rule.UfwAction;
import io.github.netpol4j.ufw.rule.UfwDefaults;
import io.github.netpol4j.ufw.rule.UfwLogLevel;
import io.github.netpol4j.ufw.rule.UfwState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Gives rules and defaults to a host whose ufw is enabled, as files. */
final class Loading {

    private Loading() {}

    static String file(UfwState state, boolean six) {
        return UserRules.write(state, six, UfwLogLevel.LOW);
    }

    static void load(HostNamespaces host, UfwState state) {
        loadDefaults(host, state.defaults());
        host.restore(file(state, false), file(state, true));
    }

    static void loadDefaults(HostNamespaces host, UfwDefaults defaults) {
        host.restore("iptables-restore", host.write("defaults.netpol4j", defaults(defaults, "ufw")));
        host.restore("ip6tables-restore", host.write("defaults.netpol4j", defaults(defaults, "ufw6")));
    }

    /** What ufw-init does with the policies. */
    private static String defaults(UfwDefaults defaults, String prefix) {
        Map<String, UfwAction> actions = new LinkedHashMap<>();
        actions.put("input", defaults.incoming());
        actions.put("output", defaults.outgoing());
        actions.put("forward", defaults.routed());
        List<String> heads = new ArrayList<>(List.of("*filter"));
        List<String> lines = new ArrayList<>();
        actions.forEach((name, action) -> {
            boolean passes = action == UfwAction.ALLOW;
            String chain = name.toUpperCase(Locale.ROOT);
            heads.add(":" + chain + " " + (passes ? "ACCEPT" : "DROP") + " [0:0]");
            for (String kind : List.of("reject", "track", "skip-to-policy")) {
                heads.add(":" + prefix + "-" + kind + "-" + name + " - [0:0]");
            }
            if (passes) {
                for (String protocol : List.of("tcp", "udp")) {
                    lines.add("-A " + prefix + "-track-" + name + " -p " + protocol
                            + " -m conntrack --ctstate NEW -j ACCEPT");
                }
            }
            if (action == UfwAction.REJECT) {
                lines.add("-A " + prefix + "-reject-" + name + " -j REJECT");
            }
            String policy = passes ? "ACCEPT" : action == UfwAction.REJECT ? "REJECT" : "DROP";
            lines.add("-A " + prefix + "-skip-to-policy-" + name + " -j " + policy);
        });
        heads.addAll(lines);
        heads.add("COMMIT");
        return String.join("\n", heads) + "\n";
    }
}
