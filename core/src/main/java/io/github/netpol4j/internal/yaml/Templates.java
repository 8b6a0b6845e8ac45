package io.github.netpol4j.internal.yaml;

import io.github.netpol4j.finding.Place;
import io.github.netpol4j.finding.Problem;

/** Text that waits for a template engine, which readers of manifests must not take for what a cluster gets. */
public final class Templates {

    private static final String REMEDY = "render the chart first (helm template) and read what comes out";

    private Templates() {}

    /**
     * Whether a text has the mark of Go and Helm templates.
     *
     * @param text any text
     * @return true if an action opens in it
     */
    public static boolean isIn(String text) {
        return text.contains("{{");
    }

    /**
     * A value or key that is still a template.
     *
     * @param place where it is
     * @return the problem
     */
    public static Problem value(Place place) {
        return new Problem(place, "{{ is here, so this looks like a template and not like a manifest", REMEDY);
    }

    static Problem unreadable(Place place, String complaint) {
        return new Problem(
                place, "this can't be read (" + complaint + "), and it holds {{, so it looks like a template", REMEDY);
    }
}
