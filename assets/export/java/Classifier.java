import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;

/**
 * @@TITLE@@: a model that was trained with Sketch28. It needs Java 17 and nothing else.
 *
 * <pre>
 * java -cp src/main/resources src/main/java/Classifier.java PICTURE…
 * java -cp src/main/resources src/main/java/Classifier.java --check
 * </pre>
 */
public final class Classifier {

  /** The names of the classes. */
  public static final String[] CLASSES = {@@CLASSES@@};

  private static final double TEMPERATURE = @@TEMPERATURE@@;

  /** Whether pictures show garments, and not signs that are written with a pen. */
  private static final boolean GARMENTS = @@GARMENTS@@;

  private static final int SIDE = 28;

  private final Map<String, float[]> weights;

  /** Reads the weights, which are a resource beside this class. */
  public Classifier() throws IOException {
    weights = weights(resource("model.safetensors"));
  }

  /** Names each picture, or checks that this machine computes what Sketch28 computed. */
  public static void main(String[] arguments) throws IOException {
    Classifier classifier = new Classifier();
    if (arguments.length == 1 && arguments[0].equals("--check")) {
      System.exit(classifier.check() ? 0 : 1);
    }
    for (String file : arguments) {
      BufferedImage picture = ImageIO.read(new File(file));
      if (picture == null) {
        System.err.println(file + " is not a picture that Java can read.");
        System.exit(1);
      }
      double[] shares = probabilities(classifier.logits(pixels(picture)));
      int best = best(shares);
      System.out.printf("%s: %s, %.1f %%%n", file, CLASSES[best], 100 * shares[best]);
    }
  }

  /**
   * The logits of the classes.
   *
   * @param pixels 784 grey levels in 0…255, row by row, bright ink on a dark background
   */
  public float[] logits(int[] pixels) {
    float[] image = new float[pixels.length];
    for (int i = 0; i < image.length; i++) {
      image[i] = pixels[i] / 255f;
    }
    Tensor input = new Tensor(1, SIDE, SIDE, image);
@@FORWARD@@
  }

@@MEMBERS@@
  /** The calibrated probability of each class. */
  public static double[] probabilities(float[] logits) {
    return softmax(logits, TEMPERATURE);
  }

  /** The index of the largest value. */
  public static int best(double[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      best = values[i] > values[best] ? i : best;
    }
    return best;
  }

