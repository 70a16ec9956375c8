package io.eagain.cli;

import io.eagain.ErrnoTable;
import io.eagain.host.Libc;
import io.eagain.host.NativeAccess;
import io.eagain.host.Os;
import io.eagain.lab.Contribution;
import io.eagain.lab.HostFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code eagain doctor}: what works on this machine, and what does not. */
@Command(name = "doctor", mixinStandardHelpOptions = true, versionProvider = Eagain.Version.class, sortOptions = false, exitCodeOnExecutionException = 3, exitCodeListHeading = "%nExit status:%n", exitCodeList = {
        "0:all works", "1:something does not work here, or an experiment of --contribute differs", "2:wrong usage",
        "3:a fault of the program itself"}, description = {
                "Looks at this machine: whether native access works, which calls and socket options there are, the"
                        + " limits, and a conversation over loopback.",
                ""}, footer = {"", "Examples:", "  eagain doctor", "  eagain doctor --json",
                        "  eagain doctor --contribute my-host.json"})
final class Doctor implements Callable<Integer> {
    @Option(names = "--all", description = "Show every call and every option with its value, not only what is missing.")
    private boolean all;

    @Option(names = "--json", description = "Print all as JSON.")
    private boolean json;

    @Option(names = "--contribute", paramLabel = "FILE", description = "Run the lab too, and write what this host gave:"
            + " a column of the matrix.")
    private Path contribute;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (contribute != null) {
            writable();
        }
        DoctorFindings findings = new DoctorFindings();
        boolean bound = examine(findings);
        if (json) {
            System.out.println(findings.json());
        } else {
            findings.print(System.out, Ansi.AUTO, all);
        }
        boolean works = findings.works();
        if (contribute != null && !bound) {
            System.err.println("doctor: no lab where nothing can be called; nothing is written to " + contribute);
        } else if (contribute != null) {
            System.out.flush();
            works &= Contribution.write(contribute, System.err);
        } else if (!json && bound) {
            System.out.println();
            System.out.println("To contribute what this host gives to the matrix: eagain doctor --contribute FILE");
        }
        return works ? CommandLine.ExitCode.OK : 1;
    }

    /** Found out now, not after all experiments. */
    private void writable() {
        try {
            // What an earlier run wrote stays until there is something better.
            Files.newOutputStream(contribute, StandardOpenOption.CREATE, StandardOpenOption.APPEND).close();
        } catch (IOException e) {
            throw new ParameterException(spec.commandLine(), "--contribute " + contribute + ": cannot be written: " + e,
                    e);
        }
    }

    /** Whether there is anything to call; the rest is only looked at then. */
    private static boolean examine(DoctorFindings findings) {
        boolean called = nativeAccess(findings);
        boolean bound = Os.CURRENT == Os.LINUX || Os.CURRENT == Os.MACOS || Os.CURRENT == Os.WINDOWS;
        findings.put("host", "system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        findings.put("host", "processor", System.getProperty("os.arch"));
        findings.put("host", "JDK", System.getProperty("java.vendor") + " " + Runtime.version());
        threads(findings);
        if (!bound) {
            findings.put("calls", "all", "none: eagain has no calls for " + Os.CURRENT.title());
            findings.trouble("eagain has no calls for " + Os.CURRENT.title());
        }
        DoctorLimits.read(findings);
        if (!called || !bound) {
            return false;
        }
        HostFacts facts = HostFacts.here();
        findings.put("host", "C library", facts.libc());
        findings.put("host", "played by", facts.under() == null
                ? "nothing that was found out; qemu-user would have to be named by -Deagain.lab.under"
                : facts.under());
        findings.put("host", "error numbers", ErrnoTable.host().title());
        findings.put("host", "eagain.syscall", syscall());
        DoctorLimits.ask(findings);
        DoctorCalls.examine(findings);
        DoctorOptions.examine(findings);
        DoctorLoopback.examine(findings);
        return true;
    }

    /** Asked before anything is called: the first call changes what is said. */
    private static boolean nativeAccess(DoctorFindings findings) {
        boolean enabled = Doctor.class.getModule().isNativeAccessEnabled();
        try {
            NativeAccess.require();
        } catch (IllegalCallerException e) {
            findings.put("native access", "state", "denied");
            findings.put("native access", "what to do", "start java with " + NativeAccess.flag());
            findings.trouble(e.getMessage());
            return false;
        }
        findings.put("native access", "state", enabled ? "enabled" : "not enabled: allowed by this JDK, which warns");
        if (!enabled) {
            findings.put("native access", "what to do",
                    "start java with " + NativeAccess.flag() + "; a later JDK will refuse it otherwise");
        }
        return true;
    }

    private static String syscall() {
        if (Os.CURRENT != Os.LINUX) {
            return "not in use: Linux alone has it";
        }
        return Libc.throughSyscall()
                ? "in use: recv and its like go through syscall(2); -Deagain.syscall=false calls the C library's functions"
                : "not in use: -Deagain.syscall=false";
    }

    private static void threads(DoctorFindings findings) {
        int carriers = Integer.getInteger("jdk.virtualThreadScheduler.parallelism",
                Runtime.getRuntime().availableProcessors());
        findings.put("host", "virtual threads", "a call that waits holds its carrier, of which there are " + carriers
                + ": wait by a Poller, or on platform threads");
    }
}
