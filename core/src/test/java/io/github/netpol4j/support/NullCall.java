package io.github.netpol4j.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.netpol4j.finding.InvalidInputException;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A call of something public with null for one argument, or inside of it.
 *
 * @param target what is called
 * @param parameter which argument
 * @param how where null is
 */
public record NullCall(Executable target, int parameter, String how) {

    /** What the platform defines for null, and what only ever gets lambdas. */
    private static final Set<String> EXEMPT = Set.of("equals", "compareTo", "valueOf", "fold");

    @Override
    public String toString() {
        return target.getDeclaringClass().getSimpleName() + "." + target.getName() + " "
                + Arrays.stream(target.getParameterTypes())
                        .map(Class::getSimpleName)
                        .toList() + " " + how + " at "
                + parameter;
    }

    /** Every such call of the public types of some packages. */
    public static Stream<NullCall> in(List<String> packages) {
        List<NullCall> calls = new ArrayList<>();
        for (Class<?> type : PublicTypes.of(packages)) {
            Stream<Executable> all =
                    Stream.concat(Stream.of(type.getConstructors()), Stream.of(type.getDeclaredMethods()));
            all.filter(one -> Modifier.isPublic(one.getModifiers()) && !one.isSynthetic())
                    .filter(one -> !EXEMPT.contains(one.getName()))
                    .filter(one -> !type.isEnum() && !Modifier.isAbstract(one.getModifiers()))
                    .sorted(Comparator.comparing(Executable::toString))
                    .forEach(one -> add(calls, one));
        }
        return calls.stream();
    }

    private static void add(List<NullCall> calls, Executable target) {
        Parameter[] parameters = target.getParameters();
        for (int i = 0; i < parameters.length; i++) {
            Class<?> type = parameters[i].getType();
            if (type.isPrimitive()) {
                continue;
            }
            calls.add(new NullCall(target, i, "null"));
            if (type.isArray() && !type.getComponentType().isPrimitive()) {
                calls.add(new NullCall(target, i, "an array with null"));
            } else if (Collection.class.isAssignableFrom(type) && !SortedSet.class.isAssignableFrom(type)) {
                calls.add(new NullCall(target, i, "a list with null"));
            } else if (Map.class.isAssignableFrom(type) && !target.getName().equals("matches")) {
                calls.add(new NullCall(target, i, "a map with null"));
            }
        }
    }

    /** Makes the call, with a value of these for all else. */
    public void isRefused(Map<Class<?>, Object> samples) throws ReflectiveOperationException {
        Object[] arguments = new Object[target.getParameterCount()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = i == parameter ? wrong() : sample(samples, target.getParameters()[i]);
        }
        try {
            if (target instanceof Method method) {
                Object receiver =
                        Modifier.isStatic(method.getModifiers()) ? null : sample(samples, method.getDeclaringClass());
                method.invoke(receiver, arguments);
            } else {
                ((Constructor<?>) target).newInstance(arguments);
            }
        } catch (InvocationTargetException e) {
            assertThat(e.getCause()).isInstanceOfSatisfying(InvalidInputException.class, refused -> {
                assertThat(refused.problems()).hasSize(1);
                assertThat(refused.problems().get(0).place().path())
                        .isNotEmpty()
                        .doesNotContain("null");
                assertThat(refused.problems().get(0).what()).isEqualTo("null is not allowed here");
                assertThat(refused.problems().get(0).remedy()).isEqualTo("pass a value");
            });
            return;
        }
        throw new AssertionError(this + " was taken");
    }

    private Object wrong() {
        return switch (how) {
            case "null" -> null;
            case "an array with null" -> Array.newInstance(target.getParameterTypes()[parameter].getComponentType(), 1);
            case "a list with null" -> Arrays.asList((Object) null);
            default -> {
                Map<String, Object> map = new TreeMap<>();
                map.put("a", null);
                yield map;
            }
        };
    }

    private static Object sample(Map<Class<?>, Object> samples, Parameter parameter) {
        if (parameter.getParameterizedType() instanceof ParameterizedType type
                && type.getActualTypeArguments().length == 1
                && type.getActualTypeArguments()[0] instanceof Class<?> element
                && Collection.class.isAssignableFrom(parameter.getType())) {
            Object one = sample(samples, element);
            return parameter.getType() == SortedSet.class ? new TreeSet<>(List.of(one)) : List.of(one);
        }
        return sample(samples, parameter.getType());
    }

    private static Object sample(Map<Class<?>, Object> samples, Class<?> type) {
        if (type.isArray()) {
            Object array = Array.newInstance(type.getComponentType(), 1);
            Array.set(array, 0, sample(samples, type.getComponentType()));
            return array;
        }
        assertThat(samples).as("a sample value of %s is missing here", type).containsKey(type);
        return samples.get(type);
    }
}
