package org.sketch28.model.classical;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sketch28.data.ImageDataset;
import org.sketch28.model.HostTensor;

/**
 * The kinds of classical models, named in {@code model.json} where networks name an architecture.
 */
public enum ClassicalKind {
  /** See {@link NearestNeighbours}. */
  KNN {
    @Override
    public Set<String> byteTensors() {
      return Set.of("images", "labels");
    }

    @Override
    ClassicalModel model(Options options, Map<String, HostTensor> tensors, int classes) {
      requireShape(tensors, "images", -1, ImageDataset.PIXELS);
      requireShape(tensors, "labels", tensors.get("images").shape()[0]);
      return NearestNeighbours.read(options, tensors, classes);
    }
  },
  /** See {@link SupportVectors}. */
  SVM {
    @Override
    public Set<String> byteTensors() {
      return Set.of("vectors", "classOf");
    }

    @Override
    ClassicalModel model(Options options, Map<String, HostTensor> tensors, int classes) {
      requireShape(tensors, "vectors", -1, ImageDataset.PIXELS);
      long size = tensors.get("vectors").shape()[0];
      requireShape(tensors, "classOf", size);
      requireShape(tensors, "coefficients", size, classes - 1);
      requireShape(tensors, "offsets", SupportVectors.pairs(classes));
      return SupportVectors.read(options, tensors, classes);
    }
  },
  /** See {@link Lira}. */
  LIRA {
    @Override
    public Set<String> byteTensors() {
      return Set.of("tests");
    }

    @Override
    ClassicalModel model(Options options, Map<String, HostTensor> tensors, int classes) {
      requireShape(tensors, "weights", -1, classes);
      int each = options.integer("bright", 1, 16) + options.integer("dark", 0, 16);
      requireShape(tensors, "tests", tensors.get("weights").shape()[0], each, 3);
      return Lira.read(options, tensors, classes);
    }
  };

  /** The kind of that name, in upper or lower case; none if it names no classical model. */
  public static Optional<ClassicalKind> named(String name) {
    return Arrays.stream(values()).filter(kind -> kind.toString().equalsIgnoreCase(name)).findAny();
  }

  /** The names of tensors whose values are bytes, and are stored as such. */
  public abstract Set<String> byteTensors();

  /** The number of features of each image, which are its pixels. */
  public int features() {
    return ImageDataset.PIXELS;
  }

  abstract ClassicalModel model(Options options, Map<String, HostTensor> tensors, int classes);

  /**
   * A model from what was saved of it.
   *
   * @param options as {@link ClassicalModel#options} gave them
   * @param tensors as {@link ClassicalModel#tensors} gave them; others are ignored
   * @throws IllegalArgumentException if they do not belong together, with the reason
   */
  public ClassicalModel read(
      Map<String, Object> options, Map<String, HostTensor> tensors, int classes) {
    return model(
        new Options(options == null ? Map.of() : new LinkedHashMap<>(options)), tensors, classes);
  }

  /** Each size but a negative one has to be met, and none may be 0. */
  private static void requireShape(Map<String, HostTensor> tensors, String name, long... shape) {
    HostTensor tensor = tensors.get(name);
    boolean fits = tensor != null && tensor.shape().length == shape.length;
    for (int i = 0; fits && i < shape.length; i++) {
      fits = tensor.shape()[i] > 0 && (shape[i] < 0 || tensor.shape()[i] == shape[i]);
    }
    if (!fits) {
      throw new IllegalArgumentException("its parameters " + name + " are missing or do not fit");
    }
  }

  /** The name in {@code model.json}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
