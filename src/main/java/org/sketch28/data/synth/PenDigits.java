package org.sketch28.data.synth;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.sketch28.base.ParallelFor;
import org.sketch28.base.Progress;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.ClassNames;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.format.StrokeFile;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.image.drawing.StrokePoint;
import org.sketch28.image.preprocess.MnistPreprocessor;

/**
 * Digits that 30 people wrote on a tablet (Alpaydin and Alimoglu, Pen-Based Recognition of
 * Handwritten Digits, UCI 1998), as strokes, and as images like MNIST's.
 */
public final class PenDigits {

  /** The folder's name. */
  public static final String FOLDER = "pendigits";

  /** The file's name, without {@code .gz}. */
  public static final String FILE = "train.ndjson";

  /** All writers. */
  public static final Set<Integer> WRITERS =
      IntStream.rangeClosed(1, 30).boxed().collect(Collectors.toUnmodifiableSet());

  /** Every fifth writer, whose digits are for tests and never for training. */
  public static final Set<Integer> LEFT_OUT = Set.of(5, 10, 15, 20, 25, 30);

  /** Training images of each drawing: one as it is, the others distorted and of any width. */
  public static final int VARIANTS = 4;

  // Narrowest and widest pen of each variant, in pixels of the 28 × 28 image. MNIST's is 2.4; its
  // change by −0.8 to +1.5 a side, and a little more, is covered.
  private static final double[][] PENS = {{2.4, 2.4}, {0.8, 2.6}, {2.6, 4.6}, {4.2, 5.8}};

  private PenDigits() {}

  /**
   * One drawing.
   *
   * @param writer from 1 to 30
   * @param digit 0…9
   */
  public record Sample(int writer, int digit, Drawing drawing) {}

  /**
   * The drawings of a file.
   *
   * @throws UserFacingException if the file cannot be read, or a drawing has no digit or writer
   */
  public static List<Sample> read(Path file) throws UserFacingException {
    List<Sample> samples = new ArrayList<>();
    try (StrokeFile strokes = StrokeFile.open(file)) {
      for (StrokeFile.Sample s = strokes.next(); s != null; s = strokes.next()) {
        int digit = ClassNames.DIGITS.indexOf(s.word());
        if (digit < 0 || s.writer().isEmpty()) {
          throw new UserFacingException(
              "Drawing %d of %s has no digit or no writer, so this is not the file of pen digits."
                  .formatted(s.index(), file));
        }
        samples.add(new Sample(s.writer().getAsInt(), digit, s.drawing()));
      }
    }
    return samples;
  }

  /** The samples of the writers in {@link #LEFT_OUT}, or of all others. */
  public static List<Sample> select(List<Sample> samples, boolean leftOut) {
    return samples.stream().filter(s -> LEFT_OUT.contains(s.writer()) == leftOut).toList();
  }

  /**
   * Samples as images, {@code variants} of each in a row; the first is what a user's drawing would
   * become.
   *
   * @param variants from 1 to {@link #VARIANTS}
   */
  public static ImageDataset images(
      String name, List<Sample> samples, int variants, long seed, Progress progress) {
    byte[] pixels = new byte[samples.size() * variants * ImageDataset.PIXELS];
    byte[] labels = new byte[samples.size() * variants];
    ParallelFor.of(
        labels.length,
        progress,
        i -> {
          Sample sample = samples.get(i / variants);
          SplittableRandom random = new SplittableRandom(seed * 31 + i * 0x9e3779b97f4a7c15L);
          byte[] image = image(sample.drawing(), i % variants, random);
          System.arraycopy(image, 0, pixels, i * ImageDataset.PIXELS, image.length);
          labels[i] = (byte) sample.digit();
        });
    return new ImageDataset(name, pixels, labels, ClassNames.DIGITS);
  }

  private static byte[] image(Drawing drawing, int variant, SplittableRandom random) {
    double[] pens = PENS[variant];
    double pen = pens[0] + (pens[1] - pens[0]) * random.nextDouble();
    Drawing drawn = variant == 0 ? drawing : bent(drawing, random);
    return new MnistPreprocessor(pen).apply(drawn).result().toBytes();
  }

  /** Rotated, slanted and squeezed, with each stroke moved slightly, as if written another day. */
  private static Drawing bent(Drawing drawing, SplittableRandom random) {
    double angle = Math.toRadians(between(-14, 14, random));
    double slant = between(-0.2, 0.2, random);
    double width = between(0.8, 1.25, random);
    double middle = Drawing.SIZE / 2;
    return Drawing.of(
        drawing.strokes().stream()
            .map(
                stroke -> {
                  double dx = between(-6, 6, random);
                  double dy = between(-6, 6, random);
                  return stroke.withPoints(
                      stroke.points().stream()
                          .map(
                              p -> {
                                double y = p.y() - middle;
                                double x = (p.x() - middle) * width + slant * y;
                                return new StrokePoint(
                                    middle + dx + x * Math.cos(angle) - y * Math.sin(angle),
                                    middle + dy + x * Math.sin(angle) + y * Math.cos(angle));
                              })
                          .toList());
                })
            .toList());
  }

  private static double between(double low, double high, SplittableRandom random) {
    return low + (high - low) * random.nextDouble();
  }
}
