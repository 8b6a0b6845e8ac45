package io.github.netpol4j.examples.recipes;

import static io.github.netpol4j.NetPol.*;

import io.github.netpol4j.flow.External;
import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.flow.Node;
import io.github.netpol4j.flow.Pod;
import io.github.netpol4j.kubernetes.Kubernetes;
import io.github.netpol4j.rule.Policy;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Fourteen policies to start from: copy the one that fits, and put your names into it.
 *
 * <p>They all speak of one cluster. In the namespace {@code tickets}, {@code website} (8080) calls {@code sales} (8080,
 * metrics on 9090), which keeps its data in {@code sales-db} (5432) and sends through {@code mailer} (2525).
 * {@code accounting} and {@code monitoring} are other teams' namespaces. Ports are those of the pods, never of the
 * Services before them.
 */
public final class Recipes {

    private static final Pod WEBSITE = pod("tickets", "website").on("node-1");
    private static final Pod SALES = pod("tickets", "sales");
    private static final Pod SALES_DB = pod("tickets", "sales-db");
    private static final Pod MAILER = pod("tickets", "mailer");
    private static final Pod BACKUP = pod("tickets", "backup").labelled("role", "backup");
    private static final Pod OWN_AUDITOR = pod("tickets", "auditor").labelled("role", "audit");
    private static final Pod NEWCOMER = pod("tickets", "newcomer");

    private static final Pod LEDGER = pod("accounting", "ledger").inNamespaceLabelled("team", "finance");
    private static final Pod AUDITOR = LEDGER.named("auditor").labelled("role", "audit");
    private static final Pod BACKUP_ELSEWHERE = LEDGER.named("backup").labelled("role", "backup");
    private static final Pod SALES_ELSEWHERE = pod("accounting", "sales");
    private static final Pod PROMETHEUS_ELSEWHERE = pod("accounting", "prometheus");

    private static final Pod PROMETHEUS = pod("monitoring", "prometheus");
    private static final Pod GRAFANA = pod("monitoring", "grafana");
    private static final Pod SALES_IN_MONITORING = pod("monitoring", "sales");
    private static final Pod AUDITOR_ELSEWHERE = pod("monitoring", "auditor").labelled("role", "audit");

    private static final Pod STRANGER = pod("made-tomorrow", "stranger");
    private static final Pod DNS = pod("kube-system", "coredns").labelled("k8s-app", "kube-dns");

    private static final External VISITOR = external("203.0.113.7");
    private static final External VISITOR_IPV6 = external("2001:db8::7");
    private static final Node OWN_NODE = node("node-1");

    private Recipes() {}

    /**
     * Prints every recipe, with its table and its manifests.
     *
     * @param args none
     */
    public static void main(String... args) {
        print(new PrintStream(System.out, true, StandardCharsets.UTF_8));
    }

    static void print(PrintStream out) {
        for (Recipe recipe : all()) {
            out.println(recipe);
            out.println();
            out.println(Kubernetes.yaml(recipe.policy()));
        }
    }

    /**
     * Every recipe.
     *
     * @return all fourteen
     */
    public static List<Recipe> all() {
        return List.of(
                denyAllToAnApplication(),
                limitToAnApplication(),
                allowAllToAnApplication(),
                denyAllInANamespace(),
                denyFromOtherNamespaces(),
                allowFromAllNamespaces(),
                allowFromANamespace(),
                allowFromSomePodsInAnotherNamespace(),
                allowExternalTraffic(),
                allowOnlyToAPort(),
                allowFromSeveralSelectors(),
                denyEgressFromAnApplication(),
                denyAllEgressOfANamespace(),
                denyExternalEgress());
    }

    static Recipe denyAllToAnApplication() {
        Policy policy =
                policy("sales-db-closed").in("tickets").with(isolate("sales-db").ingress());
        return new Recipe(
                        "deny all to an application",
                        "Nobody connects to sales-db, until another policy says who may.",
                        policy)
                .denies("same namespace", Flow.from(SALES).to(SALES_DB).tcp(5432))
                .denies("another namespace", Flow.from(LEDGER).to(SALES_DB).tcp(5432))
                .denies("outside", Flow.from(VISITOR).to(SALES_DB).tcp(5432))
                .denies("deployed tomorrow", Flow.from(NEWCOMER).to(SALES_DB).tcp(5432))
                .denies("who watches it", Flow.from(PROMETHEUS).to(SALES_DB).tcp(9187))
                .denies("who audits it", Flow.from(AUDITOR).to(SALES_DB).tcp(5432))
                .allows("going out as before", Flow.from(SALES_DB).to(MAILER).tcp(2525))
                .allows("other applications", Flow.from(WEBSITE).to(SALES).tcp(8080));
    }

