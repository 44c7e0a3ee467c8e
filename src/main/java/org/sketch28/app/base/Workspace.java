package org.sketch28.app.base;

import java.nio.file.Path;
import java.util.List;
import org.sketch28.base.UserFolders;
import org.sketch28.data.DatasetFolders;
import org.sketch28.data.catalog.Catalog;
import org.sketch28.data.catalog.PublicDatasets;
import org.sketch28.data.corrections.CorrectionStore;
import org.sketch28.data.drawings.DrawingStore;
import org.sketch28.evaluate.EvaluationStore;
import org.sketch28.train.run.RunStore;

/**
 * Where everything is that the user makes or downloads.
 *
 * @param folders of datasets
 * @param data the folder of all the rest
 */
public record Workspace(DatasetFolders folders, Path data) {

  /** The folders of this machine and user. */
  public static Workspace standard() {
    return new Workspace(DatasetFolders.standard(), UserFolders.data());
  }

  /** All below one folder, and nothing shared. */
  public static Workspace in(Path folder) {
    return new Workspace(new DatasetFolders(List.of(), folder.resolve("data")), folder);
  }

  /** The user's labelled drawings. */
  public DrawingStore drawings() {
    return new DrawingStore(data.resolve("drawings"));
  }

  /** Training runs. */
  public RunStore runs() {
    return new RunStore(data.resolve("runs"));
  }

  /** What models said of datasets. */
  public EvaluationStore evaluations() {
    return new EvaluationStore(data);
  }

  /** All datasets. */
  public Catalog catalog() {
    return new Catalog(
        PublicDatasets.standard(),
        folders,
        drawings(),
        new CorrectionStore(data.resolve("corrections")));
  }
}
