package io.eagain;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eagain.linux.Epoll;
import io.eagain.linux.EventFd;
import io.eagain.linux.LinuxDescriptors;
import io.eagain.linux.LinuxSockets;
import io.eagain.linux.PidFd;
import io.eagain.linux.SignalFd;
import io.eagain.linux.TimerFd;
import io.eagain.posix.Descriptors;
import io.eagain.posix.Fcntl;
import io.eagain.posix.Messages;
import io.eagain.posix.MsgHdr;
import io.eagain.posix.PosixSockets;
import io.eagain.posix.SigSet;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ObjIntConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Close-on-exec by its effect: which descriptors a child has. Java's own {@code ProcessBuilder} closes them all before it
 * becomes the other program, and would show nothing; so the child is started by {@code posix_spawn}, as C does it.
 */
@EnabledOnOs(OS.LINUX)
@Timeout(60)
class CloseOnExecTest {

    private final Opened opened = new Opened();
    /** What each descriptor is, and whether a child shall have it. */
    private final Map<Integer, String> expected = new TreeMap<>();
    private final Map<Integer, String> names = new LinkedHashMap<>();

    @TempDir
    Path directory;

    @AfterEach
    void closeAll() {
        opened.close();
    }

    private int inherited(String name, int fd) {
        expected.put(opened.keep(fd), name + " is inherited");
        names.put(fd, name);
        return fd;
    }

    private int closed(String name, int fd) {
        expected.put(opened.keep(fd), name + " is closed");
        names.put(fd, name);
        return fd;
    }

    private interface Maker {
        int make(int flags);
    }

    private void both(String name, int cloexec, Maker maker) {
        inherited(name, maker.make(0));
        closed(name + ", CLOEXEC", maker.make(cloexec));
    }

    private void bothOfTwo(String name, int cloexec, ObjIntConsumer<int[]> maker) {
        int[] two = new int[2];
        maker.accept(two, 0);
        inherited(name + "[0]", two[0]);
        inherited(name + "[1]", two[1]);
        maker.accept(two, cloexec);
        closed(name + "[0], CLOEXEC", two[0]);
        closed(name + "[1], CLOEXEC", two[1]);
    }

    @Test
    void aChildHasWhatWasNotMarked() throws Exception {
        int cloexec = LinuxSockets.SOCK_CLOEXEC;
        int stream = Sockets.SOCK_STREAM;
        both("socket", cloexec, flags -> Sockets.socket(Sockets.AF_INET, stream | flags, 0));
        bothOfTwo("socketpair", cloexec, (sv, flags) -> assertEquals(0,
                PosixSockets.socketpair(Sockets.AF_UNIX, stream | flags, 0, sv)));
        bothOfTwo("pipe2", LinuxDescriptors.O_CLOEXEC,
                (pipe, flags) -> assertEquals(0, LinuxDescriptors.pipe2(pipe, flags)));
        both("epoll_create1", Epoll.EPOLL_CLOEXEC, Epoll::epoll_create1);
        both("eventfd", EventFd.EFD_CLOEXEC, flags -> EventFd.eventfd(0, flags));
        both("timerfd_create", TimerFd.TFD_CLOEXEC, flags -> TimerFd.timerfd_create(TimerFd.CLOCK_MONOTONIC, flags));
        SigSet none = SigSet.allocate(opened.arena);
        both("signalfd", SignalFd.SFD_CLOEXEC, flags -> SignalFd.signalfd(-1, none, flags));
        accepted(cloexec);
        passed();
        copies();
        closed("pidfd_open", PidFd.pidfd_open((int) ProcessHandle.current().pid(), 0));

        int marked = closed("fcntl(F_SETFD)", Sockets.socket(Sockets.AF_INET, stream, 0));
        assertEquals(0, Fcntl.fcntl(marked, Fcntl.F_SETFD, Fcntl.FD_CLOEXEC));
        int unmarked = inherited("fcntl(F_SETFD, 0)", Sockets.socket(Sockets.AF_INET, stream | cloexec, 0));
        assertEquals(0, Fcntl.fcntl(unmarked, Fcntl.F_SETFD, 0));
        int ranged = closed("close_range", Sockets.socket(Sockets.AF_INET, stream, 0));
        assertEquals(0, LinuxDescriptors.close_range(ranged, ranged, LinuxDescriptors.CLOSE_RANGE_CLOEXEC));

        Map<Integer, String> here = Opened.descriptors();
        Map<Integer, String> child = descriptorsOfAChild();
        Map<Integer, String> seen = new TreeMap<>();
        expected.keySet().forEach(fd -> seen.put(fd,
                names.get(fd) + (here.get(fd).equals(child.get(fd)) ? " is inherited" : " is closed")));
        assertEquals(expected, seen);
        assertTrue(expected.size() >= 25, () -> expected.size() + " descriptors");
    }

