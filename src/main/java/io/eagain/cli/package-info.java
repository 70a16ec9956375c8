/** The command line: {@code java -jar eagain-cli.jar}. In the sources and in no library's jar; {@code docs/CLI.md}. */
package io.eagain.cli;
