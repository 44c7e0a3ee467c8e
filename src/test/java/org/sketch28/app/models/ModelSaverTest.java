package org.sketch28.app.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.app.base.ManualTasks;
import org.sketch28.app.base.Tasks;
import org.sketch28.export.ModelExporter;
import org.sketch28.model.store.ModelPackage;
import org.sketch28.model.store.ModelStore;
import org.sketch28.report.EmbeddedData;
import org.sketch28.workspace.Workspace;

class ModelSaverTest {

  @TempDir private Path home;
  private final List<Throwable> faults = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();
  private final List<String> suggested = new ArrayList<>();

  private void save(File answer) throws Exception {
    save(answer, ModelSaver::save);
  }

  private void save(File answer, BiConsumer<ModelSaver, ModelStore.Entry> what) throws Exception {
    Tasks tasks = ManualTasks.direct(faults);
    try (ModelSaver saver = new ModelSaver(Workspace.in(home), tasks, failures::add)) {
      saver.setDialog(
          chooser -> {
            suggested.add(chooser.getInitialFileName());
            return answer;
          });
      what.accept(saver, digits());
    }
  }

  private ModelStore.Entry digits() throws Exception {
    return Workspace.in(home).models().find("digits");
  }

  @AfterEach
  void noFaults() {
    assertEquals(List.of(), faults);
  }

  @Test
  void theSavedFileCanBeInstalled() throws Exception {
    Path file = home.resolve("saved.sketch28model");
    save(file.toFile());
    assertEquals(List.of("digits.sketch28model"), suggested);
    ModelStore.Entry installed =
        ModelPackage.install(
            file, new ModelStore(List.of(home.resolve("elsewhere"))), home.resolve("elsewhere"));
    assertEquals(digits().manifest(), installed.manifest());
    assertEquals(List.of(), failures);
  }

  private List<String> export(File answer) throws Exception {
    List<String> told = new ArrayList<>();
    Tasks tasks = ManualTasks.direct(faults);
    try (ModelSaver saver = new ModelSaver(Workspace.in(home), tasks, failures::add)) {
      saver.setDialog(
          chooser -> {
            suggested.add(chooser.getInitialFileName());
            return answer;
          });
      saver.export(digits(), ModelExporter.Format.ONNX, told::add);
    }
    return told;
  }

  @Test
  void anExportSaysWhereItIs() throws Exception {
    Path folder = home.resolve("taken along");
    assertEquals(List.of("Exporting…", "Exported to " + folder), export(folder.toFile()));
    assertEquals(List.of("digits-onnx"), suggested);
    assertTrue(Files.readString(folder.resolve("README.md")).contains("- MNIST: CC BY-SA 3.0"));
  }

  @Test
  void anExportThatFailsSaysWhy() throws Exception {
    Path file = Files.writeString(home.resolve("a file"), "");
    assertEquals(List.of("Exporting…", ""), export(file.toFile()));
    assertEquals(1, failures.size());
    assertEquals(List.of(), export(null));
  }

  @Test
  void aReportIsSavedAsHtml() throws Exception {
    Path file = home.resolve("digits.html");
    save(file.toFile(), ModelSaver::saveReport);
    assertEquals(List.of("digits.html"), suggested);
    assertEquals("digits", EmbeddedData.read(file).model());
    assertEquals(List.of(), failures);
  }

  @Test
  void aFileThatCannotBeWrittenGivesAMessage() throws Exception {
    Path folder = Files.writeString(home.resolve("a file"), "");
    save(folder.resolve("x.sketch28model").toFile());
    assertEquals(1, failures.size());
  }

  @Test
  void nothingIsSavedIfTheUserCancels() throws Exception {
    save(null);
    assertEquals(1, suggested.size());
    assertEquals(List.of(), failures);
    assertTrue(Files.notExists(home.resolve("models")));
  }
}
