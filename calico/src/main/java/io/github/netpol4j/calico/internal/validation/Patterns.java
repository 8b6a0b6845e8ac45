package io.github.netpol4j.calico.internal.validation;

import io.github.netpol4j.internal.KubernetesSyntax;
import java.util.regex.Pattern;

/** The forms of names. A name is matched label by label, so that no hostile text takes a stack frame for every dot. */
final class Patterns {

    /** A DNS label. */
    static final String LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";

    /** A DNS subdomain. */
    static final String SUBDOMAIN = LABEL + "(\\." + LABEL + ")*";

    private static final Pattern ONE_LABEL = Pattern.compile(LABEL);
    private static final Pattern INTERFACE = Pattern.compile("[a-zA-Z0-9_.-]{1,15}");
    private static final Pattern PORT_NAME = Pattern.compile("[a-zA-Z0-9_.-]{1,128}");

    private Patterns() {}

    static boolean isLabel(String name) {
        return ONE_LABEL.matcher(name).matches();
    }

    /** Of any length: that is another rule. */
    static boolean isSubdomain(String name) {
        for (String label : name.split("\\.", -1)) {
            if (!isLabel(label)) {
                return false;
            }
        }
        return true;
    }

    static boolean isInterface(String name) {
        return name.equals("*") || INTERFACE.matcher(name).matches();
    }

    static boolean isPortName(String name) {
        return PORT_NAME.matcher(name).matches();
    }

    /** As a tier is called: short enough for a label, without dots. */
    static boolean isTierName(String name) {
        return isLabel(name) && name.length() <= KubernetesSyntax.LABEL_LENGTH;
    }
}
