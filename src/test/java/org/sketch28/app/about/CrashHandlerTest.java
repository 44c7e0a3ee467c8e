package org.sketch28.app.about;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sketch28.app.base.SaveQueue;
import org.sketch28.app.base.Tasks;
import org.sketch28.base.DaemonExecutors;
import org.slf4j.LoggerFactory;

/** A fault on any thread is logged with its stack trace and shown exactly once. */
class CrashHandlerTest {

  private final Logger logger = (Logger) LoggerFactory.getLogger(CrashHandler.class);
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final List<Throwable> shown = new ArrayList<>();
  private final CrashHandler handler = new CrashHandler(shown::add);

  @BeforeEach
  void collectTheLog() {
    // In place of the console, which provoked faults need not fill.
    logger.setAdditive(false);
    log.start();
    logger.addAppender(log);
  }

  @AfterEach
  void restoreTheLog() {
    logger.detachAppender(log);
    logger.setAdditive(true);
  }

  private void assertShownOnce(Throwable fault) {
    assertEquals(List.of(fault), shown);
    assertEquals(1, log.list.size());
    String trace = ThrowableProxyUtil.asString(log.list.get(0).getThrowableProxy());
    assertTrue(trace.contains("provoked"), trace);
    assertTrue(trace.contains("at " + CrashHandlerTest.class.getName()), trace);
  }

  @Test
  void aFaultThatEndsAThreadIsShown() throws Exception {
    IllegalStateException fault = new IllegalStateException("provoked");
    Thread thread =
        DaemonExecutors.thread(
            "failing",
            () -> {
              throw fault;
            });
    thread.setUncaughtExceptionHandler(handler);
    thread.start();
    thread.join();
    assertShownOnce(fault);
    assertEquals("sketch28-failing", log.list.get(0).getArgumentArray()[0]);
  }

  @Test
  void aFaultInATaskIsShown() {
    IllegalStateException fault = new IllegalStateException("provoked");
    Tasks tasks =
        new Tasks(
            DaemonExecutors::single,
            Runnable::run,
            f -> handler.uncaughtException(Thread.currentThread(), f));
    // Closing waits for the task.
    try (SaveQueue saves = tasks.saves("failing", message -> {})) {
      saves.submit(
          () -> {
            throw fault;
          });
    }
    assertShownOnce(fault);
  }
}
