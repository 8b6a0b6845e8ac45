package io.github.netpol4j.ufw.laws;

import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What evaluators could miss of what passes before rules of users, as texts of the kernel that miss it. */
enum BrokenText {
    BEFORE_RULES_FORGOTTEN(without("-before-(input|output|forward) -p .* -j ACCEPT")),
    DHCP_FORGOTTEN(without("--dport (68|546) -j ACCEPT")),
    DHCP_FROM_ANY_PORT(text -> text.replaceAll("--sport (67|547) ", "")),
    DHCP_OF_ANY_LINK(text -> text.replace("-s fe80::/10 --sport 547 -d fe80::/10", "--sport 547")),
    MDNS_FORGOTTEN(without("-before-.*--dport 5353 -j ACCEPT")),
    UPNP_TO_ANYBODY(
            text -> text.replaceAll("-d (239.255.255.250|ff02::f) --dport 1900 -j ACCEPT", "--dport 1900 -j ACCEPT")),
    PINGS_ARE_STOPPED(without("-before-input .*-type (8|128) ")),
    ROUTED_PINGS_ARE_STOPPED(without("-before-forward .*-type (8|128) ")),
    EVERY_ICMP_PASSES(text -> text.replaceAll("--icmp-type [0-9]+ ", "")),
    NEIGHBOURS_ARE_STOPPED(without("-before-.*-type 13[3-6] ")),
    GROUPS_OF_ANY_LINK(text -> text.replaceAll("(-type [0-9]+) -s fe80::/10", "$1")),
    MOBILE_NODES_GO_OUT(text -> text + "-I ufw6-before-output -p icmpv6 --icmpv6-type 144 -j ACCEPT\n"),
    PINGS_GO_OUT(text -> text + "-I ufw-before-output -p icmp --icmp-type 8 -j ACCEPT\n");

    @SuppressWarnings("ImmutableEnumChecker") // functions without state
    private final UnaryOperator<String> spoiling;

    BrokenText(UnaryOperator<String> spoiling) {
        this.spoiling = spoiling;
    }

    Engine engine() {
        return new OracleEngine(spoiling);
    }

    private static UnaryOperator<String> without(String line) {
        Predicate<String> gone = Pattern.compile(line).asPredicate();
        return text -> text.lines().filter(gone.negate()).collect(Collectors.joining("\n", "", "\n"));
    }
}
