package io.eagain.lab;

/**
 * A testable claim of one of the documents that the lab answers.
 *
 * @param id {@code S01} to {@code S64}
 * @param source which document: see {@link Catalogue#SOURCES}
 * @param text what it claims
 * @param linux whether the claim holds on Linux when every experiment about it goes as expected
 * @param words what is so instead, or why one Linux machine cannot show it
 */
record Claim(String id, String source, String text, Holds linux, String words) {
    /** Whether a claim is true. */
    enum Holds {
        HOLDS("holds"),
        FAILS("does not hold"),
        PARTLY("holds in part"),
        UNSEEN("cannot be shown here");

        private final String words;

        Holds(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }
}
