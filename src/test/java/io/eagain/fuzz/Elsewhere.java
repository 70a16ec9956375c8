package io.eagain.fuzz;

import io.eagain.policy.Poller;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Memory and objects that the fuzzer's thread may not touch: another thread's, an ended thread's, and closed ones. */
final class Elsewhere {
    private static final int LARGEST = 0x10000;

    final Arena other;
    final Arena closed = Arena.ofConfined();
    final MemorySegment otherMemory;
    final MemorySegment closedMemory = closed.allocate(LARGEST, 8);
    final MemorySegment endedMemory;

    private final Map<Class<?>, Object> otherObjects = new HashMap<>();
    private final Map<Class<?>, Object> closedObjects = new HashMap<>();

    Elsewhere() {
        ExecutorService thread = Executors
                .newSingleThreadExecutor(task -> Thread.ofPlatform().daemon().name("elsewhere").unstarted(task));
        other = there(thread, Arena::ofConfined);
        otherMemory = there(thread, () -> other.allocate(LARGEST, 8));
        try (ExecutorService ended = Executors.newSingleThreadExecutor()) {
            endedMemory = there(ended, () -> Arena.ofConfined().allocate(LARGEST, 8));
        }
        for (Class<?> type : Surface.objectTypes()) {
            closedObjects.put(type, closed(Surface.build(type, closed)));
            otherObjects.put(type, closed(there(thread, () -> Surface.build(type, other))));
        }
        closed.close();
    }

    /** What has descriptors does not keep them: they would be nobody's, and the world looks for such. */
    private static Object closed(Object object) {
        if (object instanceof Poller<?> poller) {
            poller.close();
        }
        return object;
    }

    private static <T> T there(ExecutorService thread, Callable<T> task) {
        try {
            Future<T> future = thread.submit(task);
            return future.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    Object closedObject(Class<?> type) {
        return closedObjects.get(type);
    }

    Object otherObject(Class<?> type) {
        return otherObjects.get(type);
    }
}
