package org.sketch28.app.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.evaluate.TestLooks;
import org.sketch28.image.GrayImage;
import org.sketch28.model.store.ModelStore;
import org.sketch28.train.tune.HandAccuracy;
import org.sketch28.train.tune.PersonalFineTuning;
import org.sketch28.workspace.Workspace;

class HandMeterTest {

  @TempDir private Path home;

  @Test
  void theLookAtTestImagesIsCounted() throws Exception {
    Workspace workspace = Workspace.in(home);
    ModelStore.Entry model = workspace.models().find("linear-1998");
    HandAccuracy measured =
        new HandMeter(workspace)
            .measure(model, List.of(new PersonalFineTuning.Correction(3, GrayImage.blank(28, 28))));
    assertTrue(measured.others().orElseThrow() > 0.8, measured.toString());
    List<TestLooks.Look> looks = workspace.evaluator().store().looks().list();
    assertEquals(1, looks.size());
    assertEquals("mnist", looks.get(0).dataset());
    assertTrue(looks.get(0).isNew());
    assertEquals(model.manifest().parametersSha256(), looks.get(0).parameters());
  }
}
