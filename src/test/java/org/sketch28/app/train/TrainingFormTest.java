package org.sketch28.app.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sketch28.app.base.Messages;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.Domain;
import org.sketch28.data.augment.AugmentationBuilder;
import org.sketch28.model.ImagePreparation;
import org.sketch28.model.network.Architecture;
import org.sketch28.train.Preset;
import org.sketch28.train.Protocol;
import org.sketch28.train.TrainingConfig;
import org.sketch28.train.TrainingConfigBuilder;
import org.sketch28.train.step.OptimizerConfig;
import org.sketch28.train.step.OptimizerConfigBuilder;

class TrainingFormTest {

  private final TrainingConfig quick = Preset.QUICK.config(Domain.DIGITS);
  private final TrainingForm form = new TrainingForm(quick);

  @ParameterizedTest
  @EnumSource(Preset.class)
  void whatIsShownIsRead(Preset preset) throws Exception {
    for (Domain domain : Domain.values()) {
      form.show(preset.config(domain));
      assertEquals(preset.config(domain), form.read());
    }
  }

  @ParameterizedTest
  @EnumSource(NumberSetting.class)
  void eachFieldChangesItsOwnSettingOnly(NumberSetting setting) throws Exception {
    double before = setting.in(quick);
    form.numberProperty(setting).set("17");
    TrainingConfig read = form.read();
    assertEquals(17, setting.in(read));
    assertEquals(quick, setting.with(read, before), "everything else is as it was");
  }

  @Test
  void whatThePublishedProtocolAllowsIsNoProblem() throws Exception {
    form.numberProperty(NumberSetting.VALIDATION_SHARE).set("0");
    form.numberProperty(NumberSetting.PATIENCE).set("3");
    assertTrue(form.problemsProperty().get().containsKey(NumberSetting.PATIENCE));
    form.protocolProperty().set(Protocol.PUBLISHED);
    assertEquals(Map.of(), form.problemsProperty().get());
    form.protocolProperty().set(Protocol.HONEST);
    assertTrue(form.problemsProperty().get().containsKey(NumberSetting.PATIENCE));
  }

  @Test
  void whatIsDoneWithImagesIsReadForEveryNetwork() throws Exception {
    form.preparationProperty().set(ImagePreparation.WIDTH_12);
    form.architectureProperty().set(Architecture.LENET5);
    assertEquals(ImagePreparation.WIDTH_12, form.read().preparation());
  }

  @Test
  void choicesAreRead() throws Exception {
    form.architectureProperty().set(Architecture.LENET5);
    form.optimizerProperty().set(OptimizerConfig.Kind.SGD);
    form.scheduleProperty().set(OptimizerConfig.Schedule.STEP);
    form.flipProperty().set(true);
    TrainingConfig expected =
        TrainingConfigBuilder.builder(quick)
            .architecture(Architecture.LENET5)
            .optimizer(
                OptimizerConfigBuilder.builder(quick.optimizer())
                    .kind(OptimizerConfig.Kind.SGD)
                    .schedule(OptimizerConfig.Schedule.STEP)
                    .build())
            .augmentation(AugmentationBuilder.builder(quick.augmentation()).flip(true).build())
            .build();
    assertEquals(expected, form.read());
  }

  @Test
  void aDecimalCommaIsUnderstood() throws Exception {
    form.numberProperty(NumberSetting.LEARNING_RATE).set(" 0,25 ");
    assertEquals(0.25, form.read().optimizer().learningRate());
  }

  @Test
  void wholeNumbersAreShownWithoutAPoint() {
    form.show(TrainingConfigBuilder.builder(quick).epochs(12).dropout(0.25).build());
    assertEquals("12", form.numberProperty(NumberSetting.EPOCHS).get());
    assertEquals("0.25", form.numberProperty(NumberSetting.DROPOUT).get());
  }

  @ParameterizedTest
  @ValueSource(strings = {"fast", "", "NaN", "Infinity", "1e9", "-2e9"})
  void theFieldThatIsNotANumberIsNamed(String typed) {
    form.numberProperty(NumberSetting.WEIGHT_DECAY).set(typed);
    UserFacingException e = assertThrows(UserFacingException.class, form::read);
    assertTrue(e.getMessage().contains(Messages.text("field.weightDecay")), e.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "EPOCHS; 0",
        "EPOCHS; 1.5",
        "BATCH_SIZE; 1",
        "BATCH_SIZE; 512",
        "LEARNING_RATE; fast",
        "LEARNING_RATE; 0",
        "WARM_UP; 0.6",
        "PATIENCE; -1",
        "ROTATION; -5",
        "SCALE; 1",
        "ERASE; 2"
      })
  void aValueThatCannotWorkMarksItsFieldWhileItIsTyped(NumberSetting setting, String typed) {
    form.setImages(300);
    assertEquals(Map.of(), form.problemsProperty().get());
    String before = form.numberProperty(setting).get();
    form.numberProperty(setting).set(typed);
    assertEquals(Set.of(setting), form.problemsProperty().get().keySet());
    UserFacingException e = assertThrows(UserFacingException.class, form::requireNoProblem);
    assertEquals(form.problemsProperty().get().get(setting).advice(), e.getMessage());
    form.numberProperty(setting).set(before);
    assertEquals(Map.of(), form.problemsProperty().get());
  }

  @Test
  void aBatchLargerThanTheDataIsOfferedSmaller() {
    form.setImages(60);
    TrainingForm.Problem problem = form.problemsProperty().get().get(NumberSetting.BATCH_SIZE);
    assertEquals(4, problem.better().orElseThrow(), "eight steps and more in 54 images");
    assertTrue(problem.advice().contains("54 training images"), problem.advice());
    form.numberProperty(NumberSetting.VALIDATION_SHARE).set("0");
    assertTrue(
        form.problemsProperty()
            .get()
            .get(NumberSetting.BATCH_SIZE)
            .advice()
            .contains("60 training images"));
    form.setImages(Integer.MAX_VALUE);
    assertEquals(Map.of(), form.problemsProperty().get());
  }

  @Test
  void aCommaSeparatesThousandsOfWholeNumbers() throws Exception {
    form.numberProperty(NumberSetting.EPOCHS).set("1,000");
    form.numberProperty(NumberSetting.DROPOUT).set("0,125");
    assertEquals(1000, form.read().epochs());
    assertEquals(0.125, form.read().dropout());
  }

  @Test
  void halfAnEpochIsRefused() {
    form.numberProperty(NumberSetting.EPOCHS).set("1.5");
    UserFacingException e = assertThrows(UserFacingException.class, form::read);
    assertEquals(Messages.text("train.notWhole", Messages.text("field.epochs")), e.getMessage());
  }

  @ParameterizedTest
  @EnumSource(NumberSetting.class)
  void eachFieldHasALabelAndAnExplanation(NumberSetting setting) {
    assertTrue(!Messages.text("field." + setting.key()).isBlank());
    assertTrue(!Messages.text("field." + setting.key() + ".tip").isBlank());
  }
}
