package io.eagain.lab;

/** What an experiment needs cannot be had here: it was not run, and nothing was observed. */
final class StageException extends RuntimeException {
    private static final long serialVersionUID = 1;

    StageException(String message) {
        super(message);
    }
}
