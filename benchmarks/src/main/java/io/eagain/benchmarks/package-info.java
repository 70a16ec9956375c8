/** What the raw calls cost: bytes allocated and nanoseconds per call, and the time of the first one. */
package io.eagain.benchmarks;
