package org.sketch28.fuzz;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.sketch28.base.AtomicFiles;
import org.sketch28.base.DaemonExecutors;
import org.sketch28.base.UserFacingException;

/**
 * Reads damaged files: each must be read, or refused with a message that a person understands,
 * within 20 s of the processor's time. What is not is kept in a folder.
 */
final class Fuzzer implements AutoCloseable {

  private static final long MOST_CPU = TimeUnit.SECONDS.toNanos(20);
  private static final long MOST_WAITING = TimeUnit.MINUTES.toSeconds(2);
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final Path finds;
  private final Path scratch;
  private ExecutorService worker = DaemonExecutors.single("fuzz");
  private final List<String> failures = new ArrayList<>();
  private int refused;
  private long slowest;
  private String slowestName = "";

  /**
   * @param finds the folder for inputs that something is wrong with
   * @param scratch an existing folder for inputs
   */
  Fuzzer(Path finds, Path scratch) {
    this.finds = finds;
    this.scratch = scratch;
  }

  /** Makes the input of this seed, and reads it. */
  void run(FuzzTarget target, long seed) throws Exception {
    String name = target.name() + "-" + seed;
    Path folder = Files.createDirectory(scratch.resolve(name));
    Path input = target.make(new Mutator(seed * 31 + target.name().hashCode()), folder);
    AtomicLong cpu = new AtomicLong();
    Future<?> reading =
        worker.submit(
            () -> {
              long start = THREADS.getCurrentThreadCpuTime();
              try {
                target.read(input);
              } finally {
                cpu.set(THREADS.getCurrentThreadCpuTime() - start);
              }
              return null;
            });
    try {
      reading.get(MOST_WAITING, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      fail(name, folder, "it does not end");
      // The thread cannot be ended.
      worker.shutdownNow();
      worker = DaemonExecutors.single("fuzz");
    } catch (ExecutionException e) {
      judge(name, folder, e.getCause());
    }
    if (cpu.get() > slowest) {
      slowest = cpu.get();
      slowestName = name;
    }
    if (cpu.get() > MOST_CPU) {
      fail(name, folder, "it takes %.1f s".formatted(cpu.get() / 1e9));
    }
    AtomicFiles.deleteTree(folder);
  }

  private void judge(String name, Path folder, Throwable failure) throws IOException {
    if (!(failure instanceof UserFacingException)) {
      StackTraceElement[] trace = failure.getStackTrace();
      fail(name, folder, failure + (trace.length > 0 ? " at " + trace[0] : "") + causes(failure));
      return;
    }
    refused++;
    String message = String.valueOf(failure.getMessage());
    if (message.matches("(?s).*(Exception|\\bnull\\b|java\\.|Error:).*") || message.isBlank()) {
      fail(name, folder, "the message is " + message);
    }
  }

  private static String causes(Throwable failure) {
    Throwable cause = failure.getCause();
    return cause == null ? "" : ", because of " + cause + causes(cause);
  }

  private void fail(String name, Path folder, String what) throws IOException {
    failures.add(name + ": " + what.replace(folder.toString(), ""));
    Path kept = finds.resolve(name);
    AtomicFiles.deleteTree(kept);
    Files.createDirectories(kept);
    try (var files = Files.walk(folder)) {
      for (Path each : files.filter(Files::isRegularFile).toList()) {
        Path to = kept.resolve(folder.relativize(each).toString());
        Files.createDirectories(to.getParent());
        Files.copy(each, to);
      }
    }
  }

  /** What went wrong, a line each. */
  List<String> failures() {
    return failures;
  }

  /** How many inputs were refused with a message, and which one took longest. */
  String summary() {
    return "%,d refused; the slowest, %s, took %.1f s of the processor"
        .formatted(refused, slowestName, slowest / 1e9);
  }

  @Override
  public void close() {
    worker.shutdownNow();
  }
}
