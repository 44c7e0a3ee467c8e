/** Benchmarks: speed is measured here and never asserted in a test. */
package org.sketch28.bench;
