package io.github.netpol4j.ufw.policy;

import io.github.netpol4j.internal.Given;
import io.github.netpol4j.internal.Literals;
import io.github.netpol4j.rule.Ports;

/**
 * An application profile that lacks its title, description and ports.
 *
 * @param name the profile's name
 */
public record ApplicationStage(String name) {

    /**
     * An unfinished profile.
     *
     * @param name the profile's name
     * @throws io.github.netpol4j.finding.InvalidInputException if ufw would refuse it, or take it for a port
     */
    public ApplicationStage {
        ApplicationChecks.name(name);
    }

    /**
     * Says what it is.
     *
     * @param text one line
     * @return the profile so far; go on with {@code .description(..)}
     */
    public Titled title(String text) {
        return new Titled(name, text);
    }

    private static String call(String name) {
        return "application(" + Literals.quote(name) + ")";
    }

    /** The expression so far, and what is missing. */
    @Override
    public String toString() {
        return call(name) + " (unfinished: add .title(..).description(..).ports(..))";
    }

    /**
     * An application profile that lacks its description and ports.
     *
     * @param name the profile's name
     * @param title one line
     */
    public record Titled(String name, String title) {

        /**
         * An unfinished profile.
         *
         * @param name the profile's name
         * @param title one line
         */
        public Titled {
            ApplicationChecks.name(name);
            ApplicationChecks.line(name, "title", title);
        }

        /**
         * Says more of it.
         *
         * @param text one line
         * @return the profile so far; go on with {@code .ports(..)}
         */
        public Described description(String text) {
            return new Described(name, title, text);
        }

        /** The expression so far, and what is missing. */
        @Override
        public String toString() {
            return call(name) + ".title(" + Literals.quote(title) + ") (unfinished: add .description(..).ports(..))";
        }
    }

    /**
     * An application profile that lacks its ports.
     *
     * @param name the profile's name
     * @param title one line
     * @param description one line
     */
    public record Described(String name, String title, String description) {

        /**
         * An unfinished profile.
         *
         * @param name the profile's name
         * @param title one line
         * @param description one line
         */
        public Described {
            ApplicationChecks.name(name);
            ApplicationChecks.line(name, "title", title);
            ApplicationChecks.line(name, "description", description);
        }

        /**
         * Says its ports.
         *
         * @param groups as {@code tcp(1433), udp(range(8000, 8100))}: one rule or more for each
         * @return the profile
         */
        public UfwApplication ports(Ports... groups) {
            return new UfwApplication(name, title, description, Given.list("application(..).ports(..)", groups));
        }

        /** The expression so far, and what is missing. */
        @Override
        public String toString() {
            return call(name) + ".title(" + Literals.quote(title) + ").description(" + Literals.quote(description)
                    + ") (unfinished: add .ports(..))";
        }
    }
}
