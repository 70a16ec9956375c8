package io.eagain.benchmarks.suite;

import io.eagain.Sockets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What the figures depend on. */
final class Machine {
    private Machine() {
    }

    /** The facts, by name, in the order of the page. */
    static Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("processor", processor());
        facts.put("processors", said("getconf", "_NPROCESSORS_ONLN"));
        facts.put("memory", said("sh", "-c", "awk '/MemTotal/ {printf \"%.0f GiB\", $2 / 1048576}' /proc/meminfo"));
        facts.put("virtual machine", said("sh", "-c", "grep -qw hypervisor /proc/cpuinfo && echo yes || echo no"));
        facts.put("kernel", said("uname", "-srm"));
        facts.put("C library", said("getconf", "GNU_LIBC_VERSION"));
        facts.put("C compiler", said("sh", "-c", "gcc --version | head -1"));
        facts.put("JDK", System.getProperty("java.vendor") + " " + Runtime.version());
        facts.put("library", library());
        facts.put("peers", peers());
        facts.put("revision", revision());
        facts.put("descriptors, hard limit", Long.toString(DescriptorLimit.hard()));
        return facts;
    }

    /** The load average of the last minute, the last five and the last fifteen. */
    static String load() {
        return read("/proc/loadavg").replaceFirst("^(\\S+ \\S+ \\S+) .*", "$1").trim();
    }

    /** Ticks that all processors have spent, and those of them that the host of this virtual machine took for others. */
    static long[] ticks() {
        String[] fields = read("/proc/stat").lines().findFirst().orElseThrow().trim().split("\\s+", -1);
        long[] ticks = Arrays.stream(fields).skip(1).mapToLong(Long::parseLong).limit(8).toArray();
        return new long[]{Arrays.stream(ticks).sum(), ticks[7]};
    }

    private static String processor() {
        return read("/proc/cpuinfo").lines().filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).trim()).findFirst().orElse("not known");
    }

    /** The jar is whatever was installed last, of this tree or another. */
    private static String library() {
        Path jar = Path.of(Sockets.class.getProtectionDomain().getCodeSource().getLocation().getPath());
        String sum = said("sha256sum", jar.toString());
        return jar.getFileName() + (sum.isEmpty() ? "" : ", SHA-256 " + sum.substring(0, 16));
    }

    /** The jars that eagain is measured against, which carry their version in their names. */
    private static String peers() {
        return Arrays.stream(System.getProperty("java.class.path").split(":", -1))
                .map(path -> Path.of(path).getFileName().toString())
                .filter(name -> name.matches("(netty-transport|netty-codec-http|jnr-enxio|jnr-posix|jnr-ffi)-[0-9].*"))
                .map(name -> name.replace(".jar", "")).collect(Collectors.joining(", "));
    }

    /** Results of an earlier run do not make a tree unclean. */
    private static String revision() {
        String revision = said("git", "rev-parse", "--short=12", "HEAD");
        if (revision.isEmpty()) {
            return "none: not a git repository";
        }
        Path results = CProgram.benchmarks().resolve("results");
        String changed = said("git", "status", "--porcelain", "--", ":/", ":(exclude)" + results);
        return revision + (changed.isEmpty() ? "" : ", with changes");
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            return "";
        }
    }

    /** What a program says; nothing when it is missing or fails. */
    static String said(String... command) {
        try {
            Process process = new ProcessBuilder(command).directory(CProgram.benchmarks().toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();
            return process.waitFor() == 0 ? output : "";
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
