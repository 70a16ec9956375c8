/**
 * What macOS alone has: {@link io.eagain.macos.Kqueue} with its events in {@link io.eagain.macos.KEvents}, and its numbers in
 * {@link io.eagain.macos.MacosSockets}. Never run: written after Apple's manuals and headers, and compiled against the latter.
 *
 * <p>The promise is that of {@link io.eagain}: one Java call, one native call, C's value or the negated error number. The
 * numbers are macOS' on every host; elsewhere a call throws {@code UnsupportedOperationException}.
 */
package io.eagain.macos;
