package org.sketch28.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.app.base.ManualTasks;
import org.sketch28.app.base.Tasks;
import org.sketch28.data.Domain;
import org.sketch28.model.recognize.Recognizer;
import org.sketch28.model.store.ManifestFile;
import org.sketch28.model.store.ModelStore;
import org.sketch28.workspace.Workspace;

/** Selecting the models that ship and a copy of one, on the test's own thread. */
class ModelSelectionTest {

  @TempDir private Path home;
  private final List<Throwable> faults = new ArrayList<>();
  private final List<String> loaded = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();

  private ModelSelection selection(ModelStore models, Settings settings) {
    Tasks tasks = ManualTasks.direct(faults);
    return new ModelSelection(
        new ModelLoader(models, tasks), settings, tasks, this::use, failures::add);
  }

  private void use(Recognizer recognizer) {
    loaded.add(recognizer.entry().manifest().name());
    recognizer.close();
  }

  private static Settings settings(Domain domain, Map<Domain, String> models) {
    return new Settings(null, null, domain, models, 18, 255, Map.of());
  }

  /** A model of digits in the user's folder; its parameters may be missing. */
  private ModelStore.Entry own(String name, boolean whole) throws Exception {
    ModelStore.Entry shipped = Workspace.in(home).models().find("digits");
    Path folder = Files.createDirectories(home.resolve("models").resolve(name));
    if (whole) {
      String parameters = "model.safetensors";
      Files.copy(shipped.folder().resolve(parameters), folder.resolve(parameters));
    }
    ManifestFile.write(folder, shipped.manifest().withName(name));
    return ModelStore.entry(folder);
  }

  @AfterEach
  void noFaults() {
    assertEquals(List.of(), faults);
  }

  @Test
  void theSelectedModelOfEachDomainIsLoaded() throws Exception {
    own("mine", true);
    Settings settings = settings(Domain.DIGITS, Map.of(Domain.DIGITS, "mine"));
    try (ModelSelection selection = selection(Workspace.in(home).models(), settings)) {
      selection.refresh();
      selection.switchTo(Domain.GARMENTS);
      assertEquals(List.of("mine", "garments"), loaded);
      assertEquals(Domain.GARMENTS, selection.domainProperty().get());
      assertEquals(Map.of(Domain.DIGITS, "mine", Domain.GARMENTS, "garments"), selection.names());
      assertTrue(
          selection.choiceProperty().get().models().stream()
              .allMatch(entry -> entry.manifest().domain() == Domain.GARMENTS));
    }
    assertEquals(List.of(), failures);
  }

  @Test
  void aModelThatTheUserSelectsIsLoadedAndRemembered() throws Exception {
    ModelStore.Entry mine = own("mine", true);
    Settings settings = settings(Domain.DIGITS, Map.of());
    try (ModelSelection selection = selection(Workspace.in(home).models(), settings)) {
      selection.refresh();
      selection.select(mine);
      selection.refresh();
      assertEquals(List.of("digits", "mine", "mine"), loaded);
      assertEquals(mine, selection.choiceProperty().get().selected().orElseThrow());
    }
  }

  @Test
  void aNewModelIsLoadedOnceItIsRemembered() throws Exception {
    Settings settings = settings(Domain.DIGITS, Map.of());
    try (ModelSelection selection = selection(Workspace.in(home).models(), settings)) {
      selection.refresh();
      selection.remember(own("new", true));
      assertEquals(List.of("digits"), loaded);
      selection.refresh();
      assertEquals(List.of("digits", "new"), loaded);
    }
  }

  @Test
  void anUnknownNameSelectsTheFirstModel() {
    Settings settings = settings(Domain.GARMENTS, Map.of(Domain.GARMENTS, "deleted"));
    try (ModelSelection selection = selection(Workspace.in(home).models(), settings)) {
      selection.refresh();
    }
    assertEquals(1, loaded.size());
    assertEquals(List.of(), failures);
  }

