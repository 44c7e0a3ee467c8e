package org.sketch28.train.classical;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import libsvm.svm;
import libsvm.svm_model;
import libsvm.svm_node;
import libsvm.svm_parameter;
import libsvm.svm_problem;
import org.sketch28.data.ImageDataset;
import org.sketch28.model.classical.Kernel;

/** Trains the support vector machine of one pair of classes with libsvm. */
final class PairSolver {

  private static final int PIXELS = ImageDataset.PIXELS;

  /** Megabytes for rows of the kernel's matrix, of each of the solvers, one a core. */
  private static final double CACHE =
      Math.min(200, 1000.0 / Runtime.getRuntime().availableProcessors());

  /** Bytes of a pixel that is not black, as libsvm keeps it: an object and what refers to it. */
  private static final int NODE = 28;

  /** What libsvm runs on a thread when it would print a dot, every 1,000 iterations. */
  private static final ThreadLocal<Runnable> STEP = ThreadLocal.withInitial(() -> () -> {});

  static {
    svm.svm_set_print_string_function(text -> STEP.get().run());
  }

  private final svm_parameter parameter = new svm_parameter();

  /** Whether images are made equally long. */
  private final boolean normalized;

  private final Runnable step;

  /**
   * @param step is run every few seconds; may end the work by throwing
   */
  PairSolver(Kernel kernel, double cost, Runnable step) {
    this.step = step;
    parameter.svm_type = svm_parameter.C_SVC;
    parameter.kernel_type =
        kernel.type() == Kernel.Type.GAUSSIAN ? svm_parameter.RBF : svm_parameter.POLY;
    parameter.gamma = kernel.gamma();
    parameter.degree = kernel.degree();
    parameter.coef0 = 1;
    normalized = kernel.type() == Kernel.Type.COSINE;
    if (normalized) {
      parameter.gamma = kernel.gamma() / (kernel.gamma() + 1);
      parameter.coef0 = 1 / (kernel.gamma() + 1);
    }
    parameter.C = cost;
    parameter.cache_size = CACHE;
    parameter.eps = 1e-3;
    parameter.shrinking = 1;
  }

  /**
   * How many solvers have room beside each other, at least one. A solver has all images of two
   * classes in libsvm's form, which is far larger than they are.
   *
   * @param memory of the program, in bytes; a half of it is for the solvers
   */
  static int mostAtOnce(ImageDataset images, long memory) {
    int[] counts = Arrays.stream(images.classCounts()).sorted().toArray();
    double two = counts[counts.length - 1] + counts[counts.length - 2];
    int some = Math.min(1000, images.size());
    long inked = IntStream.range(0, some * PIXELS).filter(i -> images.pixels()[i] != 0).count();
    double bytes = two * NODE * inked / Math.max(1, some) + CACHE * 1e6;
    return (int) Math.max(1, memory / 2.0 / bytes);
  }

  /**
   * Trains.
   *
   * @param images all training images
   * @param pair the two classes
   * @param members images of these classes; if one of them has none, the other one always wins
   */
  PairMachine solve(ImageDataset images, int[] pair, List<ShiftedImage> members) {
    boolean first = members.stream().anyMatch(each -> images.label(each.index()) == pair[0]);
    boolean second = members.stream().anyMatch(each -> images.label(each.index()) == pair[1]);
    if (!first || !second) {
      return new PairMachine(List.of(), List.of(), (second ? 1 : 0) - (first ? 1 : 0));
    }
    svm_problem problem = new svm_problem();
    problem.l = members.size();
    problem.x = new svm_node[problem.l][];
    problem.y = new double[problem.l];
    byte[] pixels = new byte[PIXELS];
    for (int i = 0; i < problem.l; i++) {
      members.get(i).copy(images, pixels, 0);
      problem.x[i] = nodes(pixels, normalized ? length(pixels) : 1);
      problem.y[i] = images.label(members.get(i).index()) == pair[0] ? 1 : -1;
    }
    svm_model model = train(problem);
    // libsvm takes the class that it meets first for the positive one.
    float sign = model.label[0] == 1 ? 1 : -1;
    List<ShiftedImage> vectors = new ArrayList<>(model.l);
    List<Float> coefficients = new ArrayList<>(model.l);
    for (int v = 0; v < model.l; v++) {
      vectors.add(members.get(model.sv_indices[v] - 1));
      coefficients.add(sign * (float) model.sv_coef[0][v]);
    }
    return new PairMachine(vectors, coefficients, sign * (float) model.rho[0]);
  }

  private svm_model train(svm_problem problem) {
    STEP.set(step);
    try {
      return svm.svm_train(problem, parameter);
    } finally {
      STEP.remove();
    }
  }

  /** With pixels in 0…1; 1 for a blank image. */
  private static double length(byte[] pixels) {
    double square = 0;
    for (byte pixel : pixels) {
      double value = (pixel & 0xff) / 255.0;
      square += value * value;
    }
    return square == 0 ? 1 : Math.sqrt(square);
  }

  private static svm_node[] nodes(byte[] pixels, double length) {
    List<svm_node> nodes = new ArrayList<>();
    for (int p = 0; p < PIXELS; p++) {
      if (pixels[p] != 0) {
        svm_node node = new svm_node();
        node.index = p + 1;
        node.value = (pixels[p] & 0xff) / 255.0 / length;
        nodes.add(node);
      }
    }
    return nodes.toArray(new svm_node[0]);
  }
}
