package io.github.netpol4j.calico.oracle;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Whatever judges connections by objects: the oracle, the library, what is broken on purpose. */
@FunctionalInterface
public interface Evaluator {

    /**
     * What becomes of a connection.
     *
     * @param objects Calico's and Kubernetes' objects as on the wire; a Namespace among them says how it is labelled
     * @param connection the connection
     */
    Outcome evaluate(List<Map<String, Object>> objects, Connection connection);

    /** The same for many connections. */
    default Function<Connection, Outcome> on(List<Map<String, Object>> objects) {
        return connection -> evaluate(objects, connection);
    }
}
