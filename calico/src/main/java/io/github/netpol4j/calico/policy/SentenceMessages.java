package io.github.netpol4j.calico.policy;

import io.github.netpol4j.calico.resource.Action;
import io.github.netpol4j.calico.resource.EndpointPort;
import io.github.netpol4j.finding.InvalidInputException;
import io.github.netpol4j.finding.Place;
import io.github.netpol4j.finding.Problem;
import io.github.netpol4j.flow.Cidr;
import io.github.netpol4j.internal.Literals;
import io.github.netpol4j.rule.Namespaces;
import io.github.netpol4j.rule.Peer;
import io.github.netpol4j.rule.Ports;
import java.util.List;

/** The errors of what only Calico has. */
final class SentenceMessages {

    private SentenceMessages() {}

    static InvalidInputException all(List<Problem> problems) {
        return new InvalidInputException(problems);
    }

    static InvalidInputException builtInTier(String name) {
        return error(
                "tier(" + Literals.quote(name) + ")",
                "Calico makes this tier itself, and its order and default action can't be changed",
                "leave the declaration out; sentences can name the tier nevertheless");
    }

    static InvalidInputException order(String call, double place) {
        return error(call + ".order(" + place + ")", "an order is a finite number", "choose one; lower comes first");
    }

    static InvalidInputException defaultAction(String call, Action action) {
        return error(
                call + ".defaultAction(..)",
                "what no rule of a tier matched can be denied or passed on, and this says " + action,
                "say DENY or PASS");
    }

    static InvalidInputException interfaceName(String name) {
        return error(
                "interfaceName(" + Literals.quote(name) + ")",
                "this can't be the name of an interface",
                "use 1 to 15 of the characters A-Z a-z 0-9 _ . -, or \"*\" for all interfaces");
    }

    static InvalidInputException portName(String call, String name) {
        return error(
                call + "(" + Literals.quote(name) + ", ..)",
                "this can't be the name of a port",
                "use 1 to 128 of the characters A-Z a-z 0-9 _ . -");
    }

    static InvalidInputException oneNumber(String call, String name, Ports ports) {
        return error(
                call + ".port(" + Literals.quote(name) + ", " + ports + ")",
                "a name stands for one number of one protocol",
                "write it as tcp(1433); call .port(..) once for each");
    }

    static InvalidInputException portTwice(String call, EndpointPort port) {
        return error(
                call + ".port(" + Literals.quote(port.name()) + ", ..)",
                "two " + port.protocol() + " ports have this name",
                "give each a name of its own");
    }

    static InvalidInputException reservedLabel(String call, String key) {
        return error(
                call + ".labelled(" + Literals.quote(key) + ", ..)",
                "this label is set by netpol4j or by Calico",
                "choose another key");
    }

    static InvalidInputException globalSelector(String call) {
        return error(
                call + "(\"global()\")",
                "global() asks for a namespace, and this asks for labels",
                "write a selector of labels, such as role == \"db\"");
    }

    static InvalidInputException notPods(Peer peer) {
        return error(
                "end().not(" + peer + ")",
                "Calico can exclude endpoints by their labels and by the name of their namespace, and by nothing else",
                "name pods, their namespaces by name; exclude addresses by .notNets(..)");
    }

    static InvalidInputException notEverything(Cidr block) {
        return error(
                "end().notNets(\"" + block + "\")",
                "nothing is left: every address of the family is excluded",
                "name a smaller block");
    }

    static InvalidInputException emptyEnd(String call) {
        return error(
                call + "(end())",
                "nothing is said of the end",
                "say something, as end().serviceAccount(\"web\"), or leave the call out");
    }

    static Problem nobodysEnd(String sentence, List<Peer> peers, boolean atSource) {
        return problem(
                sentence,
                (atSource ? "the sources are not all" : "neither the sources nor the destinations are all")
                        + " pods or hosts, so there is no end to put a policy on (" + Peer.sentence(peers) + ")",
                atSource ? "leave .atSource() out" : "name pods, or host(), at one end");
    }

    static Problem isolateHasNoEnds(String sentence) {
        return problem(
                sentence,
                "an Isolate has one end, and says its directions itself",
                "leave .source(..), .destination(..) and .atSource() out");
    }

