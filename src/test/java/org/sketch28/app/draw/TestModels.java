package org.sketch28.app.draw;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.Domain;
import org.sketch28.image.GrayImage;
import org.sketch28.image.preprocess.MnistPreprocessor;
import org.sketch28.model.Classifier;
import org.sketch28.model.Prediction;
import org.sketch28.model.recognize.Recognizer;
import org.sketch28.model.store.ModelStore;

/** Models for tests of view models, without an engine. */
final class TestModels {

  private TestModels() {}

  /** The manifest and folder of the digits model that ships. */
  static ModelStore.Entry digits() throws UserFacingException {
    Path models = Path.of(System.getProperty("sketch28.home"), "models");
    return new ModelStore(List.of(models)).find("digits");
  }

  /** A folder with the manifest of a model that was fine-tuned from another one. */
  static ModelStore.Entry fineTuned(Path folder, String base)
      throws IOException, UserFacingException {
    ObjectMapper json = new ObjectMapper();
    ObjectNode manifest =
        (ObjectNode) json.readTree(digits().folder().resolve("model.json").toFile());
    manifest.put("name", folder.getFileName().toString());
    manifest.putObject("recipe").put("from", base + " 0123");
    Files.createDirectories(folder);
    json.writeValue(folder.resolve("model.json").toFile(), manifest);
    return ModelStore.entry(folder);
  }

  /** Predicts the same class for every image. */
  static final class ConstantClassifier implements Classifier {

    private final List<String> classNames;
    private final int best;
    private final boolean known;
    private final float confidence;
    private boolean closed;

    ConstantClassifier(List<String> classNames, int best, boolean known) {
      this(classNames, best, known, 0.9f);
    }

    ConstantClassifier(List<String> classNames, int best, boolean known, float confidence) {
      this.confidence = confidence;
      this.classNames = List.copyOf(classNames);
      this.best = best;
      this.known = known;
    }

    @Override
    public List<String> classNames() {
      return classNames;
    }

    @Override
    public List<Prediction> predict(List<GrayImage> images) {
      float[] probabilities = new float[classNames.size()];
      Arrays.fill(probabilities, (1 - confidence) / (classNames.size() - 1));
      probabilities[best] = confidence;
      return images.stream().map(i -> new Prediction(probabilities, known ? 1 : -1)).toList();
    }

    @Override
    public void close() {
      closed = true;
    }

    boolean isClosed() {
      return closed;
    }
  }

  /** A classifier of digits that is sure of the same digit every time. */
  static ConstantClassifier always(int digit) {
    return new ConstantClassifier(Domain.DIGITS.classNames(), digit, true);
  }

  /** A recogniser of drawings with a classifier. */
  static Recognizer recognizer(Classifier classifier) throws UserFacingException {
    return new Recognizer(digits(), new MnistPreprocessor(), classifier);
  }
}
