package org.sketch28.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.app.base.ManualTasks;
import org.sketch28.app.base.Tasks;
import org.sketch28.app.base.Theme;
import org.sketch28.app.draw.DrawViewModel;
import org.sketch28.data.Domain;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.image.drawing.Stroke;
import org.sketch28.image.drawing.StrokePoint;

class AutosaveTest {

  /** No process has this number. */
  private static final long KILLED = 999_999_999_999L;

  @TempDir private Path home;
  private final List<Throwable> faults = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();
  private final Tasks tasks = ManualTasks.direct(faults);
  private final DrawViewModel viewModel = new DrawViewModel(tasks);
  private final List<String> told = new ArrayList<>();
  private double brush = 18;

  private Autosave open() {
    return new Autosave(
        viewModel,
        recovery(ProcessHandle.current().pid()),
        () -> new Settings(null, null, Domain.DIGITS, Map.of(), brush, 255, Map.of()),
        home.resolve("settings.json"),
        tasks.saves("autosave", failures::add),
        told::add);
  }

  private CanvasRecovery recovery(long process) {
    return new CanvasRecovery(home.resolve("canvas"), process);
  }

  private Path ownFile() {
    return home.resolve("canvas").resolve(ProcessHandle.current().pid() + ".sketch28");
  }

  private long files() throws IOException {
    try (Stream<Path> files = Files.list(home.resolve("canvas"))) {
      return files.count();
    }
  }

  private static Drawing line(double x) {
    return Drawing.of(List.of(Stroke.pen(12, new StrokePoint(x, 40), new StrokePoint(x, 200))));
  }

  @AfterEach
  void noFaults() {
    assertEquals(List.of(), faults);
    assertEquals(List.of(), failures);
  }

  @Test
  void onlyChangesAreSaved() throws Exception {
    Autosave autosave = open();
    autosave.save();
    assertFalse(Files.exists(ownFile()));
    assertFalse(Files.exists(home.resolve("settings.json")));
    viewModel.show(line(50));
    brush = 30;
    autosave.save();
    assertTrue(Files.exists(ownFile()));
    assertEquals(30, Settings.read(home.resolve("settings.json")).brush());
    Files.delete(ownFile());
    Files.delete(home.resolve("settings.json"));
    autosave.save();
    assertFalse(Files.exists(ownFile()), "it was saved already");
    assertFalse(Files.exists(home.resolve("settings.json")));
  }

  @Test
  void whatCannotBeSavedIsTriedAgainAndTheUserIsToldOnce() throws Exception {
    Files.writeString(home.resolve("canvas"), "a file in the folder's place");
    Autosave autosave = open();
    viewModel.show(line(50));
    autosave.save();
    autosave.save();
    assertEquals(1, told.size(), told.toString());
    assertTrue(told.get(0).contains("cannot be saved"), told.toString());
    Files.delete(home.resolve("canvas"));
    autosave.save();
    assertTrue(Files.exists(ownFile()));
    assertEquals(1, told.size());
  }

  @Test
  void settingsThatAnotherWindowChangedMeanwhileStay() {
    Autosave autosave = open();
    Settings other =
        new Settings(null, Theme.Choice.DARK, null, Map.of(), 18, 255, Map.of(Domain.DIGITS, 4));
    assertTrue(other.writeChanges(Settings.defaults(), home.resolve("settings.json")));
    brush = 40;
    autosave.close();
    Settings saved = Settings.read(home.resolve("settings.json"));
    assertEquals(40, saved.brush());
    assertEquals(Theme.Choice.DARK, saved.theme());
    assertEquals(Map.of(Domain.DIGITS, 4), saved.corrections());
  }

  @Test
  void theDrawingOfAKilledWindowIsShownAndSafeAgain() throws Exception {
    recovery(KILLED).save(line(50));
    List<String> order = new ArrayList<>();
    viewModel.drawingProperty().addListener((p, o, drawing) -> order.add("drawing"));
    Autosave autosave = open();
    autosave.restore(() -> order.add("then"), folder -> failures.add("not shown"));
    assertEquals(line(50), viewModel.drawingProperty().get());
    assertEquals(List.of("drawing", "then"), order);
    assertEquals(1, files(), "the one that was taken over");
    autosave.save();
    assertEquals(1, files());
    assertTrue(Files.exists(ownFile()));
  }

  @Test
  void withoutAKilledWindowNothingIsShown() {
    List<String> order = new ArrayList<>();
    open().restore(() -> order.add("then"), folder -> failures.add("not shown"));
    assertEquals(List.of("then"), order);
    assertTrue(viewModel.emptyProperty().get());
  }

  @Test
  void closingSavesTheSettingsAndLeavesTheCanvasToTheNextWindow() {
    Autosave autosave = open();
    viewModel.show(line(50));
    autosave.save();
    brush = 40;
    autosave.close();
    assertFalse(Files.exists(ownFile()));
    assertEquals(List.of(line(50)), recovery(KILLED).takeLeft().drawings());
    assertEquals(40, Settings.read(home.resolve("settings.json")).brush());
  }

  @Test
  void settingsThatCannotBeWrittenAreTriedAgain() throws Exception {
    Path inTheWay = Files.createDirectories(home.resolve("settings.json/in the way"));
    Autosave autosave = open();
    brush = 30;
    autosave.save();
    Files.delete(inTheWay);
    Files.delete(home.resolve("settings.json"));
    autosave.save();
    assertEquals(30, Settings.read(home.resolve("settings.json")).brush());
  }

  @Test
  void settingsThatCannotBeReadAreNotTakenForChangesOfAnotherWindow() throws Exception {
    Autosave autosave = open();
    Files.writeString(home.resolve("settings.json"), "damaged");
    brush = 30;
    autosave.save();
    Settings saved = Settings.read(home.resolve("settings.json"));
    assertEquals(30, saved.brush());
    assertEquals(Domain.DIGITS, saved.domain());
  }
}
