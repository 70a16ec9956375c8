/** The measured comparison with C, Netty, NIO and jnr: suites that give samples, and what is made of them. */
package io.eagain.benchmarks.suite;
