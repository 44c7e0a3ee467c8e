package org.sketch28.app.train;

import javafx.stage.Window;
import org.sketch28.export.ModelExporter;
import org.sketch28.train.run.RunInfo;

/** What can be done with a saved run outside the Train view. */
public interface RunActions {

  /** Shows a run epoch by epoch. */
  void showEpochs(RunInfo run, Window owner);

  /** Asks for a file and writes a report on the run to it. */
  void report(RunInfo run);

  /** Asks for a folder and exports the run's model to it. */
  void export(RunInfo run, ModelExporter.Format format);

  /** Asks for a file and packs the run into it. */
  void pack(RunInfo run);

  /** Asks for the file of a packed run and installs it. */
  void install();
}
