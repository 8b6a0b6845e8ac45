package io.github.netpol4j.analysis.hosts;

import io.github.netpol4j.flow.Endpoint;
import io.github.netpol4j.internal.Given;
import io.github.netpol4j.target.Verdict.Outcome;
import java.util.List;

/**
 * Whether somebody reaches something, and which layers have a say in it.
 *
 * @param asker who opens the connection
 * @param way what is asked for
 * @param outcome whether the connection passes; undecided where something is not known that matters
 * @param layers what each layer says, in the order in which the connection meets them
 * @param notes what else is to be known
 * @param remedies what to do about guards that guard in appearance only or perhaps, a sentence each
 */
public record Access(
        Endpoint asker, Way way, Outcome outcome, List<Layer> layers, List<String> notes, List<String> remedies) {

    /**
     * An answer, its lists copied.
     *
     * @param asker who opens the connection
     * @param way what is asked for
     * @param outcome whether the connection passes
     * @param layers what each layer says
     * @param notes what else is to be known
     * @param remedies what to do
     */
    public Access {
        Given.noneNull("new Access(..)", asker, way, outcome);
        layers = List.copyOf(Given.noNulls("new Access(..)", layers));
        notes = List.copyOf(Given.noNulls("new Access(..)", notes));
        remedies = List.copyOf(Given.noNulls("new Access(..)", remedies));
    }

    /** What guards something. */
    public enum State {
        /** Nothing stops the connection, and nothing seems to. */
        OPEN,
        /** A layer stops it. */
        GUARDED,
        /** A layer seems to stop it, but the connection never passes there. */
        GUARDED_IN_APPEARANCE
    }

    /**
     * What guards it.
     *
     * @return guarded only if the connection surely does not pass
     */
    public State state() {
        if (outcome == Outcome.DENIED) {
            return State.GUARDED;
        }
        return layers.stream().anyMatch(Layer::isAppearance) ? State.GUARDED_IN_APPEARANCE : State.OPEN;
    }

    /**
     * Whether that is certain. If not, it is the worst that can be, and {@link #sentence()} says what it depends on.
     *
     * @return false if something is not known that matters
     */
    public boolean isCertain() {
        return outcome != Outcome.UNDECIDED;
    }

    /**
     * What stops the connection.
     *
     * @return the names of layers that stop it, at least in some circumstances
     */
    public List<String> guards() {
        return layers.stream()
                .filter(Layer::isGuard)
                .map(Layer::name)
                .distinct()
                .toList();
    }

    /**
     * The answer in a sentence, with its reasons.
     *
     * @return such as {@code 203.0.113.7 reaches ..}
     */
    public String sentence() {
        return Words.sentence(this);
    }

    /** The sentence, and the remedies, a line each. */
    @Override
    public String toString() {
        return Words.lines(this);
    }
}
