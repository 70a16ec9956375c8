package io.eagain.cli;

import io.eagain.ChildJvm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A block named {@code console} of a document: commands of one shell, with what they print. Where the block is named
 * {@code console numbers vary}, see {@link Shown#fits}.
 *
 * @param text as the document has it
 * @param numbersVary what its name says
 * @param commands in their order
 */
record Session(String text, boolean numbersVary, List<Shown> commands) {
    private static final Pattern BLOCK = Pattern.compile("```console( numbers vary)?\n(.*?)```", Pattern.DOTALL);
    private static final Pattern SERVER = Pattern.compile("\\b(\\d{4,5})\\b.*&$");
    private static final String END = "\u0001\n";
    private static final int SECONDS = 120;

    /** All blocks of a document, in its order. */
    static List<Session> in(String document) {
        return BLOCK.matcher(document).results()
                .map(block -> new Session(block.group(2), block.group(1) != null, Shown.in(block.group(2)))).toList();
    }

    /** The programs other than eagain that run beside it. */
    List<String> servers() {
        return commands.stream().map(Shown::command).filter(SERVER.asPredicate())
                .map(command -> command.substring(0, command.indexOf(' '))).toList();
    }

    /** Whether it is written anew: not where somebody has left something out of it. */
    boolean isWhole() {
        return !text.contains(Shown.ANY);
    }

    boolean fits(List<List<String>> outputs) {
        for (int i = 0; i < commands.size(); i++) {
            if (!commands.get(i).fits(outputs.get(i), numbersVary)) {
                return false;
            }
        }
        return true;
    }

    /** The block's text with these outputs. */
    String with(List<List<String>> outputs) {
        StringBuilder anew = new StringBuilder();
        for (int i = 0; i < commands.size(); i++) {
            anew.append("$ ").append(commands.get(i).command()).append('\n');
            outputs.get(i).forEach(line -> anew.append(line).append('\n'));
        }
        return anew.toString();
    }

    /** Runs the commands in the root of the project, and returns the lines of each. */
    List<List<String>> run(Path root) throws IOException, InterruptedException {
        Path java = Path.of(System.getProperty("java.home"), "bin");
        StringBuilder script = new StringBuilder("PATH='" + java + "':$PATH; cd '" + root
                + "'; eagain() { java -jar target/eagain-cli.jar \"$@\"; }; trap 'kill $(jobs -p) 2>/dev/null' EXIT\n");
        for (Shown shown : commands) {
            script.append(shown.command()).append('\n');
            Matcher server = SERVER.matcher(shown.command());
            if (server.find()) {
                // Until it listens, and without a connection to it: that may be all that it takes.
                script.append(String.format("until grep -q ':%04X .* 0A ' /proc/net/tcp; do sleep 0.1; done%n",
                        Integer.parseInt(server.group(1))));
            }
            script.append("printf '\\1\\n'\n");
        }
        List<String> shell = Stream.concat(servers().isEmpty() ? Stream.<String>empty() : ownNetwork(),
                Stream.of("bash", "-c", script.toString())).toList();
        String output = ChildJvm.run(shell, SECONDS).text();
        List<List<String>> outputs = new ArrayList<>();
        for (String one : output.split(END, -1)) {
            outputs.add(one.lines().toList());
        }
        return outputs;
    }

    /** Ports that are shown may be taken on this machine: not so in a network of its own, where that can be had. */
    private static Stream<String> ownNetwork() throws IOException, InterruptedException {
        String loopback = "ip link set lo up";
        List<String> unshare = ChildJvm.ownNetwork(loopback);
        return unshare == null
                ? Stream.empty()
                : Stream.concat(unshare.stream(), Stream.of("sh", "-c", loopback + " && exec \"$@\"", "sh"));
    }
}
