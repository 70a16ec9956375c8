package io.eagain.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.eagain.host.Libc;
import io.eagain.host.Os;
import io.eagain.host.Prototype;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The table of arguments fits the prototypes, on each host; and bytes are written as strace writes them. */
class FunctionsTest {
    @ParameterizedTest
    @EnumSource
    void eachArgumentIsKnown(Libc function) {
        Functions.Entry entry = Functions.of(function);
        assertNotNull(entry, "no line for " + function);
        for (Os host : Os.values()) {
            Prototype prototype = function.prototype(host);
            if (prototype != null) {
                assertEquals(prototype.descriptor(host).argumentLayouts().size(), entry.arguments().size(),
                        prototype.text());
            }
        }
    }

    @Test
    void bytesAsStraceWritesThem() {
        assertEquals("\"a b~\"", quoted("a b~"));
        assertEquals("\"\\t\\n\\v\\f\\r\"", quoted("\t\n\u000b\f\r"));
        assertEquals("\"\\\"\\0\\\"\\\\\"", quoted("\"\0\"\\"));
        assertEquals("\"\\0001\\0:\\08\"", quoted("\0" + "1" + "\0:\0" + "8"));
        assertEquals("\"\\3777\\303\"", quoted("\u00ff7\u00c3"));
        assertEquals("\"" + "x".repeat(32) + "\"", quoted("x".repeat(32)));
        assertEquals("\"" + "x".repeat(32) + "\"...", quoted("x".repeat(33)));
    }

    private static String quoted(String text) {
        return Quoted.of(MemorySegment.ofArray(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    @Test
    void aLineStaysOne() {
        assertEquals("a\\nb", Quoted.oneLine("a\nb"));
        assertEquals("plain", Quoted.oneLine("plain"));
    }
}
