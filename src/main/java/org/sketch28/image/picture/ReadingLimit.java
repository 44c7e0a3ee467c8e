package org.sketch28.image.picture;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadProgressListener;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Ends the reading of a picture that was cancelled, or that takes more time of the processor than
 * any picture should: some formats can say in a few bytes what keeps a processor busy for minutes.
 * Checked whenever the reader asks for bytes or has read a row.
 */
final class ReadingLimit implements IIOReadProgressListener {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /** Asking for the time takes longer than reading a byte. */
  private static final int BYTES_PER_CHECK = 4096;

  private final BooleanSupplier cancelled;
  private final long end;
  private boolean reached;

  /**
   * A limit for what the calling thread reads from now on.
   *
   * @param most time of the processor
   * @param cancelled asked from the calling thread
   */
  ReadingLimit(Duration most, BooleanSupplier cancelled) {
    this.cancelled = cancelled;
    this.end = THREADS.getCurrentThreadCpuTime() + most.toNanos();
  }

  /** The bytes of a picture, which end with an exception when the limit is reached. */
  MemoryCacheImageInputStream watch(InputStream in) {
    return new MemoryCacheImageInputStream(in) {
      private int left;

      @Override
      public int read() throws IOException {
        check(1);
        return super.read();
      }

      @Override
      public int read(byte[] into, int from, int length) throws IOException {
        check(length);
        return super.read(into, from, length);
      }

      private void check(int bytes) throws IOException {
        left -= bytes;
        if (left < 0) {
          left = BYTES_PER_CHECK;
          if (isReached()) {
            throw new IOException("the limit is reached");
          }
        }
      }
    };
  }

  private boolean isReached() {
    reached |= cancelled.getAsBoolean() || THREADS.getCurrentThreadCpuTime() > end;
    return reached;
  }

  /** Whether the reading was ended before it was complete. */
  boolean wasReached() {
    return reached;
  }

  @Override
  public void imageProgress(ImageReader source, float percentageDone) {
    if (isReached()) {
      source.abort();
    }
  }

  @Override
  public void sequenceStarted(ImageReader source, int minIndex) {}

  @Override
  public void sequenceComplete(ImageReader source) {}

  @Override
  public void imageStarted(ImageReader source, int imageIndex) {}

  @Override
  public void imageComplete(ImageReader source) {}

  @Override
  public void thumbnailStarted(ImageReader source, int imageIndex, int thumbnailIndex) {}

  @Override
  public void thumbnailProgress(ImageReader source, float percentageDone) {}

  @Override
  public void thumbnailComplete(ImageReader source) {}

  @Override
  public void readAborted(ImageReader source) {}
}