    static Recipe limitToAnApplication() {
        Policy policy = policy("sales-db-clients")
                .in("tickets")
                .with(allow(from("sales")).to("sales-db").ports(anyPort()));
        return new Recipe("limit to an application", "Only sales connects to sales-db, on whatever port.", policy)
                .allows("the application", Flow.from(SALES).to(SALES_DB).tcp(5432))
                .allows("another port", Flow.from(SALES).to(SALES_DB).tcp(9187))
                .denies("another application", Flow.from(WEBSITE).to(SALES_DB).tcp(5432))
                .denies("deployed tomorrow", Flow.from(NEWCOMER).to(SALES_DB).tcp(5432))
                .denies(
                        "same name elsewhere",
                        Flow.from(SALES_ELSEWHERE).to(SALES_DB).tcp(5432))
                .denies("outside", Flow.from(VISITOR).to(SALES_DB).tcp(5432))
                .allows("sales as before", Flow.from(WEBSITE).to(SALES).tcp(8080));
    }

    static Recipe allowAllToAnApplication() {
        Policy policy = policy("website-open")
                .in("tickets")
                .with(
                        isolate(namespace("tickets")).ingress(),
                        allow(from(anywhere())).to("website").ports(anyPort()));
        return new Recipe(
                        "allow all to an application",
                        "The namespace is closed, and everybody connects to website all the same.",
                        policy)
                .allows("same namespace", Flow.from(SALES).to(WEBSITE).tcp(8080))
                .allows("another namespace", Flow.from(LEDGER).to(WEBSITE).tcp(8080))
                .allows("outside", Flow.from(VISITOR).to(WEBSITE).tcp(8080))
                .allows("another port", Flow.from(VISITOR).to(WEBSITE).udp(8443))
                .denies("other applications", Flow.from(WEBSITE).to(SALES).tcp(8080))
                .denies("to one of tomorrow", Flow.from(WEBSITE).to(NEWCOMER).tcp(8080));
    }

    static Recipe denyAllInANamespace() {
        Policy policy = policy("tickets-closed")
                .in("tickets")
                .with(isolate(namespace("tickets")).ingress());
        return new Recipe(
                        "deny all in a namespace",
                        "Nobody connects to anything in tickets, until other policies say who may.",
                        policy)
                .denies("same namespace", Flow.from(WEBSITE).to(SALES).tcp(8080))
                .denies("another namespace", Flow.from(PROMETHEUS).to(SALES).tcp(9090))
                .denies("outside", Flow.from(VISITOR).to(WEBSITE).tcp(8080))
                .denies("to one of tomorrow", Flow.from(WEBSITE).to(NEWCOMER).tcp(8080))
                .allows("its node: probes", Flow.from(OWN_NODE).to(WEBSITE).tcp(8080))
                .allows("going out as before", Flow.from(SALES).to(LEDGER).tcp(8080))
                .allows("in other namespaces", Flow.from(PROMETHEUS).to(LEDGER).tcp(9090));
    }

    static Recipe denyFromOtherNamespaces() {
        Policy policy = policy("tickets-own")
                .in("tickets")
                .with(allow(from(namespace("tickets"))).to(namespace("tickets")).ports(anyPort()));
        return new Recipe(
                        "deny from other namespaces",
                        "The pods of tickets reach each other, and nobody else reaches them.",
                        policy)
                .allows("same namespace", Flow.from(WEBSITE).to(SALES).tcp(8080))
                .allows("deployed tomorrow", Flow.from(NEWCOMER).to(SALES).tcp(8080))
                .denies("another namespace", Flow.from(LEDGER).to(SALES).tcp(8080))
                .denies(
                        "same name elsewhere",
                        Flow.from(SALES_ELSEWHERE).to(MAILER).tcp(2525))
                .denies("outside", Flow.from(VISITOR).to(WEBSITE).tcp(8080))
                .allows("going out as before", Flow.from(SALES).to(LEDGER).tcp(8080));
    }

    static Recipe allowFromAllNamespaces() {
        Policy policy = policy("mailer-clients")
                .in("tickets")
                .with(allow(from(everyNamespace())).to("mailer").port(2525));
        return new Recipe(
                        "allow from all namespaces",
                        "Every pod of the cluster sends through mailer, and nothing outside the cluster does.",
                        policy)
                .allows("same namespace", Flow.from(SALES).to(MAILER).tcp(2525))
                .allows("another namespace", Flow.from(LEDGER).to(MAILER).tcp(2525))
                .allows("made tomorrow", Flow.from(STRANGER).to(MAILER).tcp(2525))
                .denies("outside", Flow.from(VISITOR).to(MAILER).tcp(2525))
                .denies("another port", Flow.from(LEDGER).to(MAILER).tcp(8080));
    }

