package io.eagain.fuzz;

import java.lang.foreign.MemorySegment;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * Stands for an argument until the call is made: a description, so that a sequence of calls can be shrunk, read and made
 * again in another {@link World}.
 */
sealed interface Argument {

    Object in(World world);

    /** What is the same in every world. */
    record Plain(Object value) implements Argument {
        @Override
        public Object in(World world) {
            return switch (value) {
                case byte[] bytes -> bytes.clone();
                case long[] numbers -> numbers.clone();
                case StringBuilder text -> {
                    StringBuilder copy = new StringBuilder();
                    copy.append(text);
                    yield copy;
                }
                case null, default -> value;
            };
        }

        @Override
        public String toString() {
            return switch (value) {
                case byte[] bytes -> "byte[]" + Arrays.toString(bytes);
                case long[] numbers -> "long[]" + Arrays.toString(numbers);
                case String text when text.length() > 200 -> "a string of " + text.length();
                case String text -> '"' + text + '"';
                case null -> "null";
                default -> value.toString();
            };
        }
    }

    /** One of the descriptors that the world owns. */
    record Descriptor(int which) implements Argument {
        @Override
        public Object in(World world) {
            return world.descriptor(which);
        }

        @Override
        public String toString() {
            return "fd#" + which;
        }
    }

    /** A number where a descriptor may be meant: another one if somebody else's descriptor has it. */
    record MaybeDescriptor(int number) implements Argument {
        @Override
        public Object in(World world) {
            return world.harmless(number);
        }

        @Override
        public String toString() {
            return "fd " + number;
        }
    }

    /** Descriptors and numbers that may be some. */
    record Ints(List<Argument> elements) implements Argument {
        @Override
        public Object in(World world) {
            return elements.stream().mapToInt(element -> (int) element.in(world)).toArray();
        }

        @Override
        public String toString() {
            return "int[]" + elements;
        }
    }

    /** An array or a list of others. */
    record Several(Class<?> type, List<Argument> elements) implements Argument {
        @Override
        public Object in(World world) {
            if (type == List.class) {
                return Arrays.asList(elements.stream().map(element -> element.in(world)).toArray());
            }
            Object array = Array.newInstance(type.getComponentType(), elements.size());
            for (int i = 0; i < elements.size(); i++) {
                Array.set(array, i, elements.get(i).in(world));
            }
            return array;
        }

        @Override
        public String toString() {
            return elements.toString();
        }
    }

    /** The size of the last segment of this call, so that lengths fit mostly, or just do not. */
    record SizeOfLast(int divisor, int delta, boolean wide) implements Argument {
        @Override
        public Object in(World world) {
            long size = world.sizeOfLast() / divisor + delta;
            return wide ? (Object) size : (Object) (int) size;
        }

        @Override
        public String toString() {
            return "size/" + divisor + (delta < 0 ? "" : "+") + delta;
        }
    }

    /** Where memory comes from. */
    enum Kind {
        CONFINED,
        SHARED,
        AUTOMATIC,
        DIRECT_BUFFER,
        HEAP_BYTES,
        HEAP_INTS,
        HEAP_LONGS,
        READ_ONLY,
        READ_ONLY_HEAP,
        CLOSED,
        OTHER_THREAD,
        ENDED_THREAD,
        NULL,
        SIZED_NULL,
        BAD_ADDRESS
    }

    /** What is in it; a moment is a thousand nanoseconds or microseconds. Nothing of this is the address of memory, where a struct has a pointer. */
    enum Content {
        ZEROS,
        ONES,
        PATTERN,
        NUMBER,
        SIZE_OF_LAST,
        IPV4,
        IPV6,
        UNIX,
        MOMENT
    }

    /** A segment; with a skew it is a slice that is not aligned. */
    record Memory(Kind kind, int size, int skew, Content content, int number) implements Argument {
        @Override
        public Object in(World world) {
            return world.memory(this);
        }

        @Override
        public String toString() {
            return kind + "[" + size + (skew == 0 ? "" : " at odd " + skew) + " " + content + " " + number + "]";
        }
    }

    /** The memory of one of the library's own objects. */
    record MemoryOfObject(int which) implements Argument {
        @Override
        public Object in(World world) {
            return world.memoryOfObject(which);
        }

        @Override
        public String toString() {
            return "segment of object#" + which;
        }
    }

    /** A byte buffer over such memory. */
    record Buffer(Memory memory, int position) implements Argument {
        @Override
        public Object in(World world) {
            MemorySegment segment = world.memory(memory);
            // Others than byte arrays are no byte buffers.
            ByteBuffer buffer = memory.kind == Kind.HEAP_INTS || memory.kind == Kind.HEAP_LONGS
                    ? ByteBuffer.allocate(memory.size)
                    : segment.asByteBuffer();
            return buffer.position(Math.min(position, buffer.limit()));
        }

        @Override
        public String toString() {
            return "buffer at " + position + " of " + memory;
        }
    }

    /** Whose an arena is. */
    enum Lifetime {
        CONFINED,
        SHARED,
        AUTOMATIC,
        CLOSED,
        OTHER_THREAD
    }

    /** An arena. */
    record ArenaOf(Lifetime lifetime) implements Argument {
        @Override
        public Object in(World world) {
            return world.arena(lifetime);
        }

        @Override
        public String toString() {
            return "arena " + lifetime;
        }
    }

    /** One of the library's own objects that the world has. */
    record Existing(Class<?> type, int which) implements Argument {
        @Override
        public Object in(World world) {
            return world.object(type, which);
        }

        @Override
        public String toString() {
            return type.getSimpleName() + "#" + which;
        }
    }
}
