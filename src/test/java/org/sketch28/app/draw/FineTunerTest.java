package org.sketch28.app.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.image.GrayImage;
import org.sketch28.model.store.ModelStore;
import org.sketch28.train.run.ModelReference;
import org.sketch28.train.tune.PersonalFineTuning;
import org.sketch28.workspace.Workspace;

class FineTunerTest {

  private static final int FEW = 64;

  @TempDir private Path home;

  @Test
  void theFineTunedModelKnowsWhatItWasFineTunedFrom() throws Exception {
    GrayImage line = GrayImage.of(28, 28, (x, y) -> x > 12 && x < 16 && y > 4 && y < 24 ? 255 : 0);
    List<Double> fractions = new ArrayList<>();
    ModelStore.Entry tuned =
        FineTuner.replaying(Workspace.in(home).catalog(), FEW)
            .tune(
                TestModels.digits(),
                Collections.nCopies(5, new PersonalFineTuning.Correction(1, line)),
                home.resolve("models/mine"),
                fractions::add);
    assertEquals("mine", tuned.manifest().name());
    assertEquals(
        Optional.of("digits"), PersonalFineTuning.base(tuned.manifest()).map(ModelReference::name));
    assertEquals(tuned.manifest(), ModelStore.entry(home.resolve("models/mine")).manifest());
    assertTrue(fractions.stream().allMatch(fraction -> fraction > 0 && fraction <= 1));
  }
}