    static Problem httpOnlyAllows(String sentence) {
        return problem(
                sentence,
                "Calico matches HTTP requests in Allow rules alone",
                "allow the requests that may pass; what else comes, the tier's default action decides");
    }

    static Problem httpCantBeLogged(String sentence) {
        return problem(
                sentence,
                "a Log rule can't match HTTP requests, so more would be logged than is allowed",
                "leave .log() out, or write a sentence without requests that logs");
    }

    static Problem httpAtSource(String sentence) {
        return problem(
                sentence,
                "Calico matches HTTP requests where they come in, and this guards the source",
                "guard the destination: name pods there, and leave .atSource() out");
    }

    static Problem httpNotTcp(String sentence) {
        return problem(sentence, "HTTP requests come over TCP", "name TCP ports, or tcp() for all of them");
    }

    static Problem tooMuchHttp(String sentence, int most) {
        return problem(
                sentence,
                "a rule takes no more than " + most + " methods and " + most + " paths",
                "write several sentences, or shorter prefixes");
    }

    static Problem methodTwice(String sentence, String method) {
        return problem(sentence, "the method " + method + " is named twice", "name it once");
    }

    static Problem method(String sentence, String method) {
        return problem(
                sentence,
                Literals.quote(method) + " is no HTTP method",
                "write it in capitals, as GET; for every method, leave .methods(..) out");
    }

    static Problem path(String sentence, String path) {
        return problem(
                sentence, "Calico refuses the path " + Literals.quote(path), "begin it with /, and leave ? and # out");
    }

    static Problem serviceIsTheDestination(String sentence) {
        return problem(
                sentence,
                "a Service says the destination and its ports, and nothing else can be said of them",
                "write the rule .to(anywhere()).ports(anyPort()), without .destination(..)");
    }

    static Problem notPortsOfNoProtocol(String sentence) {
        return problem(
                sentence,
                "ports are excluded, and the rule speaks of protocols without ports",
                "name the protocol, as .ports(tcp())");
    }

    static Problem preDnatAndUntracked(String sentence) {
        return problem(
                sentence,
                "a policy can't be both before connection tracking and before destinations are rewritten",
                "leave .preDnat() or .doNotTrack() out");
    }

    static Problem preDnatEgress(String sentence) {
        return problem(
                sentence,
                "destinations are rewritten on the way in, and this is about the way out",
                "guard the destination's ingress, or leave .preDnat() out");
    }

    static Problem onlyHosts(String sentence, String call) {
        return problem(sentence, call + " is for hosts, and this guards pods", "leave it out, or guard host()");
    }

    static Problem hostHasNoServiceAccount(String sentence) {
        return problem(
                sentence,
                "a host runs as no service account",
                "leave the service accounts out at that end; .hosts(..) chooses hosts by their labels");
    }

    static Problem guardsSeveral(String sentence, List<Peer> guarded) {
        return problem(
                sentence,
                "one policy would guard endpoints of different namespaces: " + Peer.sentence(guarded),
                "write a sentence for each");
    }

    static Problem namespaceNotNamed(String sentence, Namespaces where) {
        return problem(
                sentence,
                "a policy of a namespace lives in one with a name, and the pods that this guards are in " + where,
                "add .global(), or name the namespace, as in .in(\"tienda\")");
    }

    static Problem notSelectorOfNamespace(String sentence) {
        return problem(
                sentence,
                "in a policy of a namespace, Calico takes an exclusion of endpoints to mean endpoints of that namespace"
                        + " alone, so addresses would not match any more",
                "add .global()");
    }

    static Problem tierTwice(TierSentence one, TierSentence other) {
        return problem(
                other.toString(), "this tier is declared otherwise as well: " + one, "declare it once, or alike");
    }

    static Problem nameTwice(CalicoOnly item, String name) {
        return problem(
                item.toString(),
                "two objects of this kind have the name " + Literals.quote(name),
                "give each a name of its own");
    }

    private static InvalidInputException error(String where, String what, String remedy) {
        return new InvalidInputException(problem(where, what, remedy));
    }

    private static Problem problem(String where, String what, String remedy) {
        return new Problem(Place.of(where), what, remedy);
    }
}
