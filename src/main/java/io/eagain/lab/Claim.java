package io.eagain.lab;

/**
 * A testable claim of one of the documents that the lab answers.
 *
 * @param id {@code S01} to {@code S64}
 * @param source which document: see {@link Catalogue#SOURCES}
 * @param text what it claims
 * @param linux what it is worth on Linux
 * @param windows what it is worth on Windows, by Microsoft's documentation and by what Wine gave
 */
record Claim(String id, String source, String text, Answer linux, Answer windows) {
    /** Whether a claim is true. */
    enum Holds {
        HOLDS("holds"),
        FAILS("does not hold"),
        PARTLY("holds in part"),
        UNSEEN("cannot be shown here"),
        /** On a host that no answers are recorded of. */
        NOT_RUN("not run here");

        private final String words;

        Holds(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /**
     * What a claim is worth on one kind of host.
     *
     * @param holds whether it holds when every experiment about it goes as expected
     * @param words what is so instead, or why it cannot be shown
     */
    record Answer(Holds holds, String words) {
        /** For a host that nothing is recorded of. */
        static final Answer NONE = new Answer(Holds.NOT_RUN, "what it is worth is recorded of Linux and of Windows");
    }

    Answer on(LabHost.Kind host) {
        return switch (host) {
            case LINUX -> linux;
            case WINDOWS -> windows;
            case OTHER -> Answer.NONE;
        };
    }
}
