package io.eagain.errors;

import io.eagain.errors.Row.Action;
import io.eagain.errors.Row.Kind;
import io.eagain.errors.Row.Prepared;
import java.util.ArrayList;
import java.util.List;

/** All rows, in the order of the page. */
final class Table {
    private final List<Row> rows = new ArrayList<>();

    private Table() {
    }

    static List<Row> rows() {
        Table table = new Table();
        SocketErrors.add(table);
        OptionErrors.add(table);
        TransferErrors.add(table);
        MessageErrors.add(table);
        ReadinessErrors.add(table);
        DescriptorErrors.add(table);
        NameErrors.add(table);
        return List.copyOf(table.rows);
    }

    /**
     * A call whose rows follow.
     *
     * @param syscall the system call that the C library makes for it, as strace names it
     * @param usual the call as strace finds it: one that does not give the error by itself and does not block
     */
    Call call(String name, String syscall, Prepared usual) {
        return new Call(name, syscall, usual);
    }

    /** A descriptor that the call does not like. */
    interface OnDescriptor {
        long call(Stage stage, int fd) throws Exception;
    }

    final class Call {
        private final String name;
        private final String syscall;
        private final Prepared usual;

        private Call(String name, String syscall, Prepared usual) {
            this.name = name;
            this.syscall = syscall;
            this.usual = usual;
        }

        Call provoked(String error, String how, Action action) {
            rows.add(new Row(name, error, Kind.PROVOKED, how, action, null, null));
            return this;
        }

        Call injected(String error, String why) {
            rows.add(new Row(name, error, Kind.INJECTED, why, null, syscall, usual));
            return this;
        }

        Call notHere(String error, String why) {
            rows.add(new Row(name, error, Kind.NOT_HERE, why, null, null, null));
            return this;
        }

        Call notOpen(OnDescriptor call) {
            return provoked("EBADF", "a descriptor that is not open", s -> call.call(s, Stage.NOT_OPEN));
        }

        Call notSocket(OnDescriptor call) {
            return provoked("ENOTSOCK", "a descriptor of /dev/null", s -> call.call(s, s.open("/dev/null", C.O_RDWR)));
        }

        /** What the kernel gives when it runs out of something: nothing that a test should do to a machine. */
        Call outOfMemory(String... errors) {
            for (String error : errors) {
                injected(error, "the kernel would have to run out of memory");
            }
            return this;
        }

        Call systemTableFull() {
            return injected("ENFILE", "the table of the whole system would have to be full");
        }
    }
}
