package io.eagain;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.eagain.host.Os;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** For each host a C compiler with that host's headers, on this machine. */
public final class Compilers {

    private Compilers() {
    }

    /**
     * A compiler and the arguments that choose the host.
     *
     * @param command the program and those arguments
     * @param headers the lines that include the host's headers
     */
    public record Compiler(List<String> command, String headers) {

        /** Lets the compiler read the headers and then this source; it makes no code. Messages are in English. */
        public ChildJvm.Output read(String source) throws IOException, InterruptedException {
            Path file = Files.createTempFile("eagain", ".c");
            try {
                Files.writeString(file, headers + source);
                List<String> line = new ArrayList<>(command);
                line.addAll(List.of("-std=gnu11", "-fsyntax-only", "-Werror", file.toString()));
                return ChildJvm.run(line, 120);
            } finally {
                Files.deleteIfExists(file);
            }
        }
    }

    /** gcc has to be there; without another host's compiler the test is skipped, with advice. */
    public static Compiler of(Os host, String why) throws IOException, InterruptedException {
        return switch (host) {
            case LINUX -> linux();
            case MACOS -> macos(why);
            case WINDOWS -> windows(why);
            case FREEBSD, OTHER -> throw new IllegalArgumentException("no compiler for " + host);
        };
    }

    private static Compiler linux() {
        if (!ChildJvm.onPath("gcc")) {
            fail("no gcc on the PATH: install gcc and the C library's headers");
        }
        return new Compiler(List.of("gcc", "-D_GNU_SOURCE"), """
                #include <sys/types.h>
                #include <sys/socket.h>
                #include <sys/epoll.h>
                #include <sys/eventfd.h>
                #include <sys/ioctl.h>
                #include <sys/pidfd.h>
                #include <sys/select.h>
                #include <sys/sendfile.h>
                #include <sys/signalfd.h>
                #include <sys/timerfd.h>
                #include <sys/uio.h>
                #include <net/if.h>
                #include <netinet/in.h>
                #include <fcntl.h>
                #include <netdb.h>
                #include <poll.h>
                #include <signal.h>
                #include <time.h>
                #include <unistd.h>
                """);
    }

    private static Compiler windows(String why) {
        String gcc = "x86_64-w64-mingw32-gcc";
        assumeTrue(ChildJvm.onPath(gcc), () -> gcc + " is not on the PATH, so it is not tested that " + why
                + ": the Debian package gcc-mingw-w64-x86-64 brings it");
        // Windows 10 in its latest edition, which has all names.
        return new Compiler(
                List.of(gcc, "-DWIN32_LEAN_AND_MEAN", "-D_WIN32_WINNT=0x0A00", "-DNTDDI_VERSION=0x0A00000B"), """
                        #include <winsock2.h>
                        #include <ws2tcpip.h>
                        #include <mswsock.h>
                        #include <mstcpip.h>
                        """);
    }

    private static Compiler macos(String why) throws IOException, InterruptedException {
        String zig = Zig.program().orElse(null);
        Path library = zig == null ? null : Zig.library(zig);
        Path headers = library == null ? null : library.resolve("libc/include/any-darwin-any");
        assumeTrue(headers != null && Files.isDirectory(headers),
                () -> "there is no zig, so it is not tested that " + why
                        + ": pip install ziglang==0.17.0 brings a C compiler with Apple's headers");
        return new Compiler(
                List.of(zig, "clang", "--target=arm64-apple-macos13", "-ferror-limit=0", "-nostdinc", "-isystem",
                        library.resolve("include").toString(), "-isystem", headers.toString()),
                """
                        #include <sys/types.h>
                        #include <sys/socket.h>
                        #include <sys/event.h>
                        #include <sys/ioctl.h>
                        #include <sys/select.h>
                        #include <sys/time.h>
                        #include <sys/uio.h>
                        #include <net/if.h>
                        #include <netinet/in.h>
                        #include <fcntl.h>
                        #include <netdb.h>
                        #include <poll.h>
                        #include <signal.h>
                        #include <unistd.h>
                        """);
    }
}
