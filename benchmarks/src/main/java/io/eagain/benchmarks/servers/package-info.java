/** Echo and HTTP servers with one loop, each in a process of its own, under the same load. */
package io.eagain.benchmarks.servers;
