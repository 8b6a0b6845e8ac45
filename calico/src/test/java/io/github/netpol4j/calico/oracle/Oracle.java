package io.github.netpol4j.calico.oracle;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The oracle, and what is broken in it on purpose.
 *
 * @param options what the configuration of Felix decides
 * @param fault what is broken
 */
public record Oracle(OracleOptions options, FelixFault fault) implements Evaluator {

    /** What Felix does, by default. */
    public static final Oracle FELIX = new Oracle(OracleOptions.DEFAULTS, FelixFault.NONE);

    public static Oracle with(FelixFault fault) {
        return new Oracle(OracleOptions.DEFAULTS, fault);
    }

    @Override
    public Outcome evaluate(List<Map<String, Object>> objects, Connection connection) {
        return on(objects).apply(connection);
    }

    @Override
    public Function<Connection, Outcome> on(List<Map<String, Object>> objects) {
        return felix(objects)::outcome;
    }

    /** Also tells whom policies and rules speak of, for whoever looks for connections that meet them. */
    Felix felix(List<Map<String, Object>> objects) {
        return fault == FelixFault.NONE
                ? new Felix(objects, options)
                : new MutantFelix(fault.rewritten(objects), options, fault);
    }

    @Override
    public String toString() {
        return fault == FelixFault.NONE ? "oracle" : fault.toString();
    }
}
