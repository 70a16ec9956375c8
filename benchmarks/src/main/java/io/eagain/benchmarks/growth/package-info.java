/** What a wait costs against the number of registered descriptors: {@code select}, {@code poll} and {@code epoll}. */
package io.eagain.benchmarks.growth;
