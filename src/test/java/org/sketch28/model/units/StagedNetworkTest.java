package org.sketch28.model.units;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.synth.StrokeDigits;
import org.sketch28.model.ImagePreparation;
import org.sketch28.model.network.Architecture;
import org.sketch28.model.network.NetworkClassifier;
import org.sketch28.model.network.RandomNetworks;

/** The arithmetic of single units against what the engine puts out, on every architecture. */
class StagedNetworkTest {

  private static final ImageDataset DIGITS = StrokeDigits.images("digits", 20, 3);
  private static final Map<Architecture, NetworkClassifier> NETWORKS =
      new EnumMap<>(Architecture.class);

  @AfterAll
  static void close() {
    NETWORKS.values().forEach(NetworkClassifier::close);
  }

  private static NetworkClassifier classifier(Architecture architecture) {
    return NETWORKS.computeIfAbsent(architecture, RandomNetworks::create);
  }

  private static StagedNetwork network(Architecture architecture) {
    return new StagedNetwork(classifier(architecture));
  }

  private static float[] image() {
    return DIGITS.image(4).toFloats();
  }

  @ParameterizedTest
  @EnumSource(Architecture.class)
  void stagesLeadFromTheImageToTheLogitsThatPredict(Architecture architecture) {
    StagedNetwork network = network(architecture);
    Activations activations = network.activations(image());
    List<Stage> stages = network.stages();
    assertEquals(Stage.Kind.INPUT, stages.get(0).kind());
    assertEquals(Stage.Kind.CLASSES, stages.get(stages.size() - 1).kind());
    for (int s = 0; s < stages.size(); s++) {
      assertEquals(stages.get(s).size(), activations.of(s).length, "stage " + s);
    }
    float[] logits = classifier(architecture).infer(image(), 1).get(0).logits();
    for (int c = 0; c < logits.length; c++) {
      assertEquals(logits[c], activations.of(stages.size() - 1)[c], 1e-3);
    }
  }

  @ParameterizedTest
  @EnumSource(Architecture.class)
  void sumsAreWhatUnitsPutOut(Architecture architecture) {
    StagedNetwork network = network(architecture);
    Activations activations = network.activations(image());
    Random random = new Random(3);
    for (int s = 1; s < network.stages().size(); s++) {
      Stage stage = network.stages().get(s);
      for (int i = 0; i < 12 && stage.kind() != Stage.Kind.RECURRENT; i++) {
        Unit unit =
            new Unit(
                s,
                random.nextInt(stage.channels()),
                random.nextInt(stage.height()),
                random.nextInt(stage.width()));
        UnitSum sum = network.sum(activations, unit);
        float value = network.value(activations, unit);
        assertEquals(value, sum.output(), 1e-3 * (1 + Math.abs(value)), unit.toString());
        for (UnitSum.Part part : sum.parts()) {
          double result = (part.sum() + part.bias()) * part.scale() + part.shift();
          assertEquals(part.result(), result, 1e-4 * (1 + Math.abs(result)));
          assertTerms(part);
        }
      }
    }
  }

  private static void assertTerms(UnitSum.Part part) {
    for (UnitSum.Term term : part.terms()) {
      double product = 0;
      for (int i = 0; i < term.patch().length; i++) {
        product += term.patch()[i] * term.kernel()[i];
      }
      assertEquals(part.height() * part.width(), term.patch().length);
      assertEquals(product, term.value(), 1e-4 * (1 + Math.abs(product)));
    }
  }

  @ParameterizedTest
  @EnumSource(Architecture.class)
  void channelsThatAreOffPutOutNothing(Architecture architecture) {
    StagedNetwork network = network(architecture);
    int last = network.stages().size() - 1;
    Set<Connection.Channel> off = new HashSet<>();
    for (int s = 1; s < last; s++) {
      off.add(new Connection.Channel(s, 1));
    }
    Activations activations = network.activations(image(), off);
    for (int s = 1; s < last; s++) {
      Stage stage = network.stages().get(s);
      for (int i = stage.index(1, 0, 0); i < stage.index(2, 0, 0); i++) {
        assertEquals(0, activations.of(s)[i]);
      }
      // What follows is the arithmetic of what is left.
      Unit unit = new Unit(s, 0, stage.height() / 2, stage.width() / 2);
      if (stage.kind() != Stage.Kind.RECURRENT) {
        float value = network.value(activations, unit);
        double sum = network.sum(activations, unit).output();
        assertEquals(value, sum, 1e-3 * (1 + Math.abs(value)));
      }
    }
  }