    private void accepted(int cloexec) {
        int server = closed("listener", Sockets.socket(Sockets.AF_INET, Sockets.SOCK_STREAM | cloexec, 0));
        SockAddr address = opened.listening(server);
        for (int i = 0; i < 3; i++) {
            int client = closed("client", Sockets.socket(Sockets.AF_INET, Sockets.SOCK_STREAM | cloexec, 0));
            assertEquals(0, Sockets.connect(client, address));
        }
        inherited("accept, of a marked listener", Sockets.accept(server));
        both("accept4", cloexec, flags -> LinuxSockets.accept4(server, null, flags));
    }

    private void passed() {
        int[] pair = opened.pair(Sockets.SOCK_STREAM);
        MsgHdr message = MsgHdr.allocate(opened.arena, 1, 64);
        message.iov().set(0, opened.text("x"));
        both("recvmsg", LinuxSockets.MSG_CMSG_CLOEXEC, flags -> {
            message.control().clear().addDescriptors(pair[0]);
            assertEquals(1, Messages.sendmsg(pair[0], message, 0));
            assertEquals(1, Messages.recvmsg(pair[1], message, flags));
            assertTrue(message.control().next());
            return message.control().descriptor(0);
        });
    }

    private void copies() {
        int[] pipe = new int[2];
        assertEquals(0, Descriptors.pipe(pipe));
        inherited("pipe[0]", pipe[0]);
        inherited("pipe[1]", pipe[1]);
        int marked = closed("eventfd to copy", EventFd.eventfd(0, EventFd.EFD_CLOEXEC));
        inherited("dup of a marked one", Descriptors.dup(marked));
        inherited("fcntl(F_DUPFD)", Fcntl.fcntl(marked, Fcntl.F_DUPFD, 0));
        closed("fcntl(F_DUPFD_CLOEXEC)", Fcntl.fcntl(marked, Fcntl.F_DUPFD_CLOEXEC, 0));
        int first = Sockets.socket(Sockets.AF_INET, Sockets.SOCK_STREAM, 0);
        inherited("dup2", Descriptors.dup2(marked, first));
        int second = Sockets.socket(Sockets.AF_INET, Sockets.SOCK_STREAM, 0);
        inherited("dup3", LinuxDescriptors.dup3(marked, second, 0));
        int third = Sockets.socket(Sockets.AF_INET, Sockets.SOCK_STREAM, 0);
        closed("dup3, CLOEXEC", LinuxDescriptors.dup3(marked, third, LinuxDescriptors.O_CLOEXEC));
    }

    /** What {@code ls} finds in a process that this one started: number and target of each. */
    private Map<Integer, String> descriptorsOfAChild() throws Exception {
        Path list = directory.resolve("list");
        // $$ is the program that posix_spawn started.
        spawn(List.of("/bin/sh", "-c", "ls -l /proc/$$/fd > " + list));
        Map<Integer, String> found = new TreeMap<>();
        for (String line : Files.readAllLines(list)) {
            String[] parts = line.split(" -> ", 2);
            if (parts.length == 2) {
                found.put(Integer.valueOf(parts[0].substring(parts[0].lastIndexOf(' ') + 1)), parts[1]);
            }
        }
        return found;
    }

    private static void spawn(List<String> command) {
        Linker linker = Linker.nativeLinker();
        MethodHandle spawn = linker.downcallHandle(linker.defaultLookup().find("posix_spawn").orElseThrow(),
                FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS));
        MethodHandle wait = linker.downcallHandle(linker.defaultLookup().find("waitpid").orElseThrow(),
                FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT));
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment pid = arena.allocate(JAVA_INT);
            MemorySegment status = arena.allocate(JAVA_INT);
            MemorySegment environment = strings(arena, List.of("PATH=" + System.getenv("PATH"), "LC_ALL=C"));
            MemorySegment path = arena.allocateFrom(command.getFirst());
            assertEquals(0, (int) spawn.invokeExact(pid, path, MemorySegment.NULL, MemorySegment.NULL,
                    strings(arena, command), environment));
            int child = pid.get(JAVA_INT, 0);
            assertEquals(child, (int) wait.invokeExact(child, status, 0));
            assertEquals(0, status.get(JAVA_INT, 0), "status of " + command);
        } catch (Throwable t) {
            throw new AssertionError(t);
        }
    }

    private static MemorySegment strings(Arena arena, List<String> texts) {
        List<MemorySegment> all = new ArrayList<>(texts.stream().map(arena::allocateFrom).toList());
        all.add(MemorySegment.NULL);
        MemorySegment array = arena.allocate(ADDRESS, all.size());
        for (int i = 0; i < all.size(); i++) {
            array.setAtIndex(ADDRESS, i, all.get(i));
        }
        return array;
    }
}
