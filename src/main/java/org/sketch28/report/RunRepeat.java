package org.sketch28.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sketch28.base.Progress;
import org.sketch28.base.UserFacingException;
import org.sketch28.model.store.WeightsDigest;
import org.sketch28.train.run.LoadedRun;
import org.sketch28.train.run.ModelReference;
import org.sketch28.train.run.NewRun;
import org.sketch28.train.run.TrainingData;
import org.sketch28.train.run.TrainingMachine;
import org.sketch28.train.run.TrainingService;
import org.sketch28.workspace.Workspace;

/** Creates a run again from its report, and compares the weights once it is trained. */
public final class RunRepeat {

  private final Workspace workspace;
  private final TrainingService service;
  private final ReportData report;

  /**
   * How a repeated run compares with the one in the report.
   *
   * @param weightsSha256 of the new weights
   * @param same whether they are those of the report
   * @param differences inputs that are not those of the report, or were not recorded there
   */
  public record Outcome(String weightsSha256, boolean same, List<String> differences) {}

  /**
   * @param workspace has the data, and receives the new run
   * @param report see {@link EmbeddedData#read}
   */
  public RunRepeat(Workspace workspace, ReportData report) {
    this.workspace = workspace;
    this.report = report;
    this.service = new TrainingService(workspace.catalog(), workspace.runs(), workspace.models());
  }

  /**
   * Creates the new run.
   *
   * @param progress of reading images; may end the work by throwing
   * @throws UserFacingException if the report lacks something, or the data or a model that the run
   *     began with is missing or another one; no run is left then
   */
  public LoadedRun create(Progress progress) throws UserFacingException {
    Optional<String> problem = RepeatProblem.of(report);
    if (problem.isPresent()) {
      throw new UserFacingException(problem.get());
    }
    requireModels();
    List<String> names = report.datasets().stream().map(ReportData.Source::name).toList();
    requireSameData(TrainingData.load(workspace.catalog(), names, report.config(), progress));
    return service.create(
        new NewRun(
            report.title() + " (repeated)",
            names,
            report.config(),
            start().map(ModelReference::name)),
        progress);
  }

  private Optional<ModelReference> start() {
    return Optional.ofNullable(report.origin()).map(origin -> origin.start());
  }

  private void requireModels() throws UserFacingException {
    List<ModelReference> needed = new ArrayList<>();
    start().ifPresent(needed::add);
    Optional.ofNullable(report.origin()).map(origin -> origin.teacher()).ifPresent(needed::add);
    for (ModelReference model : needed) {
      String here = workspace.models().find(model.name()).manifest().parametersSha256();
      if (!here.equals(model.parametersSha256())) {
        throw new UserFacingException(
            ("The run used the model %s as its start or teacher, but the model of that name on this"
                    + " machine has other weights. Install the original model, then try again.")
                .formatted(model.name()));
      }
    }
  }

  private void requireSameData(TrainingData here) throws UserFacingException {
    for (Map.Entry<String, String> file : report.sha256().entrySet()) {
      if (!file.getValue().equals(here.sha256().get(file.getKey()))) {
        throw new UserFacingException(
            "The data is not the same: the SHA-256 of %s differs from that in the report. Nothing was"
                    .formatted(file.getKey())
                + " trained. Get the dataset with that SHA-256, then try again.");
      }
    }
    if (!report.split().isEmpty() && !report.split().equals(here.split().description())) {
      throw new UserFacingException(
          ("The validation images would be others: %s in the report, %s here. Nothing was trained."
                  + " For MNIST, they depend on QMNIST's list of writers: download or remove QMNIST,"
                  + " then try again.")
              .formatted(report.split(), here.split().description()));
    }
  }

  /**
   * Compares a run with the one of the report.
   *
   * @param run the id of the new run, which has been trained
   * @throws UserFacingException if it has no weights
   */
  public Outcome compare(String run) throws UserFacingException {
    String weights = WeightsDigest.of(workspace.runs().best(run));
    return new Outcome(
        weights,
        weights.equals(report.weightsSha256()),
        differences(report, TrainingMachine.here()));
  }

  /** The inputs on this machine that are not those of the report, as phrases. */
  static List<String> differences(ReportData report, TrainingMachine here) {
    List<String> found = new ArrayList<>();
    if (report.sha256().isEmpty()) {
      found.add("data: not recorded");
    }
    if (report.origin() == null) {
      found.add("first weights: not recorded, random ones were used");
    }
    if (report.origin() != null
        && report.origin().teacher() != null
        && report.origin().variations() == null) {
      found.add("the teacher: in an earlier version of Sketch28 it saw the images as they are");
    }
    if (report.machines().isEmpty()) {
      found.add("version, engine, processor: not recorded");
    }
    for (TrainingMachine there : report.machines()) {
      add(found, "version", there.program(), here.program());
      add(found, "engine", there.engine(), here.engine());
      add(found, "processor", there.processor(), here.processor());
      if (there.cores() != here.cores()) {
        add(found, "cores", Integer.toString(there.cores()), Integer.toString(here.cores()));
      }
      add(found, "system", there.system(), here.system());
    }
    return found.stream().distinct().toList();
  }

  private static void add(List<String> found, String input, String there, String here) {
    if (!there.equals(here)) {
      String known = there.isEmpty() || there.equals("0") ? ReportText.UNKNOWN : there;
      found.add("%s: %s, here %s".formatted(input, known, here));
    }
  }
}
