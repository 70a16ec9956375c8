package io.eagain.lab;

import io.eagain.ConstantTable;
import io.eagain.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The vocabulary of socket options as a page: makes {@code docs/OPTIONS.md} of {@link Option#all}. */
final class OptionsPage {
    private OptionsPage() {
    }

    /** Writes the page: {@code java ... io.eagain.lab.OptionsPage DOCS}. */
    public static void main(String[] arguments) throws IOException {
        Files.writeString(Path.of(arguments[0]).resolve("OPTIONS.md"), page());
    }

    static String page() {
        StringBuilder page = new StringBuilder(
                """
                        # Socket options

                        Made of the vocabulary of `io.eagain.Option` by `io.eagain.lab.OptionsPage`; not edited by hand. All options that Linux has at five levels, each under one name where C has several for one number. Any other goes through `Sockets.getsockopt` and `Sockets.setsockopt` with memory.

                        - **type**: C's, on Linux; `flag` is an `int` that means no or yes.
                        - **r** is read, **w** is set, on Linux. **when** and **who** are about setting.
                        - The hosts' columns have each host's number, and what is peculiar to it. What stands under Linux was tried on a kernel as far as a value can be read or set; what stands under macOS and Windows is documented and was not run.
                        """);
        String level = "";
        for (Option option : Option.all()) {
            if (!option.level().equals(level)) {
                level = option.level();
                page.append("\n## ").append(level).append(
                        "\n\n| option | meaning | type | unit | | when | who | Linux | macOS | Windows |\n|---|---|---|---|---|---|---|---|---|---|\n");
            }
            page.append("| `").append(option.name()).append("` | ").append(option.meaning()).append(" | `")
                    .append(option.cType()).append("` | ").append(option.unit()).append(" | ")
                    .append(option.readable() ? "r" : "").append(option.writable() ? "w" : "").append(" | ")
                    .append(option.writable() ? option.when() : "").append(" | ")
                    .append(option.writable() ? option.who() : "");
            for (ConstantTable host : ConstantTable.all()) {
                page.append(" | ").append(cell(option, host));
            }
            page.append(" |\n");
        }
        return page.toString();
    }

    private static String cell(Option option, ConstantTable host) {
        if (!option.isOn(host)) {
            return "-";
        }
        String number = Long.toString(host.number(option.name()).orElseThrow());
        return option.note(host).isEmpty() ? number : number + "; " + option.note(host);
    }
}
