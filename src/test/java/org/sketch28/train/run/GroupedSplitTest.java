package org.sketch28.train.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sketch28.RealData;
import org.sketch28.data.Domain;
import org.sketch28.data.catalog.PenDigitsDataset;
import org.sketch28.data.synth.PenDigits;
import org.sketch28.workspace.Workspace;

class GroupedSplitTest {

  @Test
  void penDigitsAreValidatedByWritersOfTheirOwn() throws Exception {
    RealData.file("pendigits", "train.ndjson");
    TrainingData data =
        TrainingData.load(
            Workspace.standard().catalog(),
            List.of(PenDigitsDataset.NAME, "stroke-digits"),
            0.1,
            1);
    // Four writers of 250 drawings or one fewer, an image each; 600 of 6,000 stroke digits.
    int held = data.split().validation().size();
    assertTrue(held > 995 + 600 && held <= 1000 + 2000, "validation images: " + held);
    int training = data.split().training().size();
    assertTrue(training % PenDigits.VARIANTS == 0, "training images: " + training);
    assertEquals(Domain.DIGITS, data.domain());
  }
}
