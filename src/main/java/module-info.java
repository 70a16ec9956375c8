/**
 * eagain: the socket API of the operating system, unabridged.
 *
 * <p>{@link io.eagain} is on every host, {@link io.eagain.posix} on Linux and macOS, {@link io.eagain.linux},
 * {@link io.eagain.macos} and {@link io.eagain.windows} on theirs alone; {@link io.eagain.policy} stands on top of them.
 *
 * <p>The promise: one Java call is one native call, and the result is C's value or the negated error number. {@link io.eagain} has
 * the whole of it. Every class loads on every host. Start {@code java} with {@code --enable-native-access=io.eagain}.
 */
module io.eagain {
    exports io.eagain;
    exports io.eagain.posix;
    exports io.eagain.linux;
    exports io.eagain.macos;
    exports io.eagain.windows;
    exports io.eagain.policy;

    // For -Deagain.jfr=true alone: a Java runtime without it runs the rest.
    requires static jdk.jfr;

    // The lab alone, which is a program of its own and not in the library's jar.
    requires static info.picocli;
    requires static com.google.gson;
}
