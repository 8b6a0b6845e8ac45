package io.github.netpol4j.ufw.policy;

import io.github.netpol4j.internal.Given;
import io.github.netpol4j.internal.Literals;
import io.github.netpol4j.rule.Ports;

/**
 * An application profile that lacks its title, description and ports. It is checked once it has all.
 *
 * @param name the profile's name
 */
public record ApplicationStage(String name) {

    /**
     * An unfinished profile.
     *
     * @param name the profile's name
     */
    public ApplicationStage {
        Given.notNull("application(..)", name);
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
            Given.notNull("application(..)", name);
            Given.notNull("application(..).title(..)", title);
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
            Given.noneNull("application(..).title(..)", name, title);
            Given.notNull("application(..).description(..)", description);
        }

        /**
         * Says its ports.
         *
         * @param groups as {@code tcp(1433), udp(range(8000, 8100))}: one rule or more for each
         * @return the profile
         * @throws io.github.netpol4j.finding.InvalidInputException with all problems of it, if ufw would refuse it, or it would not be read as it
         *     is written
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
