package io.eagain.examples;

import io.eagain.ErrnoException;
import io.eagain.policy.Mechanism;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** A few commands of Redis, in its protocol RESP2, for {@code redis-cli} and {@code redis-benchmark}. */
@Command(name = "RedisServer", mixinStandardHelpOptions = true, sortOptions = false, description = {
        "Keeps keys and values in memory: PING, ECHO, GET, SET, DEL, EXISTS, INCR.",
        "They may fill a quarter of Java's memory (-Xmx); then SET is refused.", ""}, footer = {"", "Example:",
                "  RedisServer --port 6379", "  redis-cli set name value",
                "  redis-benchmark -t ping,set,get -P 16 -q"})
public final class RedisServer implements Callable<Integer> {
    @Mixin
    private Server.Options options;

    /**
     * Runs until the process ends.
     *
     * @param args see {@code --help}
     */
    public static void main(String[] args) {
        System.exit(new CommandLine(new RedisServer()).execute(args));
    }

    @Override
    public Integer call() throws InterruptedException {
        RedisStore store = new RedisStore(Runtime.getRuntime().maxMemory() / 4);
        RedisCommand command = new RedisCommand();
        // One loop, as Redis has it: a command sees no other half done, and nothing is locked.
        return Server.run(options, 1, RedisCommand.LONGEST, loop -> new Redis(loop, store, command));
    }

    /** Starts it within this process; port 0 for any that is free. */
    static Server start(String host, int port, Mechanism mechanism) throws ErrnoException {
        RedisStore store = new RedisStore(Runtime.getRuntime().maxMemory() / 4);
        RedisCommand command = new RedisCommand();
        return Server.start(Server.Options.of(host, port, mechanism), 1, RedisCommand.LONGEST,
                loop -> new Redis(loop, store, command));
    }

    private static final class Redis extends Connection {
        private final RedisStore store;
        /** Of one connection after the other, as their bytes come. */
        private final RedisCommand command;

        Redis(EventLoop loop, RedisStore store, RedisCommand command) {
            super(loop);
            this.store = store;
            this.command = command;
        }

        @Override
        protected long received(MemorySegment in, long from, long to) {
            long at = from;
            while (at < to && !blocked()) {
                long next = command.parse(in, at, to);
                if (next == RedisCommand.INCOMPLETE) {
                    break;
                }
                if (next < 0) {
                    put("-ERR Protocol error: " + command.error() + "\r\n");
                    end();
                    break;
                }
                at = next;
                if (command.count() > 0) {
                    answer(command.name());
                }
            }
            return at;
        }

        private void answer(String name) {
            int least = switch (name) {
                case "PING", "COMMAND", "QUIT", "CLIENT", "CONFIG" -> 1;
                case "ECHO", "GET", "DEL", "EXISTS", "INCR" -> 2;
                case "SET" -> 3;
                default -> 0;
            };
            int most = switch (name) {
                case "PING", "ECHO", "GET", "INCR" -> 2;
                case "SET" -> 3;
                default -> RedisCommand.WORDS;
            };
            if (least == 0) {
                put("-ERR unknown command '" + name + "'\r\n");
                return;
            }
            if (command.count() < least || command.count() > most) {
                put("-ERR wrong number of arguments for '" + name.toLowerCase(Locale.ROOT) + "' command\r\n");
                return;
            }
            switch (name) {
                case "PING" -> {
                    if (command.count() == 1) {
                        put("+PONG\r\n");
                    } else {
                        bulk(command.word(1));
                    }
                }
                case "ECHO" -> bulk(command.word(1));
                case "GET" -> bulk(store.get(command.word(1)));
                case "SET" -> set(command.word(1), command.word(2), "+OK\r\n");
                case "INCR" -> increment();
                case "DEL", "EXISTS" -> {
                    int keys = 0;
                    for (int i = 1; i < command.count(); i++) {
                        boolean there = name.equals("DEL")
                                ? store.remove(command.word(i))
                                : store.get(command.word(i)) != null;
                        keys += there ? 1 : 0;
                    }
                    put(":" + keys + "\r\n");
                }
                case "QUIT" -> {
                    put("+OK\r\n");
                    end();
                }
                case "CLIENT" -> put("+OK\r\n");
                // What redis-benchmark asks first: one name and its value.
                case "CONFIG" -> put("*2\r\n$4\r\nsave\r\n$0\r\n\r\n");
                default -> put("*0\r\n");
            }
        }

        private void increment() {
            byte[] value = store.get(command.word(1));
            long number = value == null ? 0 : RedisCommand.number(new String(value, StandardCharsets.ISO_8859_1));
            if (number == Long.MIN_VALUE || number == Long.MAX_VALUE) {
                put("-ERR value is not an integer or out of range\r\n");
            } else {
                String more = Long.toString(number + 1);
                set(command.word(1), more.getBytes(StandardCharsets.ISO_8859_1), ":" + more + "\r\n");
            }
        }

        private void set(byte[] key, byte[] value, String answer) {
            put(store.set(key, value) ? answer : "-OOM command not allowed when used memory > 'maxmemory'.\r\n");
        }

        private void bulk(byte[] value) {
            if (value == null) {
                put("$-1\r\n");
            } else {
                put("$" + value.length + "\r\n");
                put(value);
                put("\r\n");
            }
        }

        private void put(String text) {
            put(text.getBytes(StandardCharsets.ISO_8859_1));
        }

        private void put(byte[] bytes) {
            put(MemorySegment.ofArray(bytes), 0, bytes.length);
        }
    }
}
