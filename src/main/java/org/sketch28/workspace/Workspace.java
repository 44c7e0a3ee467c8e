package org.sketch28.workspace;

import java.nio.file.Path;
import java.util.List;
import org.sketch28.base.UserFolders;
import org.sketch28.data.DatasetFolders;
import org.sketch28.data.catalog.Catalog;
import org.sketch28.data.catalog.PublicDatasets;
import org.sketch28.data.corrections.CorrectionStore;
import org.sketch28.data.drawings.ClassSetStore;
import org.sketch28.data.drawings.DrawingStore;
import org.sketch28.evaluate.EvaluationStore;
import org.sketch28.evaluate.Evaluator;
import org.sketch28.evaluate.HumanRate;
import org.sketch28.model.store.ModelStore;
import org.sketch28.train.ladder.SavedTrainings;
import org.sketch28.train.run.RunStore;

/**
 * The folders of everything that the user makes or downloads. The window and the command line each
 * receive one; the packages below them do not know the user's folders.
 *
 * @param datasets the folders of datasets
 * @param shippedModels the folder of the models that ship with the program
 * @param data the folder of everything that the user makes
 * @param cache the folder of everything that the program can create again
 */
public record Workspace(DatasetFolders datasets, Path shippedModels, Path data, Path cache) {

  /** The folders of this user on this machine. */
  public static Workspace standard() {
    return new Workspace(
        DatasetFolders.standard().withShipped(shipped("assets/data")),
        shipped("models"),
        UserFolders.data(),
        UserFolders.cache());
  }

  /** All folders below one folder, except for the models and test files that ship. */
  public static Workspace in(Path folder) {
    return new Workspace(
        new DatasetFolders(List.of(), folder.resolve("data")).withShipped(shipped("assets/data")),
        shipped("models"),
        folder,
        folder.resolve("cache"));
  }

  /** A folder of the program itself. */
  private static Path shipped(String name) {
    return Path.of(System.getProperty("sketch28.home", "."), name);
  }

  /** The user's labelled drawings. */
  public DrawingStore drawings() {
    return new DrawingStore(data.resolve("drawings"));
  }

  /** The user's own classes. */
  public ClassSetStore classSets() {
    return new ClassSetStore(data.resolve("classes"));
  }

  /** The user's corrections of labels. */
  public CorrectionStore corrections() {
    return new CorrectionStore(data.resolve("corrections"));
  }

  /** Training runs. */
  public RunStore runs() {
    return new RunStore(data.resolve("runs"));
  }

  /** The trainings of systems that were begun and have not ended. */
  public SavedTrainings trainings() {
    return new SavedTrainings(data.resolve("trainings"));
  }

  /** The models that ship with the program, then the user's own. */
  public ModelStore models() {
    return new ModelStore(List.of(shippedModels, ownModels()));
  }

  /** The user's own models. */
  public ModelStore trainedModels() {
    return new ModelStore(List.of(ownModels()));
  }

  /** The folder of the user's own models. */
  public Path ownModels() {
    return data.resolve("models");
  }

  /** How well the user reads MNIST. */
  public HumanRate humanRate() {
    return new HumanRate(data.resolve("human-rate.json"));
  }

  /** All datasets. */
  public Catalog catalog() {
    return new Catalog(
        PublicDatasets.standard(), datasets, drawings(), corrections(), cache.resolve("datasets"));
  }

  /** Evaluates models on these datasets, and saves the results. */
  public Evaluator evaluator() {
    return new Evaluator(catalog(), new EvaluationStore(data));
  }
}
