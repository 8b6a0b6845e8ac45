package io.github.netpol4j.calico.oracle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.netpol4j.calico.felix.CalicoDimensions;
import io.github.netpol4j.calico.felix.FelixSettings;
import io.github.netpol4j.calico.internal.felix.FelixEvaluator;
import io.github.netpol4j.calico.internal.felix.Ruleset;
import io.github.netpol4j.calico.internal.manifest.ResourceReader;
import io.github.netpol4j.flow.Flow;
import io.github.netpol4j.flow.Semantics;
import io.github.netpol4j.target.ReadLimits;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The library, asked like the oracle: objects as on the wire. What it would refuse is asked all the same. */
public final class LibraryEvaluator implements Evaluator {

    @Override
    public Outcome evaluate(List<Map<String, Object>> objects, Connection connection) {
        return on(objects).apply(connection);
    }

    @Override
    public Function<Connection, Outcome> on(List<Map<String, Object>> objects) {
        Map<String, Map<String, String>> namespaces = new HashMap<>();
        objects.stream()
                .filter(object -> object.get("kind").equals("Namespace"))
                .forEach(object -> {
                    Map<String, Object> metadata = Tree.child(object, "metadata");
                    Map<String, String> labels = new HashMap<>();
                    Tree.child(metadata, "labels").forEach((key, value) -> labels.put(key, (String) value));
                    namespaces.put((String) metadata.get("name"), labels);
                });
        ResourceReader.Result read =
                new ResourceReader(resource -> List.of()).read(ReadLimits.defaults(), json(objects));
        FelixEvaluator evaluator = new FelixEvaluator(
                Ruleset.of(read.resources(), read.kubernetes().objects(), FelixSettings.defaults(), namespaces));
        return connection -> Outcome.of(
                switch (evaluator
                        .evaluate(flow(connection), Semantics.defaults())
                        .outcome()) {
                    case ALLOWED -> Verdict.ALLOWED;
                    case DENIED -> Verdict.DENIED;
                    case UNDECIDED -> Verdict.UNDECIDED;
                });
    }

    private static String json(List<Map<String, Object>> objects) {
        try {
            return new ObjectMapper().writeValueAsString(Map.of("apiVersion", "v1", "kind", "List", "items", objects));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    /** The connection as a flow, with all that Calico can ask of it. */
    public static Flow flow(Connection connection) {
        Flow flow = CoreFlows.flow(connection);
        if (connection.sourcePort() != Connection.UNKNOWN) {
            flow = flow.with(CalicoDimensions.SOURCE_PORT, Integer.toString(connection.sourcePort()));
        }
        if (connection.icmpType() != Connection.UNKNOWN) {
            flow = flow.with(CalicoDimensions.ICMP_TYPE, Integer.toString(connection.icmpType()));
        }
        if (connection.icmpCode() != Connection.UNKNOWN) {
            flow = flow.with(CalicoDimensions.ICMP_CODE, Integer.toString(connection.icmpCode()));
        }
        flow = with(flow, io.github.netpol4j.flow.End.SOURCE, connection.from());
        return with(flow, io.github.netpol4j.flow.End.DESTINATION, connection.to());
    }

    private static Flow with(Flow flow, io.github.netpol4j.flow.End end, End said) {
        Flow more = said.interfaceName().isEmpty()
                ? flow
                : flow.with(CalicoDimensions.interfaceOf(end), said.interfaceName());
        for (Map.Entry<String, String> label : said.serviceAccountLabels().entrySet()) {
            more = more.with(CalicoDimensions.serviceAccountLabel(end, label.getKey()), label.getValue());
        }
        return more;
    }

    @Override
    public String toString() {
        return "library";
    }
}
