package io.github.netpol4j.ufw.kernel;

/** What came of a probe. */
enum Answer {
    /** It connected. */
    CONNECTED('C'),
    /** It was told that it may not. */
    REFUSED('R'),
    /** It heard nothing in time. */
    SILENCE('X');

    private final char letter;

    Answer(char letter) {
        this.letter = letter;
    }

    /** Its letter. */
    char letter() {
        return letter;
    }

    static Answer of(char letter) {
        for (Answer one : values()) {
            if (one.letter == letter) {
                return one;
            }
        }
        throw new IllegalArgumentException("no answer has the letter " + letter);
    }
}
