package io.eagain.cli;

import io.eagain.AddrInfo;
import io.eagain.AddrInfoList;
import io.eagain.SockAddr;
import io.eagain.Sockets;
import io.eagain.host.NativeAccess;
import io.eagain.trace.Names;
import java.lang.foreign.Arena;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code eagain probe}: the non-blocking sequence against a real peer, call by call. */
@Command(name = "probe", mixinStandardHelpOptions = true, versionProvider = Eagain.Version.class, sortOptions = false, exitCodeOnExecutionException = 3, exitCodeListHeading = "%nExit status:%n", exitCodeList = {
        "0:connected", "1:refused, unreachable, timed out, reset at once, or no such name", "2:wrong usage",
        "3:a fault of the program itself, or it may not call native code"}, description = {
                "Connects to a peer without blocking, sends, receives, and prints every native call with its result, its"
                        + " error number and its time, and in plain words what a result means.",
                ""}, footer = {"", "Examples:", "  eagain probe example.org:80 --send 'HEAD / HTTP/1.0\\r\\n\\r\\n'",
                        "  eagain probe [::1]:22 --timeout 500", "  eagain probe unix:/run/docker.sock"})
final class Probe implements Callable<Integer> {
    private static final int NOTHING_TO_CALL = 3;

    @Parameters(paramLabel = "HOST:PORT", description = "A name or an address with a port, [IPv6]:PORT, or"
            + " unix:/path/of/socket (unix:@name for an abstract one of Linux).")
    private String target;

    @Option(names = "--send", paramLabel = "TEXT", description = "Send this once connected; \\r \\n \\t \\0 \\\\ \\\" and"
            + " \\xHH are escapes.")
    private String send = "";

    @Option(names = "--timeout", paramLabel = "MS", defaultValue = "3000", description = "How long each wait may take:"
            + " for the connection, for the answer, for the end. Default: ${DEFAULT-VALUE}.")
    private int timeout;

    @Option(names = "--bytes", paramLabel = "N", defaultValue = "65536", description = "Receive at most so many bytes."
            + " Default: ${DEFAULT-VALUE}.")
    private int bytes;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        ProbeTarget peer = checked("HOST:PORT", () -> ProbeTarget.parse(target));
        byte[] message = checked("--send", () -> ProbeText.bytes(send));
        if (timeout < 0) {
            throw new ParameterException(spec.commandLine(),
                    "--timeout " + timeout + ": it is milliseconds, 0 or more");
        }
        if (bytes < 1) {
            throw new ParameterException(spec.commandLine(), "--bytes " + bytes + ": it is a number, 1 or more");
        }
        try {
            NativeAccess.require();
            return probe(peer, message);
        } catch (IllegalCallerException | UnsupportedOperationException e) {
            System.err.println("probe: " + e.getMessage());
            return NOTHING_TO_CALL;
        }
    }

    /** What the user wrote, or wrong usage. */
    private <T> T checked(String name, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), name + " " + e.getMessage(), e);
        }
    }

    private int probe(ProbeTarget peer, byte[] message) {
        // Before the clock starts.
        SockAddr any = SockAddr.ip("127.0.0.1", 1);
        try (Arena arena = Arena.ofConfined()) {
            new ProbeSocket(null, System.err, arena, any, 0).warmUp();
        }
        try (AddrInfoList list = new AddrInfoList()) {
            AddrInfo.getaddrinfo("127.0.0.1", "1", AddrInfo.AI_NUMERICHOST, Sockets.AF_INET, 0, 0, list);
        }
        List<SockAddr> addresses = new ArrayList<>();
        if (peer.unix()) {
            addresses.add(checked("HOST:PORT", () -> unix(peer.path())));
        }
        ProbeLog log = new ProbeLog(System.out, Ansi.AUTO);
        log.header();
        if (!peer.unix()) {
            int code = lookUp(log, peer, addresses);
            if (code != 0) {
                log.verdict(false, (ProbeWords.isNoName(code) ? "not found: " : "not looked up: ") + peer.host() + ": "
                        + AddrInfo.codeName(code) + " (" + code + ")");
                return 1;
            }
        }
        String verdict = null;
        for (SockAddr address : addresses) {
            if (verdict != null) {
                log.say("the next address of " + peer.host());
            }
            ProbeRun run = new ProbeRun(log, System.err, message, timeout, bytes);
            boolean connected = run.with(address);
            verdict = run.verdict();
            if (connected) {
                log.verdict(true, verdict);
                return CommandLine.ExitCode.OK;
            }
        }
        log.verdict(false, verdict);
        return 1;
    }

    private static SockAddr unix(String path) {
        return path.startsWith("@")
                ? SockAddr.unixAbstract(path.substring(1).getBytes(StandardCharsets.UTF_8))
                : SockAddr.unix(path);
    }

    private static int lookUp(ProbeLog log, ProbeTarget peer, List<SockAddr> addresses) {
        String call = "getaddrinfo(\"" + peer.host() + "\", \"" + peer.port() + "\", {"
                + Names.ADDRINFO_FLAGS.bits(AddrInfo.AI_NUMERICSERV) + ", AF_UNSPEC, SOCK_STREAM})";
        try (AddrInfoList list = new AddrInfoList()) {
            int code = (int) ProbeWaiting.during(System.err, "getaddrinfo", "and no limit can be set for it",
                    () -> log.lookUp(call, () -> AddrInfo.getaddrinfo(peer.host(), peer.port(), AddrInfo.AI_NUMERICSERV,
                            Sockets.AF_UNSPEC, Sockets.SOCK_STREAM, 0, list), result -> {
                                while (list.next()) {
                                    addresses.add(list.address(SockAddr.allocate()));
                                }
                                return addresses.stream().map(SockAddr::toString).collect(Collectors.joining(", "));
                            }));
            if (code != 0) {
                log.say(ProbeWords.lookUp(code));
            }
            return code;
        }
    }
}
