/** What one call costs: nanoseconds and bytes, in C, eagain, Netty, NIO and jnr. */
package io.eagain.benchmarks.calls;
