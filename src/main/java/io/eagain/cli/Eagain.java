package io.eagain.cli;

import io.eagain.lab.Lab;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line. */
@Command(name = "eagain", mixinStandardHelpOptions = true, versionProvider = Eagain.Version.class, sortOptions = false, subcommands = {
        ErrnoCommand.class, Explain.class, Probe.class, Doctor.class, Lab.class, GenerateCompletion.class,
        HelpCommand.class}, exitCodeOnExecutionException = Eagain.FAULT, exitCodeListHeading = "%nExit status:%n", exitCodeList = {
                "0:as expected, found, done", "1:the answer is no: differs, not found, refused, does not work here",
                "2:wrong usage", "3:a fault of the program itself"}, description = {
                        "What the sockets of this host and of others really do.", ""}, footer = {"", "Examples:",
                                "  eagain errno 10035", "  eagain explain \"recv = -104\"",
                                "  eagain probe localhost:80", "  eagain lab --only RCV-05 --against windows",
                                "  source <(eagain generate-completion)"})
public final class Eagain implements Callable<Integer> {
    static final int NO = 1;
    static final int FAULT = 3;

    @Spec
    private CommandSpec spec;

    private Eagain() {
    }

    /** Exits with the status that {@code --help} names. */
    public static void main(String[] arguments) {
        if ("dumb".equals(System.getenv("TERM"))) {
            System.setProperty("picocli.ansi", "false");
        }
        int status = commandLine().execute(arguments);
        // A thread that an experiment left behind in a call must not keep the program.
        System.exit(lost() ? FAULT : status);
    }

    /** Whether output was lost, which is told; a reader that has enough, such as {@code head}, is no loss. */
    private static boolean lost() {
        if (!System.out.checkError()) {
            return false;
        }
        String why = "not all of it could be written";
        // A PrintStream does not say why: this fails for the same reason.
        try (FileOutputStream out = new FileOutputStream(FileDescriptor.out)) {
            out.write('\n');
        } catch (IOException e) {
            why = e.getMessage();
        }
        if (why.toLowerCase(Locale.ROOT).contains("pipe")) {
            return false;
        }
        System.err.println("eagain: standard output: " + why);
        return true;
    }

    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Eagain());
        // What begins with @ is text, such as of --send, and no file of arguments. Only the first of the lines is asked.
        line.setExpandAtFiles(false);
        // -11 is a number here.
        for (String takesText : List.of("errno", "explain")) {
            line.getSubcommands().get(takesText).setUnmatchedOptionsArePositionalParams(true);
        }
        return line;
    }

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "Which command?");
    }

    /** The version of the library, and what it runs on. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Eagain.class.getPackage().getImplementationVersion();
            return new String[]{"eagain " + (version == null ? "(built from its sources)" : version),
                    System.getProperty("os.name") + " " + System.getProperty("os.version") + ", "
                            + System.getProperty("os.arch") + ", JDK " + Runtime.version()};
        }
    }
}
