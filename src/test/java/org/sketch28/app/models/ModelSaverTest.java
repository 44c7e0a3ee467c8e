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

  @Test
  void anExportSaysWhereItIs() throws Exception {
    Path folder = home.resolve("taken along");
    Tasks tasks = ManualTasks.direct(faults);
    try (ModelSaver saver = new ModelSaver(Workspace.in(home), tasks, failures::add)) {
      saver.setDialog(chooser -> folder.toFile());
      saver.export(digits(), ModelExporter.Format.ONNX);
      assertEquals("Exported to " + folder, saver.writtenProperty().get());
      saver.forgetWritten();
      assertEquals("", saver.writtenProperty().get());
    }
    assertTrue(Files.readString(folder.resolve("README.md")).contains("- MNIST: CC BY-SA 3.0"));
  }

  @Test
  void anExportThatFailsSaysWhy() throws Exception {
    Path file = Files.writeString(home.resolve("a file"), "");
    Tasks tasks = ManualTasks.direct(faults);
    try (ModelSaver saver = new ModelSaver(Workspace.in(home), tasks, failures::add)) {
      saver.setDialog(chooser -> file.toFile());
      saver.export(digits(), ModelExporter.Format.ONNX);
      saver.setDialog(chooser -> null);
      saver.export(digits(), ModelExporter.Format.ONNX);
    }
    assertEquals(1, failures.size());
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