    static Recipe allowFromANamespace() {
        Policy policy = policy("sales-db-monitoring")
                .in("tickets")
                .with(allow(from(namespace("monitoring"))).to("sales-db").ports(anyPort()));
        return new Recipe(
                        "allow from a namespace",
                        "Only what runs in monitoring connects to sales-db; its neighbours do not.",
                        policy)
                .allows("the namespace", Flow.from(PROMETHEUS).to(SALES_DB).tcp(9187))
                .allows("another pod there", Flow.from(GRAFANA).to(SALES_DB).tcp(9187))
                .denies("own namespace", Flow.from(SALES).to(SALES_DB).tcp(9187))
                .denies(
                        "same name elsewhere",
                        Flow.from(PROMETHEUS_ELSEWHERE).to(SALES_DB).tcp(9187))
                .denies("outside", Flow.from(VISITOR).to(SALES_DB).tcp(9187));
    }

    static Recipe allowFromSomePodsInAnotherNamespace() {
        Policy policy = policy("sales-db-audit")
                .in("tickets")
                .with(allow(from(pods(label("role", "audit")).in(namespaces(label("team", "finance")))))
                        .to("sales-db")
                        .port(5432));
        return new Recipe(
                        "allow from some pods in another namespace",
                        "Only auditors of the finance team connect to sales-db: pod and namespace both have to fit.",
                        policy)
                .allows("both labels", Flow.from(AUDITOR).to(SALES_DB).tcp(5432))
                .denies("another role", Flow.from(LEDGER).to(SALES_DB).tcp(5432))
                .denies(
                        "another team",
                        Flow.from(AUDITOR_ELSEWHERE).to(SALES_DB).tcp(5432))
                .denies("own namespace", Flow.from(OWN_AUDITOR).to(SALES_DB).tcp(5432))
                .denies("another port", Flow.from(AUDITOR).to(SALES_DB).tcp(9187))
                .denies("outside", Flow.from(VISITOR).to(SALES_DB).tcp(5432));
    }

    static Recipe allowExternalTraffic() {
        // anywhere() is IPv4 and IPv6, and every pod. Fewer: from(cidr("203.0.113.0/24")).
        Policy policy = policy("website-public")
                .in("tickets")
                .with(
                        isolate(namespace("tickets")).ingress(),
                        allow(from(anywhere())).to("website").port(8080));
        return new Recipe(
                        "external traffic",
                        "The Internet reaches website on 8080, and nothing else of tickets.",
                        policy)
                .allows("outside", Flow.from(VISITOR).to(WEBSITE).tcp(8080))
                .allows("outside, IPv6", Flow.from(VISITOR_IPV6).to(WEBSITE).tcp(8080))
                .allows("any other pod", Flow.from(LEDGER).to(WEBSITE).tcp(8080))
                .denies("another port", Flow.from(VISITOR).to(WEBSITE).tcp(9090))
                .denies("another protocol", Flow.from(VISITOR).to(WEBSITE).udp(8080))
                .denies("another application", Flow.from(VISITOR).to(SALES).tcp(8080));
    }

    static Recipe allowOnlyToAPort() {
        // An Allow closes its destination to everybody else, on every port: website needs a rule of its own from here
        // on.
        Policy policy = policy("sales-metrics")
                .in("tickets")
                .with(allow(from(app("prometheus").in("monitoring")))
                        .to("sales")
                        .port(9090));
        return new Recipe("only to a port", "Only prometheus connects to sales, and only to its metrics.", policy)
                .allows("the port", Flow.from(PROMETHEUS).to(SALES).tcp(9090))
                .denies("another port", Flow.from(PROMETHEUS).to(SALES).tcp(8080))
                .denies("another protocol", Flow.from(PROMETHEUS).to(SALES).udp(9090))
                .denies("another pod there", Flow.from(GRAFANA).to(SALES).tcp(9090))
                .denies("another client", Flow.from(WEBSITE).to(SALES).tcp(8080))
                .denies("outside", Flow.from(VISITOR).to(SALES).tcp(9090));
    }