  @Test
  void nothingIsLoadedBeforeTheModelsAreListed() {
    Settings settings = settings(Domain.DIGITS, Map.of());
    try (ModelSelection selection = selection(Workspace.in(home).models(), settings)) {
      selection.switchTo(Domain.GARMENTS);
      assertEquals(List.of(), loaded);
      assertEquals(List.of(), failures);
      selection.refresh();
      assertEquals(List.of("garments"), loaded);
    }
  }

  @Test
  void aSnapshotOfTrainingChangesTheDomainOnly() {
    Settings settings = settings(Domain.DIGITS, Map.of());
    try (ModelSelection selection = selection(Workspace.in(home).models(), settings)) {
      selection.refresh();
      selection.setDomain(Domain.GARMENTS);
      assertEquals(List.of("digits"), loaded);
      selection.reload();
      assertEquals(List.of("digits", "garments"), loaded);
    }
  }

  @Test
  void aSnapshotOfAnotherDomainOffersItsModels() {
    Settings settings = settings(Domain.DIGITS, Map.of());
    try (ModelSelection selection = selection(Workspace.in(home).models(), settings)) {
      selection.refresh();
      selection.setDomain(Domain.GARMENTS);
      ModelSelection.Choice choice = selection.choiceProperty().get();
      assertEquals(
          Optional.of("garments"), choice.selected().map(entry -> entry.manifest().name()));
      assertTrue(choice.models().stream().allMatch(e -> e.manifest().domain() == Domain.GARMENTS));
      assertEquals(List.of("digits"), loaded);
    }
  }

  /**
   * Whoever uses a network that is being trained loads the selected model again when one is chosen.
   */
  @Test
  void whoeverHearsOfTheChoiceLoadsTheSelectedModel() throws Exception {
    ModelStore.Entry mine = own("mine", true);
    Settings settings = settings(Domain.DIGITS, Map.of());
    try (ModelSelection selection = selection(Workspace.in(home).models(), settings)) {
      selection.refresh();
      selection
          .choiceProperty()
          .addListener(
              (p, before, now) -> {
                if (!before.selected().equals(now.selected())) {
                  selection.reload();
                }
              });
      selection.select(mine);
      assertEquals(
          Optional.of("mine"),
          selection.choiceProperty().get().selected().map(entry -> entry.manifest().name()));
      assertEquals("mine", loaded.get(loaded.size() - 1));
    }
  }

  @Test
  void withoutAnyModelThereIsAMessage() {
    ModelStore none = new ModelStore(List.of(home.resolve("empty")));
    try (ModelSelection selection = selection(none, settings(Domain.DIGITS, Map.of()))) {
      selection.refresh();
      assertTrue(selection.choiceProperty().get().selected().isEmpty());
      assertTrue(selection.missingProperty().get());
    }
    assertEquals(1, failures.size());
  }

  @Test
  void aDamagedModelGivesAMessage() throws Exception {
    own("damaged", false);
    Settings settings = settings(Domain.DIGITS, Map.of(Domain.DIGITS, "damaged"));
    try (ModelSelection selection = selection(Workspace.in(home).models(), settings)) {
      selection.refresh();
    }
    assertEquals(List.of("digits"), loaded, "the one that ships");
    assertEquals(1, failures.size());
  }

  @Test
  void aModelThatCannotBeLoadedIsNeitherShownNorRemembered() throws Exception {
    own("damaged", false);
    ModelStore.Entry mine = own("mine", true);
    Settings settings = settings(Domain.DIGITS, Map.of(Domain.DIGITS, "mine"));
    try (ModelSelection selection = selection(Workspace.in(home).models(), settings)) {
      selection.refresh();
      ModelStore.Entry damaged =
          selection.choiceProperty().get().models().stream()
              .filter(entry -> entry.manifest().name().equals("damaged"))
              .findFirst()
              .orElseThrow();
      selection.select(damaged);
      assertEquals(
          Optional.of(mine.manifest().name()),
          selection.choiceProperty().get().selected().map(entry -> entry.manifest().name()));
      assertEquals("mine", selection.names().get(Domain.DIGITS));
    }
    assertEquals(List.of("mine"), loaded);
    assertEquals(1, failures.size());
  }
}
