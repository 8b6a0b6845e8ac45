package io.github.netpol4j.support;

import java.util.Optional;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/**
 * Gives every property that names no seed of its own one that follows from {@code netpol4j.seed} and from the
 * property's name: a run can be repeated, and no two properties walk through the same values. Without the setting (a
 * run from an IDE) jqwik draws its own.
 */
public final class StartingSeed implements AroundPropertyHook {
    private static final Optional<Long> SEED =
            Optional.ofNullable(System.getProperty("netpol4j.seed")).map(Long::valueOf);

    static {
        SEED.ifPresent(seed -> System.out.printf(
                "Properties: -Dnetpol4j.seed=%d -Djqwik.tries.default=%s%n",
                seed, System.getProperty("jqwik.tries.default")));
    }

    @Override
    public PropertyExecutionResult aroundProperty(PropertyLifecycleContext context, PropertyExecutor property) {
        if (context.attributes().seed().isEmpty()) {
            SEED.ifPresent(seed -> context.attributes().setSeed(Long.toString(mix(seed, name(context)))));
        }
        return property.execute();
    }

    @Override
    public PropagationMode propagateTo() {
        return PropagationMode.ALL_DESCENDANTS;
    }

    private static String name(PropertyLifecycleContext context) {
        return context.containerClass().getName() + "#" + context.targetMethod().getName();
    }

    private static long mix(long seed, String name) {
        return seed * 1_000_003 + name.hashCode();
    }
}
