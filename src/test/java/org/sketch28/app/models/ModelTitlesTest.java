package org.sketch28.app.models;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sketch28.data.Domain;
import org.sketch28.model.store.ModelManifest;
import org.sketch28.model.store.ModelManifestBuilder;
import org.sketch28.model.store.ModelStore;

class ModelTitlesTest {

  private static ModelStore.Entry entry(ModelManifest manifest) {
    return ModelStore.Entry.unsaved(manifest);
  }

  private static ModelManifestBuilder manifest(String name, String title) {
    return ModelManifestBuilder.builder()
        .name(name)
        .title(title)
        .architecture("lenet5")
        .domain(Domain.DIGITS)
        .data(new ModelManifest.Data("mnist", Map.of(), ""))
        .results(List.of(new ModelManifest.Result("test accuracy", 0.9861, 10_000, "")));
  }

  private static final ModelStore.Entry DIGITS = entry(manifest("digits", "Digits").build());
  private static final ModelStore.Entry GARMENTS =
      entry(manifest("garments", "Garments").domain(Domain.GARMENTS).build());
  private static final ModelStore.Entry RUN =
      entry(manifest("lenet5-mnist-1", "lenet5 · MNIST").build());

  @Test
  void whatShipsIsBuiltInAndWhatIsAdaptedIsMyHand() {
    assertEquals("Built in", ModelTitles.of(DIGITS));
    ModelManifest adapted =
        manifest("digits-hand", "Digits, your hand").recipe(Map.of("from", "digits 12ab")).build();
    assertEquals("My handwriting", ModelTitles.of(entry(adapted)));
  }

  @Test
  void aModelFromARunIsCalledByWhatItIs() {
    assertEquals("LeNet-5 on MNIST, 98.6 %", ModelTitles.of(RUN));
    assertEquals(
        "LeNet-5 on MNIST, 98.6 %",
        ModelTitles.of(entry(manifest("made", "lenet5 on mnist").build())));
    assertEquals(
        "LeNet-5 on MNIST + stroke digits",
        ModelTitles.of(
            entry(
                manifest("made", "lenet5 on mnist")
                    .data(new ModelManifest.Data("mnist,stroke-digits", Map.of(), ""))
                    .results(null)
                    .build())));
  }

  @Test
  void aTitleThatTheUserGaveStays() {
    assertEquals("For Anna, 98.6 %", ModelTitles.of(entry(manifest("a", "For Anna").build())));
  }

  @Test
  void modelsWithTheSameTitleAreToldApart() {
    ModelStore.Entry again = entry(manifest("lenet5-mnist-2", "lenet5 · MNIST").build());
    List<ModelStore.Entry> all = List.of(DIGITS, GARMENTS, RUN, again);
    assertEquals("Built in (garments)", ModelTitles.of(GARMENTS, all));
    assertEquals("LeNet-5 on MNIST, 98.6 % · lenet5-mnist-2", ModelTitles.of(again, all));
    assertEquals("Built in", ModelTitles.of(DIGITS, List.of(DIGITS, RUN)));
  }
}
