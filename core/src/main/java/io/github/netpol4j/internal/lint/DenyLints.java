package io.github.netpol4j.internal.lint;

import io.github.netpol4j.cluster.Namespace;
import io.github.netpol4j.finding.Severity;
import io.github.netpol4j.flow.Dimension;
import io.github.netpol4j.flow.Direction;
import io.github.netpol4j.flow.End;
import io.github.netpol4j.flow.FlowSet;
import io.github.netpol4j.flow.Location;
import io.github.netpol4j.flow.Pod;
import io.github.netpol4j.flow.Region;
import io.github.netpol4j.flow.Values.Names;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Namespaces in which a pod is open unless something was written for it, by the meaning of what is enforced. */
final class DenyLints {

    /** Whoever closes this one by default cuts the cluster's own services first. */
    private static final String SYSTEM = "kube-system";

    private DenyLints() {}

    static void look(Scene scene, Found found) {
        for (Map.Entry<String, IsolatedPods> entry : scene.isolated().entrySet()) {
            Namespace namespace = scene.cluster().namespaces().get(entry.getKey());
            if (namespace == null) {
                continue;
            }
            boolean in = isDenied(scene, namespace, Direction.INGRESS);
            boolean out = isDenied(scene, namespace, Direction.EGRESS);
            if (!in || !out) {
                tell(namespace, entry.getValue(), in, out, found);
            }
        }
    }

    /** Whether every pod that could be in the namespace is isolated. */
    private static boolean isDenied(Scene scene, Namespace namespace, Direction direction) {
        FlowSet isolated = scene.meaning().isolated(direction);
        End end = direction == Direction.INGRESS ? End.DESTINATION : End.SOURCE;
        Region there = Region.all().at(end, Location.podsIn(Set.of(namespace.name())));
        for (Dimension dimension : isolated.vocabulary().names().keySet()) {
            String key = dimension.name();
            if (dimension.equals(Dimension.namespaceLabel(end, key)) && !key.equals(Pod.NAMESPACE_NAME_LABEL)) {
                String value = namespace.labels().get(key);
                there = there.namespaceLabel(end, key, value == null ? Names.ABSENT : Names.in(Set.of(value)));
            }
        }
        return isolated.includes(FlowSet.of(there));
    }

    private static void tell(Namespace namespace, IsolatedPods pods, boolean in, boolean out, Found found) {
        String side = in ? "egress" : out ? "ingress" : "ingress and egress";
        String sentence = "a new pod in " + namespace.name() + " has its " + side
                + " open, because nothing isolates every pod there; of its " + pods.pods() + " pods now, "
                + share(pods.ingress(), pods.pods()) + " have their ingress isolated and "
                + share(pods.egress(), pods.pods()) + " their egress";
        String types = in ? "[Egress]" : out ? "[Ingress]" : "[Ingress, Egress]";
        found.add(
                LintCode.NO_DEFAULT_DENY,
                in || namespace.name().equals(SYSTEM) ? Severity.INFO : LintCode.NO_DEFAULT_DENY.severity(),
                Subject.of(namespace),
                "",
                sentence,
                "add a NetworkPolicy with podSelector {}, policyTypes " + types + " and no rules to " + namespace.name()
                        + (in ? "" : ", and policies for what its pods need")
                        + (out ? "" : "; with DNS among what may go out"));
    }

    private static String share(int some, int all) {
        return String.format(Locale.ROOT, "%d (%d %%)", some, Math.round(100.0 * some / all));
    }
}