  @Test
  void residualStagesAddAConvolutionAndAShortcut() {
    StagedNetwork network = network(Architecture.RESNET);
    List<Stage.Kind> kinds = network.stages().stream().map(Stage::kind).toList();
    assertEquals(3, kinds.stream().filter(Stage.Kind.RESIDUAL::equals).count());
    int residual = kinds.indexOf(Stage.Kind.RESIDUAL);
    UnitSum sum = network.sum(network.activations(image()), new Unit(residual, 0, 5, 5));
    assertEquals(2, sum.parts().size());
    assertEquals(residual - 1, sum.parts().get(0).terms().get(0).from().stage());
    assertEquals(residual - 2, sum.parts().get(1).terms().get(0).from().stage());
  }

  @Test
  void theStrongestConnectionsComeFirst() {
    StagedNetwork network = network(Architecture.LENET5);
    Activations activations = network.activations(image());
    List<Connection> strongest = network.connections(activations, 2, 20);
    assertEquals(20, strongest.size());
    for (int i = 1; i < strongest.size(); i++) {
      assertTrue(Math.abs(strongest.get(i - 1).value()) >= Math.abs(strongest.get(i).value()));
    }
    Connection first = strongest.get(0);
    Unit unit = network.strongest(activations, 2, first.to().index());
    UnitSum.Part part = network.sum(activations, unit).parts().get(0);
    assertEquals(first.from(), part.terms().get(0).from());
    assertEquals(part.terms().get(0).value() * part.scale(), first.value(), 1e-5);
  }

  @ParameterizedTest
  @EnumSource(Architecture.class)
  void aPreferredImageExcitesItsUnitMoreThanGrey(Architecture architecture) {
    StagedNetwork network = network(architecture);
    for (int s = 1; s < network.stages().size(); s++) {
      Stage stage = network.stages().get(s);
      PreferredImage preferred =
          new PreferredImage(network, new Unit(s, 1, stage.height() / 2, stage.width() / 2));
      double before = preferred.activation();
      preferred.climb(4);
      preferred.climb(4);
      assertEquals(8, preferred.steps());
      assertTrue(preferred.activation() >= before, "stage " + s);
      for (float value : preferred.image()) {
        assertTrue(value >= 0 && value <= 1);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Architecture.class)
  void theStrongestImagesAreThoseOfTheLargestActivations(Architecture architecture) {
    StagedNetwork network = network(architecture);
    List<Activations> all = new ArrayList<>();
    for (int i = 0; i < DIGITS.size(); i++) {
      all.add(network.activations(DIGITS.image(i).toFloats()));
    }
    for (int s = 1; s < network.stages().size(); s++) {
      StrongestImages images = new StrongestImages(network, s, DIGITS, ImagePreparation.NONE, 3);
      assertFalse(images.isDone());
      while (!images.isDone()) {
        images.lookAtMore();
      }
      assertEquals(1, images.progress());
      float[] largest = new float[DIGITS.size()];
      for (int i = 0; i < DIGITS.size(); i++) {
        largest[i] = network.value(all.get(i), network.strongest(all.get(i), s, 1));
      }
      double last = Double.MAX_VALUE;
      for (StrongestImages.Found found : images.of(1)) {
        assertEquals(largest[found.index()], found.activation(), 1e-3);
        assertTrue(found.activation() <= last);
        last = found.activation();
      }
      int stage = s;
      for (int i = 0; i < DIGITS.size() && images.of(1).size() == 3; i++) {
        int index = i;
        if (images.of(1).stream().noneMatch(found -> found.index() == index)) {
          assertTrue(largest[i] <= last + 1e-3, "stage " + stage);
        }
      }
    }
  }
}
