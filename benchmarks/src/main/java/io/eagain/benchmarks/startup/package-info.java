/** How long a fresh JVM takes from its start to the first received byte. */
package io.eagain.benchmarks.startup;
