package io.eagain.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.eagain.ChildJvm;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The numbers of the system calls are those of each processor's headers. */
@EnabledOnOs(OS.LINUX)
@Tag("build-host")
class SyscallTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({"amd64, x86_64-linux-gnu-gcc", "aarch64, aarch64-linux-gnu-gcc"})
    void numbersAreThoseOfTheHeaders(String processor, String gcc) throws Exception {
        assumeTrue(ChildJvm.onPath(gcc), () -> gcc + " is not on the PATH");
        Map<String, Long> numbers = new TreeMap<>();
        ChildJvm.Output told = ChildJvm
                .run(ChildJvm.command(List.of("-Dos.arch=" + processor), SyscallTest.class), 60);
        assertEquals(0, told.status(), told::text);
        told.text().lines().filter(line -> line.startsWith("SYS_")).map(line -> line.split(" ", 2))
                .forEach(pair -> numbers.put(pair[0], Long.valueOf(pair[1])));
        assertTrue(numbers.size() >= 10, told::text);

        ChildJvm.Output right = compile(gcc, numbers);
        assertEquals(0, right.status(), right::text);

        numbers.replaceAll((name, number) -> number + 1);
        ChildJvm.Output planted = compile(gcc, numbers);
        numbers.keySet().forEach(name -> assertTrue(planted.text().contains("wrong: " + name), planted::text));
    }

    private ChildJvm.Output compile(String gcc, Map<String, Long> numbers) throws Exception {
        StringBuilder source = new StringBuilder("""
                #include <unistd.h>
                #include <sys/syscall.h>
                // aarch64 has no epoll_wait: epoll_pwait without a set of signals is the same.
                #ifndef SYS_epoll_wait
                #define SYS_epoll_wait SYS_epoll_pwait
                #endif
                #ifndef SYS_poll
                #define SYS_poll -1
                #endif
                long syscall(long, ...);
                """);
        numbers.forEach((name, number) -> source.append("_Static_assert(" + name + " == " + number + ", \"wrong: "
                + name + "\");\n"));
        Path file = directory.resolve("numbers.c");
        Files.writeString(file, source);
        return ChildJvm.run(List.of(gcc, "-std=gnu11", "-D_GNU_SOURCE", "-fsyntax-only", file.toString()), 60);
    }

    /** In a JVM that is told to be on another processor; it calls nothing. */
    public static void main(String[] arguments) throws IllegalAccessException {
        for (Field field : Syscall.class.getDeclaredFields()) {
            if (field.getName().startsWith("SYS_")) {
                System.out.println(field.getName() + " " + field.getLong(null));
            }
        }
    }
}
