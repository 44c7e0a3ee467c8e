package org.sketch28.train.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.SyntheticDatasets;
import org.sketch28.base.Progress;
import org.sketch28.model.engine.Engines;
import org.sketch28.model.network.Architecture;
import org.sketch28.model.store.ModelManifest;
import org.sketch28.model.store.ModelParameters;
import org.sketch28.model.store.WeightsDigest;
import org.sketch28.train.PauseControl;
import org.sketch28.train.TrainingConfigs;
import org.sketch28.workspace.Workspace;

/** What runs and models record of their training. */
class ModelProvenanceTest {

  @TempDir private Path home;
  private Workspace workspace;
  private TrainingService service;

  @BeforeEach
  void aSmallDataset() throws Exception {
    workspace = Workspace.in(home);
    SyntheticDatasets.addFewDigits(workspace);
    service = new TrainingService(workspace.catalog(), workspace.runs(), workspace.models());
  }

  private LoadedRun trained(Optional<String> start) throws Exception {
    NewRun request =
        new NewRun(
            "A run", List.of("few"), TrainingConfigs.small(Architecture.LINEAR, 1, 20), start);
    LoadedRun run = service.create(request, Progress.NONE);
    return run.with(service.session(run, new PauseControl(), event -> {}).train());
  }

  private ModelManifest model(LoadedRun run, String name) throws Exception {
    ModelBuilder.Label label =
        new ModelBuilder.Label(workspace.ownModels().resolve(name), "Title", "Text", "command", 3);
    return service
        .buildModel(run, new ModelRequest(label, Optional.empty(), true), Progress.NONE)
        .entry()
        .manifest();
  }

  @Test
  void aModelRecordsItsRunItsMachineAndTheModelThatItStartedFrom() throws Exception {
    ModelManifest first = model(trained(Optional.empty()), "first");
    LoadedRun run = trained(Optional.of("first"));
    assertEquals(List.of(TrainingMachine.here()), run.info().machines());
    assertEquals(Engines.description(), run.info().machines().get(0).engine());
    ModelManifest second = model(run, "second");
    ModelProvenance provenance = ModelProvenance.of(second).orElseThrow();
    assertEquals(run.info().id(), provenance.run());
    assertEquals(run.info().config(), provenance.settings());
    assertEquals(run.info().machines(), provenance.machines());
    assertEquals(
        new ModelReference("first", first.parametersSha256()), provenance.origin().start());
    assertNull(provenance.origin().teacher());
    assertEquals(
        WeightsDigest.of(workspace.runs().best(run.info().id())),
        WeightsDigest.of(ModelParameters.read(workspace.models().find("second")).weights()));
  }

  @Test
  void eachMeasurementOnTestImagesIsCounted() throws Exception {
    LoadedRun run = trained(Optional.empty());
    assertEquals(0, run.info().tests());
    model(run, "once");
    model(run, "twice");
    assertEquals(2, workspace.runs().find(run.info().id()).tests());
  }

  @Test
  void whatEarlierVersionsDidNotRecordIsNotMadeUp() throws Exception {
    RunInfo run = trained(Optional.empty()).info();
    RunInfo old = RunInfoBuilder.builder(run).origin(null).machines(List.of()).tests(null).build();
    assertNull(old.tested(0.5).tests());
    TrainingMachine here = TrainingMachine.here();
    List<TrainingMachine> resumed = old.on(here).on(here).machines();
    assertEquals(List.of(TrainingMachine.UNKNOWN, here), resumed);
    assertFalse(resumed.get(0).isKnown());
    assertTrue(resumed.get(1).isKnown());
    ModelManifest digits = workspace.models().find("digits").manifest();
    ModelProvenance shipped = ModelProvenance.of(digits).orElseThrow();
    assertNull(shipped.origin());
    assertEquals(List.of(), shipped.machines());
    assertEquals(
        Optional.empty(),
        ModelProvenance.of(workspace.models().find("lira-small").manifest()),
        "a system without epochs");
  }

  @Test
  void theProcessorIsNamedAsTheSystemNamesIt() throws Exception {
    Path file = home.resolve("cpuinfo");
    Map<String, String> none = Map.of();
    assertEquals(System.getProperty("os.arch"), TrainingMachine.processor(file, none));
    Files.writeString(file, "processor\t: 0\nmodel name\t: A processor, 2 GHz\nmodel name\t: B\n");
    assertEquals("A processor, 2 GHz", TrainingMachine.processor(file, none));
    Files.writeString(file, "processor : 0\n");
    Map<String, String> windows = Map.of("PROCESSOR_IDENTIFIER", "Intel64 Family 6");
    assertEquals("Intel64 Family 6", TrainingMachine.processor(file, windows));
  }
}