  /**
   * The 28 × 28 grey levels of a picture. One of 28 × 28 pixels is taken as it is; others are cut
   * to their ink, scaled and centred. Sketch28 also corrects the width of strokes, closes outlines
   * and evens out the light of photographs.
   */
  public static int[] pixels(BufferedImage picture) {
    int width = picture.getWidth();
    int height = picture.getHeight();
    BufferedImage gray = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = gray.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, width, height);
    graphics.drawImage(picture, 0, 0, null);
    graphics.dispose();
    double[] ink = new double[width * height];
    double border = 0;
    double mean = 0;
    for (int i = 0; i < ink.length; i++) {
      int rgb = gray.getRGB(i % width, i / width);
      ink[i] = 0.299 * (rgb >> 16 & 255) + 0.587 * (rgb >> 8 & 255) + 0.114 * (rgb & 255);
      boolean edge = i % width == 0 || i % width == width - 1 || i < width || i >= ink.length - width;
      border += edge ? ink[i] / (2.0 * (width + height) - 4) : 0;
      mean += ink[i] / ink.length;
    }
    if (border > mean) {
      for (int i = 0; i < ink.length; i++) {
        ink[i] = 255 - ink[i];
      }
    }
    if (width == SIDE && height == SIDE) {
      return Arrays.stream(ink).mapToInt(level -> (int) Math.round(level)).toArray();
    }
    return centred(ink, width, height);
  }

  private static int[] centred(double[] ink, int width, int height) {
    int left = width;
    int right = -1;
    int top = height;
    int bottom = -1;
    double most = 1;
    for (int i = 0; i < ink.length; i++) {
      if (ink[i] > 24) {
        left = Math.min(left, i % width);
        right = Math.max(right, i % width);
        top = Math.min(top, i / width);
        bottom = Math.max(bottom, i / width);
      }
      most = Math.max(most, ink[i]);
    }
    int[] pixels = new int[SIDE * SIDE];
    if (right < 0) {
      return pixels;
    }
    int longer = Math.max(right - left, bottom - top) + 1;
    double scale = longer / (GARMENTS ? 28.0 : 20.0);
    double x = (left + right + 1) / 2.0;
    double y = (top + bottom + 1) / 2.0;
    if (!GARMENTS) {
      // Digits of MNIST have their centre of mass in the middle.
      double sum = 0;
      double sumX = 0;
      double sumY = 0;
      for (int i = 0; i < ink.length; i++) {
        double level = ink[i] > 24 ? ink[i] : 0;
        sum += level;
        sumX += level * (i % width + 0.5);
        sumY += level * (i / width + 0.5);
      }
      x = sumX / sum;
      y = sumY / sum;
    }
    for (int i = 0; i < pixels.length; i++) {
      double fromX = x + (i % SIDE - SIDE / 2) * scale;
      double fromY = y + (i / SIDE - SIDE / 2) * scale;
      double level = mean(ink, width, height, fromX, fromY, scale);
      pixels[i] = (int) Math.round(GARMENTS ? level : Math.min(255, level * 255 / most));
    }
    return pixels;
  }

  /** The mean of the square whose upper left corner is given. */
  private static double mean(
      double[] ink, int width, int height, double x, double y, double side) {
    double sum = 0;
    for (int v = (int) Math.floor(y); v < y + side; v++) {
      double high = Math.min(v + 1, y + side) - Math.max(v, y);
      for (int u = (int) Math.floor(x); u < x + side; u++) {
        double wide = Math.min(u + 1, x + side) - Math.max(u, x);
        boolean inside = u >= 0 && v >= 0 && u < width && v < height;
        sum += inside ? ink[v * width + u] * high * wide : 0;
      }
    }
    return sum / (side * side);
  }

  private boolean check() throws IOException {
    String text = new String(resource("@@VECTORS@@"), StandardCharsets.UTF_8);
    Pattern form = Pattern.compile("\"pixels\":\"([^\"]+)\".*\"logits\":\\[([^]]+)]");
    int all = 0;
    int same = 0;
    double difference = 0;
    for (String line : text.split("\n")) {
      Matcher vector = form.matcher(line);
      if (!vector.find()) {
        continue;
      }
      byte[] bytes = Base64.getDecoder().decode(vector.group(1));
      int[] pixels = new int[bytes.length];
      for (int i = 0; i < pixels.length; i++) {
        pixels[i] = bytes[i] & 0xff;
      }
      double[] expected = Arrays.stream(vector.group(2).split(",")).mapToDouble(Double::parseDouble).toArray();
      float[] logits = logits(pixels);
      double[] found = new double[logits.length];
      for (int i = 0; i < found.length; i++) {
        found[i] = logits[i];
        difference = Math.max(difference, Math.abs(found[i] - expected[i]));
      }
      all++;
      same += best(found) == best(expected) ? 1 : 0;
    }
    System.out.printf(
        "%d of %d winners are the same; logits differ by at most %.2g%n", same, all, difference);
    return all > 0 && same == all && difference <= 1e-3;
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException(name + " is not on the class path");
      }
      return in.readAllBytes();
    }
  }

  /** Reads a file of float32 tensors in the safetensors format. */
  private static Map<String, float[]> weights(byte[] file) {
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    int length = (int) bytes.getLong();
    String header = new String(file, 8, length, StandardCharsets.UTF_8);
    Matcher entry =
        Pattern.compile("\"([^\"]+)\":\\{\"dtype\":\"F32\",\"shape\":\\[[^]]*],\"data_offsets\":\\[(\\d+),(\\d+)]}")
            .matcher(header);
    Map<String, float[]> weights = new HashMap<>();
    while (entry.find()) {
      int start = Integer.parseInt(entry.group(2));
      float[] values = new float[(Integer.parseInt(entry.group(3)) - start) / 4];
      bytes.position(8 + length + start);
      bytes.asFloatBuffer().get(values);
      weights.put(entry.group(1), values);
    }
    return weights;
  }

  /** Values as channels × height × width; a sequence has one channel, and a row for each step. */
  private record Tensor(int channels, int height, int width, float[] values) {

    float at(int channel, int y, int x) {
      return y < 0 || x < 0 || y >= height || x >= width
          ? 0
          : values[(channel * height + y) * width + x];
    }
  }

  private Tensor convolution(Tensor x, String name, int filters, int side, int stride, int padding) {
    float[] kernel = weights.get(name + ".weight");
    float[] bias = weights.get(name + ".bias");
    int height = (x.height + 2 * padding - side) / stride + 1;
    int width = (x.width + 2 * padding - side) / stride + 1;
    float[] sums = new float[filters * height * width];
    for (int i = 0; i < sums.length; i++) {
      int filter = i / (height * width);
      int top = i / width % height * stride - padding;
      int left = i % width * stride - padding;
      int k = filter * x.channels * side * side;
      float sum = bias[filter];
      for (int channel = 0; channel < x.channels; channel++) {
        for (int v = 0; v < side; v++) {
          for (int u = 0; u < side; u++) {
            sum += kernel[k++] * x.at(channel, top + v, left + u);
          }
        }
      }
      sums[i] = sum;
    }
    return new Tensor(filters, height, width, sums);
  }

  private Tensor dense(Tensor x, String name) {
    return row(product(weights.get(name + ".weight"), x.values, 0, x.values.length, weights.get(name + ".bias")));
  }

  private static Tensor row(float[] values) {
    return new Tensor(values.length, 1, 1, values);
  }

  private static float[] product(float[] matrix, float[] vector, int from, int length, float[] bias) {
    float[] sums = bias.clone();
    for (int i = 0; i < sums.length; i++) {
      for (int j = 0; j < length; j++) {
        sums[i] += matrix[i * length + j] * vector[from + j];
      }
    }
    return sums;
  }

  private static Tensor relu(Tensor x) {
    float[] values = x.values.clone();
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.max(0, values[i]);
    }
    return new Tensor(x.channels, x.height, x.width, values);
  }

  private static Tensor maxPool(Tensor x, int size) {
    int height = x.height / size;
    int width = x.width / size;
    float[] values = new float[x.channels * height * width];
    for (int i = 0; i < values.length; i++) {
      values[i] = Float.NEGATIVE_INFINITY;
      for (int j = 0; j < size * size; j++) {
        int y = i / width % height * size + j / size;
        values[i] = Math.max(values[i], x.at(i / (height * width), y, i % width * size + j % size));
      }
    }
    return new Tensor(x.channels, height, width, values);
  }

  private static Tensor channelMean(Tensor x) {
    int places = x.height * x.width;
    float[] means = new float[x.channels];
    for (int i = 0; i < x.values.length; i++) {
      means[i / places] += x.values[i] / places;
    }
    return row(means);
  }

  private static Tensor sum(Tensor a, Tensor b) {
    float[] sums = a.values.clone();
    for (int i = 0; i < sums.length; i++) {
      sums[i] += b.values[i];
    }
    return new Tensor(a.channels, a.height, a.width, sums);
  }

  /** Gated recurrent units that read a sequence from both ends. */
  private Tensor twoWay(Tensor x, String name, int units) {
    float[] both = new float[x.height * 2 * units];
    recurrence(x, name + "_down", units, false, both, 0);
    recurrence(x, name + "_up", units, true, both, units);
    return new Tensor(1, x.height, 2 * units, both);
  }

  private void recurrence(Tensor x, String name, int units, boolean fromEnd, float[] out, int offset) {
    float[] state = new float[units];
    for (int step = 0; step < x.height; step++) {
      int row = fromEnd ? x.height - 1 - step : step;
      float[] input =
          product(weights.get(name + ".input_weight"), x.values, row * x.width, x.width, weights.get(name + ".input_bias"));
      float[] hidden =
          product(weights.get(name + ".hidden_weight"), state, 0, units, weights.get(name + ".hidden_bias"));
      for (int i = 0; i < units; i++) {
        double reset = sigmoid(input[i] + hidden[i]);
        double update = sigmoid(input[units + i] + hidden[units + i]);
        double fresh = Math.tanh(input[2 * units + i] + reset * hidden[2 * units + i]);
        state[i] = (float) ((1 - update) * fresh + update * state[i]);
      }
      System.arraycopy(state, 0, out, step * 2 * units + offset, units);
    }
  }

  private static double sigmoid(double value) {
    return 1 / (1 + Math.exp(-value));
  }

  private static Tensor stepMean(Tensor x) {
    float[] means = new float[x.width];
    for (int i = 0; i < x.values.length; i++) {
      means[i % x.width] += x.values[i] / x.height;
    }
    return row(means);
  }

  private static double logSumExp(float[] logits, double temperature) {
    double most = Double.NEGATIVE_INFINITY;
    for (float logit : logits) {
      most = Math.max(most, logit / temperature);
    }
    double sum = 0;
    for (float logit : logits) {
      sum += Math.exp(logit / temperature - most);
    }
    return most + Math.log(sum);
  }

  private static double[] softmax(float[] logits, double temperature) {
    double whole = logSumExp(logits, temperature);
    double[] shares = new double[logits.length];
    for (int i = 0; i < shares.length; i++) {
      shares[i] = Math.exp(logits[i] / temperature - whole);
    }
    return shares;
  }
}
