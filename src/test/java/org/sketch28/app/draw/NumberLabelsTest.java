package org.sketch28.app.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sketch28.image.drawing.Drawing;

/** Labelling of the digits of a number. */
class NumberLabelsTest extends LabelledCanvas {

  @Test
  void aDigitOfANumberKeepsItsLastLabelOnly() throws Exception {
    open(home.resolve("drawings"));
    use(TestModels.always(1));
    draw(one(60), one(220));
    label(5);
    viewModel.partProperty().set(0);
    label(4);
    assertEquals(List.of("4"), labels());
    assertEquals(1, fineTuning.corrections().currentProperty().get(), "it is one drawing");
  }

  @Test
  void aDigitKeepsItsEarlierLabelUntilTheNewOneIsSaved() throws Exception {
    Path drawings = home.resolve("drawings");
    open(drawings);
    use(TestModels.always(1));
    draw(one(60), one(220));
    label(5);
    Files.move(drawings, home.resolve("aside"));
    Files.writeString(drawings, "in the folder's place");
    viewModel.partProperty().set(0);
    label(4);
    assertEquals(1, failures.size(), failures.toString());
    Files.delete(drawings);
    Files.move(home.resolve("aside"), drawings);
    assertEquals(List.of("5"), labels());
    viewModel.partProperty().set(0);
    label(4);
    assertEquals(List.of("4"), labels());
  }

  @Test
  void theLabelsOfANumberWaitForTheModel() throws Exception {
    open(home.resolve("drawings"));
    draw(one(60), one(200));
    label(1);
    label(7);
    assertEquals(List.of(), labels());
    use(sure());
    tasks.runAll();
    assertEquals(List.of("1"), labels());
    assertEquals(7, labeller.questionProperty().get().orElseThrow().label(), "of the second one");
    label(7);
    assertEquals(List.of("1", "7"), labels());
  }

  @Test
  void aQuestionIsOfOneDigitOnly() throws Exception {
    open(home.resolve("drawings"));
    use(sure());
    draw(one(60), one(200));
    label(7);
    assertTrue(labeller.questionProperty().get().isPresent(), "it is surely a 1");
    viewModel.partProperty().set(1);
    assertTrue(labeller.questionProperty().get().isEmpty(), "nothing was asked of this one");
  }

  @Test
  void digitsOfANumberAreSavedOneAfterAnotherHoweverFast() throws Exception {
    open(home.resolve("drawings"));
    use(TestModels.always(0));
    viewModel.show(Drawing.of(List.of(one(60), one(140), one(220))));
    Drawing number = drawing();
    // Before it is known that there are three.
    labeller.label(2);
    tasks.runAll();
    assertEquals(1, viewModel.partProperty().get());
    labeller.label(0);
    labeller.label(7);
    labeller.label(9);
    tasks.runAll();
    assertTrue(drawing().isEmpty());
    assertEquals(List.of("0", "2", "7"), labels());
    labeller.undo();
    tasks.runAll();
    tasks.runAll();
    assertEquals(number, drawing());
    assertEquals(2, viewModel.partProperty().get());
    label(4);
    assertTrue(drawing().isEmpty());
    assertEquals(List.of("0", "2", "4"), labels());
    assertEquals(List.of(), failures);
  }
}
