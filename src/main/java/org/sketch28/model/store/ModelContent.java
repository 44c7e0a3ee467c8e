package org.sketch28.model.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.ImageDataset;
import org.sketch28.model.Calibration;
import org.sketch28.model.EnsembleClassifier;
import org.sketch28.model.HostTensor;
import org.sketch28.model.ImagePreparation;
import org.sketch28.model.PreparedClassifier;
import org.sketch28.model.ScoredClassifier;
import org.sketch28.model.classical.ClassicalClassifier;
import org.sketch28.model.classical.ClassicalKind;
import org.sketch28.model.classical.ClassicalModel;
import org.sketch28.model.network.Architecture;
import org.sketch28.model.network.NetworkClassifier;

/**
 * What a model computes and the numbers that it is made of: a network, a classical model, or an
 * ensemble of them.
 */
public final class ModelContent {

  /** The architecture of an ensemble, in {@code model.json}. */
  public static final String ENSEMBLE = "ensemble";

  /** The architecture of a model in an ONNX file, which has no tensors of ours. */
  static final String ONNX = "onnx";

  private static final String PREPARATION = "preparation";

  /** The option of an ensemble that lists its members. */
  public static final String MEMBERS = "members";

  private final String architecture;
  private final Map<String, Object> options;
  private final Supplier<Map<String, HostTensor>> tensors;
  private final Maker maker;

  @FunctionalInterface
  private interface Maker {
    ScoredClassifier make(List<String> classNames, Calibration calibration);
  }

  private ModelContent(
      String architecture,
      Map<String, Object> options,
      Supplier<Map<String, HostTensor>> tensors,
      Maker maker) {
    this.architecture = architecture;
    this.options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    this.tensors = tensors;
    this.maker = maker;
  }

  /**
   * A member of an ensemble.
   *
   * @param title for people
   * @param weight of its probabilities, above 0; only the ratios of weights count
   * @param temperature that its logits are divided by
   */
  public record Member(String title, ModelContent content, double weight, double temperature) {}

  /** A network that sees images as they are. */
  public static ModelContent network(
      Architecture architecture, Map<String, HostTensor> parameters) {
    return network(architecture, ImagePreparation.NONE, parameters);
  }

  /** A network that sees prepared images. */
  public static ModelContent network(
      Architecture architecture, ImagePreparation preparation, Map<String, HostTensor> parameters) {
    boolean plain = preparation == ImagePreparation.NONE;
    return new ModelContent(
        architecture.toString(),
        plain ? Map.of() : Map.of(PREPARATION, preparation.toString()),
        () -> parameters,
        (names, calibration) -> {
          ScoredClassifier network = newNetwork(names, architecture, parameters, calibration);
          return plain ? network : new PreparedClassifier(network, preparation);
        });
  }

  /** A classical model. */
  public static ModelContent classical(ClassicalModel model) {
    return new ModelContent(
        model.kind().toString(),
        new TreeMap<>(model.options()),
        // In the same order each time, so that the same training gives the same file. Only saving
        // needs these large copies.
        () -> new TreeMap<>(model.tensors()),
        (names, calibration) -> new ClassicalClassifier(names, model, calibration));
  }

  /**
   * An ensemble.
   *
   * @param members at least one, none of which is an ensemble itself
   */
  public static ModelContent ensemble(List<Member> members) {
    return new ModelContent(
        ENSEMBLE,
        Map.of(MEMBERS, members.stream().map(EnsembleOptions::describe).toList()),
        () -> tensors(members),
        (names, calibration) -> new EnsembleClassifier(names, opened(members, names), calibration));
  }

  private static Map<String, HostTensor> tensors(List<Member> members) {
    Map<String, HostTensor> all = new LinkedHashMap<>();
    for (int i = 0; i < members.size(); i++) {
      String prefix = EnsembleOptions.prefix(i);
      members.get(i).content().tensors().forEach((name, tensor) -> all.put(prefix + name, tensor));
    }
    return all;
  }

  private static List<EnsembleClassifier.Member> opened(
      List<Member> members, List<String> classNames) {
    double sum = members.stream().mapToDouble(Member::weight).sum();
    List<EnsembleClassifier.Member> opened = new ArrayList<>();
    boolean done = false;
    try {
      for (Member member : members) {
        Calibration own =
            Calibration.none().withScalars(member.temperature(), 0, Double.NEGATIVE_INFINITY);
        opened.add(
            new EnsembleClassifier.Member(
                member.title(),
                member.content().classifier(classNames, own),
                member.weight() / sum));
      }
      done = true;
      return opened;
    } finally {
      if (!done) {
        opened.forEach(member -> member.classifier().close());
      }
    }
  }

