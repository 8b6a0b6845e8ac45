package io.github.netpol4j.analysis.hosts;

import io.github.netpol4j.internal.Given;
import io.github.netpol4j.target.Verdict.Outcome;

/**
 * What one layer says of a connection, and whether that counts.
 *
 * @param name what it is: {@code Kubernetes}, {@code ufw of minikube}
 * @param part which of its rules were asked: those about what comes in, goes out, is forwarded; empty for policies of the cluster
 * @param role whether the connection passes there
 * @param outcome what it says
 * @param why by what
 * @param note why the connection never passes there, or perhaps does not; empty if it does
 * @param when under which circumstances this is asked; empty for all
 */
public record Layer(String name, String part, Role role, Outcome outcome, String why, String note, String when) {

    /**
     * What one layer says.
     *
     * @param name what it is
     * @param part which of its rules were asked
     * @param role whether the connection passes there
     * @param outcome what it says
     * @param why by what
     * @param note why the connection never passes there, or perhaps does not
     * @param when under which circumstances this is asked
     */
    public Layer {
        Given.noneNull("new Layer(..)", name, part, role, outcome, why, note, when);
    }

    /** Whether a connection passes at a layer. */
    public enum Role {
        /** It does, so what the layer says counts. */
        DECIDES,
        /** That is not known. */
        PERHAPS,
        /** It does not, whatever the layer says. */
        NEVER
    }

    /** Whether it stops the connection, in the circumstances in which it is asked. */
    boolean isGuard() {
        return role == Role.DECIDES && outcome == Outcome.DENIED;
    }

    /** Whether it seems to stop the connection, and can't. */
    boolean isAppearance() {
        return role == Role.NEVER && outcome == Outcome.DENIED;
    }

    /** What it comes to for the connection. */
    Outcome effect() {
        return switch (role) {
            case DECIDES -> outcome;
            case PERHAPS -> outcome == Outcome.ALLOWED ? Outcome.ALLOWED : Outcome.UNDECIDED;
            case NEVER -> Outcome.ALLOWED;
        };
    }

    Layer when(String circumstances) {
        return new Layer(name, part, role, outcome, why, note, circumstances);
    }

    /** One line: what it says, by what, and whether that counts. */
    @Override
    public String toString() {
        String what = part.isEmpty() ? "it" : part;
        String says = switch (outcome) {
            case ALLOWED -> " lets " + what + " pass";
            case DENIED -> " denies " + what;
            case UNDECIDED -> " may deny " + what;
        };
        return (when.isEmpty() ? "" : when + ": ") + name + says + ", " + why + (note.isEmpty() ? "" : ", " + note);
    }
}
