package org.sketch28.app.errors;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.sketch28.app.SmallWorkspace;
import org.sketch28.app.base.ManualTasks;
import org.sketch28.app.errors.evaluation.ErrorsViewModel;
import org.sketch28.app.errors.evaluation.OpenEvaluation;
import org.sketch28.evaluate.Evaluation;
import org.sketch28.model.store.ModelStore;
import org.sketch28.workspace.Workspace;

/** The errors view without a window: a small model, opened on the images of a small dataset. */
public final class OpenErrors implements AutoCloseable {

  private final ManualTasks tasks = new ManualTasks();
  private final List<String> messages = new ArrayList<>();
  private final Workspace workspace;
  private final ErrorsViewModel viewModel;

  private OpenErrors(Path home) throws Exception {
    workspace = SmallWorkspace.withModel(home);
    viewModel =
        new ErrorsViewModel(
            new ModelStore(List.of(workspace.ownModels())),
            workspace.evaluator(),
            tasks.tasks(),
            messages::add);
  }

  /** A model and a dataset are chosen, and nothing is open. */
  public static OpenErrors chosen(Path home) throws Exception {
    OpenErrors errors = new OpenErrors(home);
    errors.viewModel.refresh();
    errors.tasks.runAll();
    errors.choose(SmallWorkspace.DATASET);
    return errors;
  }

  /** The model was evaluated on the test images, and the evaluation is open. */
  public static OpenErrors evaluated(Path home) throws Exception {
    OpenErrors errors = chosen(home);
    errors.evaluate();
    return errors;
  }

  /** Chooses a dataset. */
  public void choose(String dataset) {
    viewModel.datasets().stream()
        .filter(info -> info.name().equals(dataset))
        .forEach(viewModel.datasetProperty()::set);
    tasks.runAll();
  }

  /** Evaluates what is chosen. */
  public OpenEvaluation evaluate() {
    viewModel.evaluate();
    tasks.runAll();
    return opened();
  }

  /** Null while nothing is open. */
  public OpenEvaluation opened() {
    return viewModel.openedProperty().get();
  }

  /** The open evaluation. */
  public Evaluation evaluation() {
    return opened().evaluation();
  }

  public ErrorsViewModel viewModel() {
    return viewModel;
  }

  public ManualTasks tasks() {
    return tasks;
  }

  /** The messages for the user. */
  public List<String> messages() {
    return messages;
  }

  public Workspace workspace() {
    return workspace;
  }

  @Override
  public void close() {
    viewModel.close();
    if (!tasks.faults().isEmpty()) {
      throw new AssertionError("unexpected faults", tasks.faults().get(0));
    }
  }
}
