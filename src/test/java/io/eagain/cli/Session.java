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
    private static final Pattern SERVER = Pattern.compile("(\\d{4,5})\\D*&$");
    private static final String END = "\u0001\n";
    private static final int SECONDS = 120;

    /** All blocks of a document, in its order. */
    static List<Session> in(String document) {
        return BLOCK.matcher(document).results()
                .map(block -> new Session(block.group(2), block.group(1) != null, Shown.in(block.group(2)))).toList();
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
        boolean servers = false;
        for (Shown shown : commands) {
            script.append(shown.command()).append('\n');
            Matcher server = SERVER.matcher(shown.command());
            if (server.find()) {
                servers = true;
                script.append("until (: </dev/tcp/127.0.0.1/").append(server.group(1))
                        .append(") 2>/dev/null; do sleep 0.1; done\n");
            }
            script.append("printf '\\1\\n'\n");
        }
        List<String> shell = List.of("bash", "-c", script.toString());
        String output = ChildJvm.run(servers ? Stream.concat(ownNetwork().stream(), shell.stream()).toList() : shell,
                SECONDS).text();
        List<List<String>> outputs = new ArrayList<>();
        for (String one : output.split(END, -1)) {
            outputs.add(one.lines().toList());
        }
        return outputs;
    }

    /** The port may be taken on this machine: not so in a network of its own, where that can be had. */
    private static List<String> ownNetwork() throws IOException, InterruptedException {
        for (List<String> unshare : List.of(List.of("unshare", "--net"),
                List.of("unshare", "--net", "--user", "--map-root-user"))) {
            List<String> up = Stream
                    .concat(unshare.stream(), Stream.of("sh", "-c", "ip link set lo up && exec \"$@\"", "sh")).toList();
            if (ChildJvm.onPath("unshare")
                    && ChildJvm.run(Stream.concat(up.stream(), Stream.of("true")).toList(), SECONDS).status() == 0) {
                return up;
            }
        }
        return List.of();
    }
}
