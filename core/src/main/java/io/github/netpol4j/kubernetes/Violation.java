package io.github.netpol4j.kubernetes;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Something in an object that the API server refuses, or warns about, in its words.
 *
 * <p>Source: k8s.io/apimachinery util/validation/field.
 *
 * @param path where, such as {@code spec.ingress[0].from[1].ipBlock.except[0]}
 * @param message what is wrong, such as {@code Required value: must specify a peer}
 */
record Violation(String path, String message) {

    static Violation invalid(String path, String value, String detail) {
        return new Violation(path, "Invalid value: " + GoText.quote(value) + ": " + detail);
    }

    static Violation invalid(String path, int value, String detail) {
        return new Violation(path, "Invalid value: " + value + ": " + detail);
    }

    /** Of a value of an enumerated type, or of a list of them. */
    static Violation invalidJson(String path, String json, String detail) {
        return new Violation(path, "Invalid value: " + json + ": " + detail);
    }

    static Violation required(String path) {
        return new Violation(path, "Required value");
    }

    static Violation required(String path, String detail) {
        return new Violation(path, "Required value: " + detail);
    }

    static Violation forbidden(String path, String detail) {
        return new Violation(path, "Forbidden: " + detail);
    }

    static Violation tooLong(String path, int bytes) {
        return new Violation(path, "Too long: may not be more than " + bytes + " bytes");
    }

    static Violation unsupported(String path, String value, String... supported) {
        String values = Arrays.stream(supported).map(GoText::quote).collect(Collectors.joining(", "));
        return new Violation(path, "Unsupported value: " + GoText.json(value) + ": supported values: " + values);
    }

    @Override
    public String toString() {
        return path + ": " + message;
    }
}
