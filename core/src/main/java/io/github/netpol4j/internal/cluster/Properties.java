package io.github.netpol4j.internal.cluster;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.fabric8.kubernetes.api.model.AnyType;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a fabric8 object would be written as, one level of it.
 *
 * <p>Most kinds of a cluster have their classes in jars that this library does without, so their objects are known only by what
 * their fields are annotated with; and an object mapper would be one of Jackson 2 or 3, as fabric8 7 or 8 has it.
 */
final class Properties {

    private static final ClassValue<List<Property>> KNOWN = new ClassValue<>() {
        @Override
        protected List<Property> computeValue(Class<?> type) {
            return properties(type);
        }
    };

    private Properties() {}

    private record Property(String name, Method getter) {}

    /** The properties that are there; nothing, and lists and maps with nothing in them, are written as nothing. */
    static Map<String, Object> of(KubernetesResource bean) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Property property : KNOWN.get(bean.getClass())) {
            value(bean, property.getter()).ifPresent(value -> values.put(property.name(), plain(value)));
        }
        additional(bean).forEach((key, value) -> {
            if (key instanceof String name && value != null) {
                values.put(name, value);
            }
        });
        return values;
    }

    private static List<Property> properties(Class<?> type) {
        List<Property> properties = new ArrayList<>();
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            for (Field field : at.getDeclaredFields()) {
                Optional.ofNullable(field.getAnnotation(JsonProperty.class))
                        .flatMap(name -> getter(type, field)
                                .map(getter ->
                                        new Property(name.value().isEmpty() ? field.getName() : name.value(), getter)))
                        .ifPresent(properties::add);
            }
        }
        return List.copyOf(properties);
    }

    private static Optional<Method> getter(Class<?> type, Field field) {
        String name = field.getName();
        return method(type, "get" + Character.toUpperCase(name.charAt(0)) + name.substring(1));
    }

    private static Optional<Method> method(Class<?> type, String name) {
        try {
            return Optional.of(type.getMethod(name)).filter(Method::trySetAccessible);
        } catch (NoSuchMethodException e) {
            return Optional.empty();
        }
    }

    /** What an object of someone's own class refuses to tell is not there: it is of no kind that a cluster holds. */
    private static Optional<Object> value(KubernetesResource bean, Method getter) {
        try {
            @Nullable Object value = getter.invoke(bean);
            boolean isNothing = (value instanceof Collection<?> list && list.isEmpty())
                    || (value instanceof Map<?, ?> map && map.isEmpty());
            return isNothing ? Optional.empty() : Optional.ofNullable(value);
        } catch (IllegalAccessException | InvocationTargetException e) {
            return Optional.empty();
        }
    }

    /** Dates and quantities are texts to whoever reads them here. */
    private static Object plain(Object value) {
        boolean isPlain = value instanceof KubernetesResource
                || value instanceof AnyType
                || value instanceof Map
                || value instanceof Collection
                || value instanceof Number
                || value instanceof Boolean;
        return isPlain ? value : value.toString();
    }

    private static Map<?, ?> additional(KubernetesResource bean) {
        return method(bean.getClass(), "getAdditionalProperties")
                .flatMap(getter -> value(bean, getter))
                .map(more -> more instanceof Map<?, ?> map ? map : Map.of())
                .orElse(Map.of());
    }
}
