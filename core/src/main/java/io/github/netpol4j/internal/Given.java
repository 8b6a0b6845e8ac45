package io.github.netpol4j.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Checks of what callers hand over, whatever its type says; each throws the message of {@link Refusals} that fits.
 *
 * <p>{@code call} is always the call as it would be written.
 */
public final class Given {

    private Given() {}

    /**
     * Refuses null.
     *
     * @param call where
     * @param value any
     * @param <T> its type
     * @return the value
     */
    public static <T> T notNull(String call, @Nullable T value) {
        if (value == null) {
            throw Refusals.nullArgument(call);
        }
        return value;
    }

    /**
     * Refuses null among several arguments.
     *
     * @param call where
     * @param values two or more
     */
    public static void noneNull(String call, @Nullable Object... values) {
        for (Object value : values) {
            notNull(call, value);
        }
    }

    /**
     * Refuses null and lists with null in them.
     *
     * @param call where
     * @param values any
     * @param <C> their type
     * @return the values
     */
    public static <C extends Collection<?>> C noNulls(String call, @Nullable C values) {
        C given = notNull(call, values);
        for (Object value : given) {
            notNull(call, value);
        }
        return given;
    }

    /**
     * Refuses null and maps with null in them.
     *
     * @param call where
     * @param values any
     * @param <M> their type
     * @return the values
     */
    public static <M extends Map<?, ?>> M noNulls(String call, @Nullable M values) {
        M given = notNull(call, values);
        noNulls(call, given.keySet());
        noNulls(call, given.values());
        return given;
    }

    /**
     * The arguments of a call that takes any number of them.
     *
     * @param call where
     * @param values the array, which a caller may have made by hand
     * @param <T> their type
     * @return them, none of them null
     */
    public static <T> List<T> list(String call, T[] values) {
        return noNulls(call, Arrays.asList(notNull(call, values)));
    }

    /**
     * Refuses null, lists with null in them, and empty lists.
     *
     * @param call where
     * @param what what it is a list of
     * @param values any
     * @param <C> their type
     * @return the values
     */
    public static <C extends Collection<?>> C notEmpty(String call, String what, @Nullable C values) {
        C given = noNulls(call, values);
        if (given.isEmpty()) {
            throw Refusals.emptyList(call, what);
        }
        return given;
    }

    /**
     * Refuses what is not the name of a policy: one of an object that is short enough for a label.
     *
     * @param name any text
     * @return the name
     */
    public static String policyName(@Nullable String name) {
        String given = notNull("policy(..)", name);
        List<String> wrong = new ArrayList<>(KubernetesSyntax.dnsSubdomain(given));
        if (given.length() > KubernetesSyntax.LABEL_LENGTH) {
            wrong.add("must be no more than " + KubernetesSyntax.LABEL_LENGTH
                    + " bytes, because it is also the value of a label");
        }
        accept(() -> "policy(" + Literals.quote(given) + ")", wrong);
        return given;
    }

    /**
     * Refuses what is not the name of a namespace.
     *
     * @param call where
     * @param name any text
     * @return the name
     */
    public static String namespace(String call, @Nullable String name) {
        String given = notNull(call + "(..)", name);
        accept(() -> call + "(" + Literals.quote(given) + ")", KubernetesSyntax.dnsLabel(given));
        return given;
    }

    /**
     * Refuses what is not the key of a label.
     *
     * @param key any text
     * @return the key
     */
    public static String appLabel(@Nullable String key) {
        String given = notNull("labelledBy(..)", key);
        accept(() -> "labelledBy(" + Literals.quote(given) + ")", KubernetesSyntax.labelKey(given));
        return given;
    }

    /**
     * Refuses what Kubernetes refuses.
     *
     * @param call where, made only if it is needed
     * @param wrong what is wrong there; nothing means that it is accepted
     */
    public static void accept(Supplier<String> call, List<String> wrong) {
        if (!wrong.isEmpty()) {
            throw Refusals.refusedByKubernetes(call.get(), wrong);
        }
    }
}
