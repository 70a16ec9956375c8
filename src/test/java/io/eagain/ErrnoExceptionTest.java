package io.eagain;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eagain.host.Os;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The message to the letter, and that no error number is lost on the way into it. */
class ErrnoExceptionTest {
    private static final String CALL = "recv(fd=7, len=4096, flags=0)";

    @Test
    void theMessageIsTheCallAndTheError() {
        Assumptions.assumeTrue(Os.CURRENT == Os.LINUX, "the number is Linux's");
        ErrnoException e = new ErrnoException(104, CALL);
        assertEquals("recv(fd=7, len=4096, flags=0): ECONNRESET (104): Connection reset by peer", e.getMessage());
        assertEquals(104, e.errno());
        assertEquals(CALL, e.call());
        assertInstanceOf(IOException.class, e);
    }

    @Test
    void everyConstantKeepsItsNumber() {
        ErrnoException e = ErrnoException.of(-Errno.EWOULDBLOCK, CALL);
        assertEquals(Errno.EWOULDBLOCK, e.errno());
        assertEquals(CALL + ": " + Errno.toString(Errno.EWOULDBLOCK), e.getMessage());
    }

    @Test
    void anUnknownNumberIsKept() {
        ErrnoException e = ErrnoException.of(-9999, CALL);
        assertEquals(9999, e.errno());
        assertEquals(CALL + ": error 9999: not in the " + ErrnoTable.host() + " table", e.getMessage());
    }

    @Test
    void aResultThatIsNoErrorPassesThrough() throws ErrnoException {
        long n = ErrnoException.check(1L << 40, CALL);
        assertEquals(1L << 40, n);
        assertEquals(0L, ErrnoException.check(0L, CALL));
        assertEquals(4096L, ErrnoException.check(4096L, "recv(fd=%d)", 7));
        int fd = ErrnoException.check(7, "socket(AF_INET, SOCK_STREAM, 0)");
        assertEquals(7, fd);
        int again = ErrnoException.check(8, "dup(%d)", fd);
        assertEquals(8, again);
    }

    @Test
    void theTextIsNotMadeWithoutAnError() {
        Object unprintable = new Object() {
            @Override
            public String toString() {
                throw new AssertionError("formatted without an error");
            }
        };
        assertDoesNotThrow(() -> ErrnoException.check(0L, "recv(%s)", unprintable));
        assertDoesNotThrow(() -> ErrnoException.check(0, "recv(%s)", unprintable));
        assertDoesNotThrow(() -> ErrnoException.check(0, null));
    }

    @Test
    void aResultThatIsAnErrorThrows() {
        List<Executable> checks = List.of(() -> ErrnoException.check((long) -Errno.ECONNRESET, CALL),
                () -> ErrnoException.check(-Errno.ECONNRESET, CALL),
                () -> ErrnoException.check((long) -Errno.ECONNRESET, "recv(fd=%d, len=%d, flags=%d)", 7, 4096L, 0),
                () -> ErrnoException.check(-Errno.ECONNRESET, "recv(fd=%d, len=%d, flags=%d)", 7, 4096L, 0));
        for (Executable check : checks) {
            ErrnoException e = assertThrows(ErrnoException.class, check);
            assertEquals(Errno.ECONNRESET, e.errno());
            assertEquals(CALL, e.call());
            assertEquals(CALL + ": " + Errno.toString(Errno.ECONNRESET), e.getMessage());
        }
    }

    @Test
    void aCallWithoutArgumentsIsNoFormat() {
        ErrnoException e = assertThrows(ErrnoException.class, () -> ErrnoException.check(-1L, "connect(path=/a%20b%)"));
        assertEquals("connect(path=/a%20b%)", e.call());
    }

    @Test
    void aWrongFormatDoesNotHideTheError() {
        ErrnoException e = assertThrows(ErrnoException.class,
                () -> ErrnoException.check((long) -Errno.EPIPE, "send(fd=%d, len=%d)", 7));
        assertEquals(Errno.EPIPE, e.errno());
        assertEquals("send(fd=%d, len=%d) [7]", e.call());
    }

    @Test
    void numbersAreWrittenAlikeInEveryLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            ErrnoException e = assertThrows(ErrnoException.class,
                    () -> ErrnoException.check(-9999L, "recv(fd=%d, len=%,d)", 7, 4096));
            assertTrue(e.getMessage().startsWith("recv(fd=7, len=4,096): error 9999: "), e.getMessage());
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 4096, Long.MAX_VALUE})
    void aResultThatIsNoErrorMakesNoException(long result) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class,
                () -> ErrnoException.of(result, CALL));
        assertEquals("result is " + result + " and so no error (call: " + CALL + ")", e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, -104, Integer.MIN_VALUE})
    void aNumberThatIsNoErrorMakesNoException(int errno) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class,
                () -> new ErrnoException(errno, CALL));
        assertEquals("errno is " + errno + ", and an error number is above 0", e.getMessage());
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  "})
    void aCallThatNamesNothingIsRefusedAndTheErrorStillShown(String call) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> new ErrnoException(9999, call));
        assertTrue(e.getMessage().contains("error 9999"), e.getMessage());
    }

    @Test
    void itSurvivesSerialization() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(new ErrnoException(9999, CALL));
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            ErrnoException e = (ErrnoException) in.readObject();
            assertEquals(9999, e.errno());
            assertEquals(CALL, e.call());
        }
    }
}
