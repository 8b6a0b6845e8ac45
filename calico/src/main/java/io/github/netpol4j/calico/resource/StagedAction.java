package io.github.netpol4j.calico.resource;

/** What a staged policy would do to the enforced policy of the same name. */
public enum StagedAction {
    /** It would be made, or replaced. */
    SET("Set"),
    /** It would be deleted. */
    DELETE("Delete"),
    /** It is being learnt. */
    LEARN("Learn"),
    /** It is put aside. */
    IGNORE("Ignore");

    private final String word;

    StagedAction(String word) {
        this.word = word;
    }

    /** As the API spells it. */
    @Override
    public String toString() {
        return word;
    }
}