  /** The number of models that each image goes through. */
  public int members() {
    return options.get(MEMBERS) instanceof List<?> all ? all.size() : 1;
  }

  /**
   * What was saved of a model.
   *
   * @param architecture as {@link #architecture} gave it
   * @param options as {@link #options} gave them; null counts as none
   * @param tensors as {@link #tensors} gave them; others are ignored
   * @throws UserFacingException if there is no such architecture
   * @throws IllegalArgumentException if they do not belong together, with the reason
   */
  static ModelContent read(
      String architecture,
      Map<String, Object> options,
      Map<String, HostTensor> tensors,
      int classes)
      throws UserFacingException {
    Map<String, Object> known = options == null ? Map.of() : options;
    if (architecture.equals(ENSEMBLE)) {
      return ensemble(EnsembleOptions.read(known.get(MEMBERS), tensors, classes));
    }
    Optional<ClassicalKind> kind = ClassicalKind.named(architecture);
    return kind.isPresent()
        ? classical(kind.get().read(known, tensors, classes))
        : network(Architecture.named(architecture), preparation(known), tensors);
  }

  private static ImagePreparation preparation(Map<String, Object> options) {
    Object name = options.getOrDefault(PREPARATION, ImagePreparation.NONE.toString());
    for (ImagePreparation preparation : ImagePreparation.values()) {
      if (preparation.toString().equals(name)) {
        return preparation;
      }
    }
    throw new IllegalArgumentException("there is no preparation of images named " + name);
  }

  /** Whether it is a network that sees images as they are. */
  static boolean isPlainNetwork(String architecture, Map<String, Object> options) {
    return !architecture.equals(ENSEMBLE)
        && !architecture.equals(ONNX)
        && ClassicalKind.named(architecture).isEmpty()
        && (options == null || !options.containsKey(PREPARATION));
  }

  /**
   * The number of features of an image.
   *
   * @throws UserFacingException if there is no such architecture; the message names those there are
   * @throws IllegalArgumentException if it is an ensemble without members
   */
  static int features(String architecture, Map<String, Object> options) throws UserFacingException {
    if (architecture.equals(ENSEMBLE)) {
      return EnsembleOptions.features(options == null ? null : options.get(MEMBERS));
    }
    if (architecture.equals(ONNX)) {
      return ImageDataset.PIXELS;
    }
    Optional<ClassicalKind> kind = ClassicalKind.named(architecture);
    return kind.isPresent() ? kind.get().features() : Architecture.named(architecture).features();
  }

  /** The names of tensors whose values are bytes, and are stored as such. */
  static Set<String> byteTensors(String architecture, Map<String, Object> options) {
    if (architecture.equals(ENSEMBLE)) {
      return EnsembleOptions.byteTensors(options.get(MEMBERS));
    }
    return ClassicalKind.named(architecture).map(ClassicalKind::byteTensors).orElse(Set.of());
  }

  private static NetworkClassifier newNetwork(
      List<String> classNames,
      Architecture architecture,
      Map<String, HostTensor> parameters,
      Calibration calibration) {
    try {
      return NetworkClassifier.create(
          classNames,
          architecture.newNetwork(classNames.size(), 0),
          shapes -> {
            requireShapes(parameters, shapes);
            return parameters;
          },
          tensors -> calibration);
    } catch (UserFacingException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Checks tensors before an engine gets them.
   *
   * @throws IllegalArgumentException if one of them is missing or of another shape
   */
  static void requireShapes(Map<String, HostTensor> tensors, Map<String, long[]> shapes) {
    shapes.forEach(
        (name, shape) -> {
          HostTensor tensor = tensors.get(name);
          if (tensor == null || !Arrays.equals(tensor.shape(), shape)) {
            throw new IllegalArgumentException(
                "its parameters " + name + " are missing or have another shape");
          }
        });
  }

  /** Its name in {@code model.json}. */
  public String architecture() {
    return architecture;
  }

  /** Settings that are needed to use it: numbers, words and lists, by name; may be empty. */
  public Map<String, Object> options() {
    return options;
  }

  /** Its numbers, by name. */
  public Map<String, HostTensor> tensors() {
    return Collections.unmodifiableMap(tensors.get());
  }

  /** A classifier, which the caller closes. */
  public ScoredClassifier classifier(List<String> classNames, Calibration calibration) {
    return maker.make(classNames, calibration);
  }
}
