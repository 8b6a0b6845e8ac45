package io.github.netpol4j.ufw.kernel;

import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.ufw.apply.ApplyOptions;
import io.github.netpol4j.ufw.apply.UfwPlan;
import io.github.netpol4j.ufw.internal.apply.ApplyScript;
import io.github.netpol4j.ufw.internal.apply.Planner;
import io.github.netpol4j.ufw.internal.text.DefaultsFile;
import io.github.netpol4j.ufw.rule.UfwAction;
import io.github.netpol4j.ufw.rule.UfwDefaults;
import io.github.netpol4j.ufw.rule.UfwEnd;
import io.github.netpol4j.ufw.rule.UfwPorts;
import io.github.netpol4j.ufw.rule.UfwProtocol;
import io.github.netpol4j.ufw.rule.UfwRule;
import io.github.netpol4j.ufw.rule.UfwState;
import java.util.Arrays;

/** Plans and rules of ours, written briefly. */
final class Plans {

    /** Nobody confirms. */
    static final ApplyOptions AT_ONCE = ApplyOptions.USUAL.confirmedWithin(0);

    private Plans() {}

    /** Ours about a TCP port. */
    static UfwRule tcp(UfwAction action, int port) {
        return UfwRule.incoming(action)
                .withProtocol(UfwProtocol.TCP)
                .withDestination(UfwEnd.ANY.on(UfwPorts.of(port)))
                .withComment(UfwPlan.TAG + "test/" + port);
    }

    /** Ours about a TCP port, and some senders. */
    static UfwRule tcp(UfwAction action, String from, int port) {
        return tcp(action, port).withSource(UfwEnd.ANY.at(Cidr.of(from)));
    }

    static UfwState wanted(UfwRule... rules) {
        return UfwState.of(UfwDefaults.INSTALLED, Arrays.asList(rules));
    }

    /** The same on a host that does something else with what comes in and no rule matches. */
    static UfwState byDefault(UfwAction incoming, UfwRule... rules) {
        UfwDefaults defaults =
                new UfwDefaults(incoming, UfwDefaults.INSTALLED.outgoing(), UfwDefaults.INSTALLED.routed());
        return UfwState.of(defaults, Arrays.asList(rules));
    }

    /** What has to change on a host, whose defaults are read as well. */
    static UfwPlan planOnAll(HostNamespaces host, UfwState wanted) {
        DefaultsFile there = DefaultsFile.read("default", host.defaults());
        return Planner.plan(host.files(), there.defaults(), there.ipv6(), wanted);
    }

    /** What has to change on a host whose defaults are those of an installation. */
    static UfwPlan plan(HostNamespaces host, UfwState wanted) {
        return Planner.plan(host.files(), UfwDefaults.INSTALLED, true, wanted);
    }

    static String script(HostNamespaces host, UfwState wanted) {
        return ApplyScript.of(plan(host, wanted), AT_ONCE);
    }
}
