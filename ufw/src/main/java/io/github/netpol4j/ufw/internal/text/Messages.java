package io.github.netpol4j.ufw.internal.text;

import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.finding.Place;
import io.github.netpol4j.finding.Problem;
import io.github.netpol4j.internal.yaml.Texts;
import java.util.List;

/** Every problem of written forms, in one place, but for what ufw itself says: that is in {@link Refusal}. */
final class Messages {

    private Messages() {}

    static InvalidInputException refused(List<Problem> problems) {
        return new InvalidInputException(problems);
    }

    static InvalidInputException unwritable(List<String> words) {
        return new InvalidInputException(words.stream()
                .map(word -> new Problem(
                        Place.of(Texts.quote(word)),
                        "this has a character that no program can be given as part of a word",
                        "remove it"))
                .toList());
    }

    static Problem tupleLength(Place place, int fields) {
        return new Problem(
                place,
                "this tuple line has " + fields + " fields, and ufw passes it over",
                "it has 7, or 9 with profiles");
    }

    static Problem tupleWord(Place place, String word) {
        return new Problem(place, Texts.quote(word) + " has no meaning at this place of a tuple line", "correct it");
    }

    static Problem tupleAddress(Place place, String address, boolean v6) {
        return new Problem(
                place,
                Texts.quote(address) + " is no IPv" + (v6 ? "6" : "4") + " address or block",
                "write one, or move the rule to the other family's file");
    }

    static Problem holes(Place place, String address) {
        return new Problem(
                place,
                Texts.quote(address) + " has a mask with holes, which no block of addresses says",
                "write the blocks that it stands for");
    }

    static Problem interfaceName(Place place, String name, String why) {
        return new Problem(
                place,
                Texts.quote(name) + " is no interface that ufw takes" + why,
                "write a name such as eth0, or cali+ for all that begin so");
    }

    static Problem commentHex(Place place, String hex) {
        return new Problem(
                place, Texts.quote(hex) + " is no comment: it is UTF-8 in pairs of hexadecimal digits", "correct it");
    }

    static Problem twice(Place place, String what, String name) {
        return new Problem(place, "the " + what + " " + Texts.quote(name) + " is here twice", "keep one");
    }

    static Problem notIni(Place place, String line) {
        return new Problem(
                place, Texts.quote(line) + " is neither [a section] nor key = value", "write one of these on one line");
    }

    static Problem moved(Place place, Problem problem) {
        return new Problem(
                new Place(place.source(), 0, place.line(), 0, problem.place().path()),
                problem.what(),
                problem.remedy());
    }

    static Problem missing(Place place, String section, List<String> keys) {
        return new Problem(place, "[" + section + "] has no " + String.join(", ", keys), "add what is missing");
    }

    static Problem profilePorts(Place place, String section, String word) {
        return new Problem(
                place,
                "the ports " + Texts.quote(word) + " of profile " + Texts.quote(section) + " are none",
                "write such as 22, 80,443/tcp or 8000:8100/udp, with | between groups");
    }

    static Problem notAdded(Place place, String line) {
        return new Problem(
                place,
                Texts.quote(line) + " is not a line that ufw show added prints of a rule",
                "give the whole output, in English: LANG=C ufw show added");
    }

    static Problem notStatus(Place place, String line) {
        return new Problem(
                place,
                Texts.quote(line) + " is not a line that ufw status numbered or verbose prints",
                "give the whole output, in English: LANG=C ufw status numbered");
    }

    static Problem description(String comment) {
        return new Problem(
                Place.of(Texts.quote(comment)),
                "this can't be a description in a GUFW profile: spaces at its ends would be lost there",
                "write it without");
    }

    static Problem gufwRoute(String command) {
        return new Problem(
                Place.of(Texts.quote("ufw " + command)),
                "GUFW has only routed rules that name both interfaces, and would make this one about the host itself",
                "name both, or keep the rule out of the profile");
    }

    static Problem percent(Place place, String section, String value) {
        return new Problem(
                place,
                Texts.quote(value) + " in [" + section + "] has a single %, at which GUFW stops",
                "write it twice");
    }

    static Problem gufwRule(Place place, String section, String shown, String command) {
        return new Problem(
                place,
                "[" + section + "] shows " + Texts.quote(shown) + ", which is not what its command "
                        + Texts.quote(command) + " makes",
                "GUFW finds a rule by that line: write it as ufw status numbered does");
    }

    static Problem policy(Place place, String key) {
        return new Problem(place, key + " is not said, or none of ACCEPT, DROP and REJECT", "write one of them");
    }

    static Problem disagrees(Place place, List<String> found, List<String> wanted) {
        return new Problem(
                place,
                "the kernel gets " + lines(found) + " for this rule, which ufw shows as if it were " + lines(wanted),
                "let ufw write the file, or correct the lines below the tuple");
    }

    static Problem stray(Place place, String line) {
        return new Problem(
                place,
                "the kernel gets " + Texts.quote(line) + ", and ufw knows of no rule that it belongs to",
                "take the line out, or let ufw write the file");
    }

    static Problem notRulesFile(Place place) {
        return new Problem(
                place,
                "this is not a file that ufw wrote: those have *filter, ### RULES ###, ### END RULES ### and COMMIT, once each and"
                        + " in this order",
                "give the whole file, as it is in /etc/ufw");
    }

    static Problem carriageReturns(Place place) {
        return new Problem(
                place,
                "the lines of this text end with CR LF, and the kernel would take the CR for a part of its last word",
                "end them with LF alone, as ufw does");
    }

    static Problem script(Place place) {
        return new Problem(
                place,
                "this is a shell script, and not what ufw prints",
                "give what 'LANG=C ufw show added' prints on the host, or read what userRules() and user6Rules() wrote");
    }

    private static String lines(List<String> lines) {
        return lines.isEmpty() ? "nothing" : String.join(" | ", lines);
    }
}