    static Recipe allowFromSeveralSelectors() {
        Policy policy = policy("sales-db-several")
                .in("tickets")
                .with(allow(from(
                                app("sales"),
                                pods(label("role", "backup")),
                                app("prometheus").in("monitoring")))
                        .to("sales-db")
                        .port(5432));
        return new Recipe(
                        "several selectors",
                        "sales, prometheus and all backups connect to sales-db: one of the three is enough.",
                        policy)
                .allows("the first", Flow.from(SALES).to(SALES_DB).tcp(5432))
                .allows("the second", Flow.from(BACKUP).to(SALES_DB).tcp(5432))
                .allows("the third", Flow.from(PROMETHEUS).to(SALES_DB).tcp(5432))
                .denies("none of them", Flow.from(WEBSITE).to(SALES_DB).tcp(5432))
                .denies(
                        "first name, third place",
                        Flow.from(SALES_IN_MONITORING).to(SALES_DB).tcp(5432))
                .denies(
                        "second label elsewhere",
                        Flow.from(BACKUP_ELSEWHERE).to(SALES_DB).tcp(5432))
                .denies("another port", Flow.from(SALES).to(SALES_DB).tcp(9187));
    }

    static Recipe denyEgressFromAnApplication() {
        // A database answers and looks nobody up, so there is no DNS here; for one that does, see the next recipe.
        Policy policy =
                policy("sales-db-silent").in("tickets").with(isolate("sales-db").egress());
        return new Recipe(
                        "deny egress from an application",
                        "sales-db answers those who connect to it, and connects to nobody, DNS included.",
                        policy)
                .denies("same namespace", Flow.from(SALES_DB).to(MAILER).tcp(2525))
                .denies("another namespace", Flow.from(SALES_DB).to(LEDGER).tcp(8080))
                .denies("outside", Flow.from(SALES_DB).to(VISITOR).tcp(443))
                .denies("outside, IPv6", Flow.from(SALES_DB).to(VISITOR_IPV6).tcp(443))
                .denies("DNS", Flow.from(SALES_DB).to(DNS).udp(53))
                .allows("answers as before", Flow.from(SALES).to(SALES_DB).tcp(5432))
                .allows("other applications", Flow.from(SALES).to(VISITOR).tcp(443));
    }

    static Recipe denyAllEgressOfANamespace() {
        // Without DNS nothing that is allowed later would be found. A DNS cache on the node needs a cidr(..) of its
        // own.
        Policy policy = policy("tickets-silent")
                .in("tickets")
                .with(
                        isolate(namespace("tickets")).egress(),
                        allow(from(namespace("tickets"))).to(dns()));
        return new Recipe(
                        "deny all egress of a namespace",
                        "Nothing in tickets connects to anything but DNS, until another policy says what may.",
                        policy)
                .denies("same namespace", Flow.from(WEBSITE).to(SALES).tcp(8080))
                .denies("another namespace", Flow.from(WEBSITE).to(LEDGER).tcp(8080))
                .denies("outside", Flow.from(WEBSITE).to(VISITOR).tcp(443))
                .denies("deployed tomorrow", Flow.from(NEWCOMER).to(VISITOR).tcp(443))
                .allows("DNS", Flow.from(WEBSITE).to(DNS).udp(53))
                .allows("DNS, long answers", Flow.from(WEBSITE).to(DNS).tcp(53))
                .denies("outside DNS", Flow.from(WEBSITE).to(VISITOR).udp(53))
                .allows("coming in as before", Flow.from(VISITOR).to(WEBSITE).tcp(8080));
    }

    static Recipe denyExternalEgress() {
        // The second rule, because it opens the pods of tickets to each other, closes them to everybody else; the last
        // opens
        // them again. A rule to every pod of the cluster would close every pod of the cluster, so the others are named.
        Policy policy = policy("tickets-inside")
                .in("tickets")
                .with(
                        isolate(namespace("tickets")).egress(),
                        allow(from(namespace("tickets")))
                                .to(namespace("tickets"))
                                .ports(anyPort()),
                        allow(from(namespace("tickets"))).to(dns()),
                        allow(from(anywhere())).to(namespace("tickets")).ports(anyPort()));
        return new Recipe(
                        "deny external egress",
                        "The pods of tickets reach each other and DNS, and nothing outside their namespace.",
                        policy)
                .denies("outside", Flow.from(WEBSITE).to(VISITOR).tcp(443))
                .denies("outside, IPv6", Flow.from(WEBSITE).to(VISITOR_IPV6).tcp(443))
                .denies("outside DNS", Flow.from(WEBSITE).to(VISITOR).udp(53))
                .denies("deployed tomorrow", Flow.from(NEWCOMER).to(VISITOR).tcp(443))
                .denies("another namespace", Flow.from(WEBSITE).to(LEDGER).tcp(8080))
                .allows("same namespace", Flow.from(WEBSITE).to(SALES).tcp(8080))
                .allows("DNS", Flow.from(WEBSITE).to(DNS).udp(53))
                .allows("coming in as before", Flow.from(VISITOR).to(WEBSITE).tcp(8080));
    }
}
