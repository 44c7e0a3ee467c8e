package org.sketch28.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sketch28.base.UserFacingException;
import org.sketch28.model.store.ModelManifest;
import org.sketch28.model.store.ModelStore;
import org.sketch28.train.TrainingEvent;
import org.sketch28.train.run.ModelProvenance;
import org.sketch28.train.run.RunInfo;
import org.sketch28.train.run.RunStore;
import org.sketch28.workspace.Workspace;

/** Which model is from which run. */
final class RunModels {

  /** Earlier versions named the run in the command alone. */
  private static final Pattern ID = Pattern.compile("\\brun (\\d{8}-\\d{6}-\\d{3}-[0-9a-f]{4})\\b");

  private final Workspace workspace;
  private final RunStore runs;

  RunModels(Workspace workspace) {
    this.workspace = workspace;
    this.runs = workspace.runs();
  }

  /** The run of an id, of the beginning of one, or the latest; empty if there is no such run. */
  Optional<RunInfo> run(String id) throws UserFacingException {
    boolean any =
        id.equals("last") || runs.list().stream().anyMatch(run -> run.id().startsWith(id));
    return any ? Optional.of(runs.find(id)) : Optional.empty();
  }

  /** The model that was built from a run: the one in its folder, or else one of the user's. */
  Optional<ModelStore.Entry> of(RunInfo run) throws UserFacingException {
    List<ModelStore.Entry> all =
        new ArrayList<>(new ModelStore(List.of(runs.modelFolder(run.id()).getParent())).list());
    all.addAll(workspace.trainedModels().list());
    return all.stream()
        .filter(model -> runId(model.manifest()).filter(run.id()::equals).isPresent())
        .findFirst();
  }

  /** The run that a model is from, if it is here. */
  Optional<RunInfo> runOf(ModelStore.Entry model) {
    Optional<String> id = runId(model.manifest());
    return runs.list().stream().filter(run -> id.filter(run.id()::equals).isPresent()).findFirst();
  }

  private static Optional<String> runId(ModelManifest manifest) {
    Optional<ModelProvenance> provenance = ModelProvenance.of(manifest);
    Optional<String> named = provenance.map(ModelProvenance::run);
    return named.isPresent()
        ? named
        : provenance
            .map(ModelProvenance::command)
            .map(ID::matcher)
            .filter(Matcher::find)
            .map(found -> found.group(1));
  }

  /** The epochs among the events of a run. */
  static List<ReportData.Epoch> epochs(List<TrainingEvent> events) {
    List<ReportData.Epoch> epochs = new ArrayList<>();
    for (TrainingEvent event : events) {
      if (event instanceof TrainingEvent.Epoch each) {
        epochs.add(
            new ReportData.Epoch(
                each.epoch(),
                each.trainingLoss(),
                each.trainingAccuracy(),
                finite(each.validationLoss()),
                finite(each.validationAccuracy()),
                each.seconds()));
      }
    }
    return epochs;
  }

  private static Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
