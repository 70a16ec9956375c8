package io.eagain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The program zig, which brings a clang and the C headers of many systems, if this machine has it. */
public final class Zig {

    private Zig() {
    }

    /** The zig that {@code EAGAIN_ZIG} names, the one on the PATH, or the one of the Python module ziglang. */
    public static Optional<String> program() throws IOException, InterruptedException {
        String named = System.getProperty("EAGAIN_ZIG", System.getenv("EAGAIN_ZIG"));
        if (named != null) {
            if (!Files.isExecutable(Path.of(named))) {
                throw new IOException("EAGAIN_ZIG is no program: " + named);
            }
            return Optional.of(named);
        }
        if (ChildJvm.onPath("zig")) {
            return Optional.of("zig");
        }
        if (!ChildJvm.onPath("python3")) {
            return Optional.empty();
        }
        ChildJvm.Output module = ChildJvm.run(List.of("python3", "-c",
                "import ziglang, os; print(os.path.join(os.path.dirname(ziglang.__file__), 'zig'))"), 60);
        return module.status() == 0 ? Optional.of(module.text().strip()) : Optional.empty();
    }

    /** The folder of its headers. */
    public static Path library(String zig) throws IOException, InterruptedException {
        String environment = ChildJvm.run(List.of(zig, "env"), 60).text();
        // JSON or zig's own notation, depending on its version.
        Matcher library = Pattern.compile("lib_dir\"?\\s*[:=]\\s*\"([^\"]+)\"").matcher(environment);
        if (!library.find()) {
            throw new IOException(zig + " env does not name its lib_dir: " + environment);
        }
        return Path.of(library.group(1));
    }
}
