package io.github.netpol4j.ufw.internal.text;

import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.finding.Place;
import io.github.netpol4j.finding.Problem;
import io.github.netpol4j.internal.yaml.Texts;
import java.util.List;

/** What ufw says to a command that it refuses, word for word, with what to do about it. */
final class Refusal {

    private final List<String> words;

    Refusal(List<String> words) {
        this.words = words;
    }

    private InvalidInputException refused(String ufwSays, String remedy) {
        String command = Texts.quote(ShellScript.line(words, List.of("ufw")));
        return new InvalidInputException(new Problem(Place.of(command), ufwSays, remedy));
    }

    InvalidInputException syntax() {
        return refused("Invalid syntax", "write a command as ufw's manual has it, its action in lower case");
    }

    InvalidInputException option() {
        return refused("a word that begins with --rootdir= or --datadir= is an option to ufw", "begin it differently");
    }

    InvalidInputException badPort() {
        return refused(
                "Bad port", "a port is a number from 1 to 65535 or a range a:b, 15 at most of which a range is two");
    }

    InvalidInputException badPort(String word) {
        return refused(
                "Bad port '" + word + "'",
                "a port is a number from 1 to 65535 or a range a:b, 15 at most of which a range is two");
    }

    InvalidInputException numericRanges() {
        return refused("Port ranges must be numeric", "write numbers");
    }

    InvalidInputException severalPorts() {
        return refused("Must specify 'tcp' or 'udp' with multiple ports", "write one rule for each protocol");
    }

    InvalidInputException protocol(String word) {
        return refused("Unsupported protocol '" + word + "'", "ufw knows tcp, udp, ipv6, esp, ah, igmp, gre and vrrp");
    }

    InvalidInputException portless(String protocol) {
        return refused("Invalid port with protocol '" + protocol + "'", "leave the port out");
    }

    InvalidInputException onlyV4(String protocol) {
        return refused("Invalid IPv6 address with protocol '" + protocol + "'", "write an IPv4 address");
    }

    InvalidInputException mismatch(String protocol) {
        return refused(
                "Protocol mismatch with specified protocol " + protocol, "write the number of the port, not its name");
    }

    InvalidInputException mismatch() {
        return refused("Protocol mismatch (from/to)", "write the numbers of the ports, not their names");
    }

    InvalidInputException noClause() {
        return refused("Need 'to' or 'from' clause", "such as: to any port 22");
    }

    InvalidInputException clauseBefore(String word) {
        return refused("Need 'from' or 'to' with '" + word + "'", "such as: to any port 22");
    }

    InvalidInputException numberOfArguments() {
        return refused("Wrong number of arguments", "each clause is a word and its value");
    }

    InvalidInputException token(String word) {
        return refused("Invalid token '" + word + "'", "clauses are in, out, proto, from, to, port and app");
    }

    InvalidInputException improper() {
        return refused("Improper rule syntax", "write each clause once, and no protocol with an application");
    }

    InvalidInputException interfaceClause() {
        return refused("Invalid interface clause", "write in on NAME or out on NAME right after the action");
    }

    InvalidInputException interfaceOfRoute() {
        return refused("Invalid interface clause for route rule", "add on and the interface");
    }

    InvalidInputException interfaceName(String why) {
        return refused("Bad interface name" + why, "write a name such as eth0, or cali+ for all that begin so");
    }

    InvalidInputException misplaced(String word) {
        return refused("Option '" + word + "' not allowed here", "write it after the direction or the interface");
    }

    InvalidInputException noComment() {
        return refused("Option 'comment' missing required argument", "add the text");
    }

    InvalidInputException address(boolean source) {
        return refused(
                "Bad " + (source ? "source" : "destination") + " address",
                "write any, an address or a block, such as 10.0.0.0/8");
    }

    InvalidInputException maskWithHoles(String address) {
        return refused(
                Texts.quote(address) + " has a mask with holes, which ufw takes and no block of addresses says",
                "write the blocks that it stands for");
    }

    InvalidInputException families() {
        return refused("Mixed IP versions for 'from' and 'to'", "write one rule for each family");
    }

    InvalidInputException routeDelete() {
        return refused("'route delete NUM' unsupported. Use 'delete NUM' instead.", "");
    }

    InvalidInputException insertAt(String position) {
        return refused("Cannot insert rule at position '" + position + "'", "positions begin at 1");
    }

    InvalidInputException insertAtNoNumber(String position) {
        return refused("Insert position '" + position + "' is not a valid position", "write a number");
    }

    InvalidInputException position(int number) {
        return refused(
                "Invalid position '" + number + "'", "write the number of a rule of the same family, or use prepend");
    }

    InvalidInputException noSuchRule(int number) {
        return refused("Could not find rule '" + number + "'", "write a number that ufw status numbered shows");
    }

    InvalidInputException noSuchProfile(String name) {
        return refused("Could not find a profile matching '" + name + "'", "write the profile first, or a port");
    }

    InvalidInputException noIpv6() {
        return refused("IPv6 support not enabled", "set IPV6=yes in /etc/default/ufw, or leave the rule out");
    }
}
