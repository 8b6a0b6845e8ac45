package io.github.netpol4j.calico.internal.manifest;

import io.github.netpol4j.calico.resource.CalicoResource;
import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.finding.Place;
import io.github.netpol4j.finding.Problem;
import io.github.netpol4j.internal.manifest.NearestName;
import io.github.netpol4j.internal.yaml.Texts;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Every problem that only reading Calico objects finds, in one place; those with a parenthesis are in Calico's own words. */
final class Messages {

    private static final String API_VERSION = "write apiVersion: " + CalicoResource.API_VERSION;

    private Messages() {}

    /** Everything that is wrong with an input, sorted by place. */
    static InvalidInputException refused(Collection<Problem> problems) {
        return new InvalidInputException(
                problems.stream().sorted(Comparator.comparing(Problem::place)).toList());
    }

    static Problem noKind(Place place) {
        return new Problem(
                place, "this looks like an object of Calico, and has no kind", "add it, such as kind: NetworkPolicy");
    }

    static Problem noApiVersion(Place place, String kind) {
        return new Problem(
                place, "this " + kind + " has no apiVersion", "add apiVersion: " + CalicoResource.API_VERSION);
    }

    static Problem apiVersion(Place place, String apiVersion) {
        return new Problem(place, Texts.quote(apiVersion) + " is not an apiVersion of Calico's policies", API_VERSION);
    }

    static Problem namespaced(Place place, String kind) {
        return new Problem(
                place,
                "a " + kind + " is of the whole cluster, and this one has a namespace",
                "remove it, or write the kind that lives in namespaces");
    }

    static Problem word(Place place, String text, List<String> words) {
        String choice =
                "write " + String.join(", ", words.subList(0, words.size() - 1)) + " or " + words.get(words.size() - 1);
        return new Problem(
                place,
                Texts.quote(text) + " is not a value of this field",
                NearestName.of(text, words)
                        .map(near -> "did you mean " + near + "?")
                        .orElse(choice));
    }

    static Problem noAction(Place place) {
        return new Problem(place, "this rule has no action", "add action: Allow, Deny, Log or Pass");
    }

    static Problem missing(Place place, String field) {
        return new Problem(place, "there is no " + field + " here", "add it");
    }

    static Problem net(Place place, String text, Problem why) {
        return new Problem(place, "invalid CIDR (" + Texts.quote(text) + "): " + why.what(), why.remedy());
    }

    static Problem bareAddress(Place place, String text, String net) {
        return new Problem(
                place,
                "invalid CIDR (" + Texts.quote(text) + "): a rule takes no address without a prefix length",
                "write " + net);
    }

    static Problem address(Place place, String text) {
        return new Problem(place, "invalid IP address (" + Texts.quote(text) + ")", "write one, such as 10.0.0.1");
    }

    static Problem protocolNumber(Place place, String number) {
        return new Problem(place, "protocol number invalid (" + Texts.quote(number) + ")", "write one from 1 to 255");
    }

    static Problem protocolName(Place place, String name, List<String> names) {
        String choice = "write " + String.join(", ", names) + ", or a number";
        return new Problem(
                place,
                "protocol name invalid (" + Texts.quote(name) + ")",
                NearestName.of(name, names)
                        .map(near -> "did you mean " + near + "?")
                        .orElse(choice));
    }

    static Problem portFormat(Place place, String text) {
        return new Problem(place, "invalid port format (" + Texts.quote(text) + ")", "a port is a number up to 65535");
    }

    static Problem portName(Place place) {
        return new Problem(place, "invalid name for named port (\"\")", "write a number, a range or a name");
    }

    static Problem notJson(Place place, Object value) {
        return new Problem(
                place,
                "a " + value.getClass().getName() + " is here, which JSON does not have",
                "use maps, lists, strings, numbers and booleans");
    }

    static Problem keyIsNoString(Place place) {
        return new Problem(place, "a key of this map is no string", "use strings");
    }

    static Problem tooDeep(Place place, int limit) {
        return new Problem(
                place, "maps and lists are nested more than " + limit + " levels deep here", "no object needs that");
    }

    static Problem tooLarge(Place place, int limit) {
        return new Problem(place, "this has more than " + limit + " values", "no object needs that");
    }
}
