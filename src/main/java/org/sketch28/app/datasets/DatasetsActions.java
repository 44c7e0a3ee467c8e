package org.sketch28.app.datasets;

import java.net.URI;
import org.sketch28.data.Split;

/** What the datasets view asks of the rest of the window. */
public interface DatasetsActions {

  /** Opens an image on the canvas. */
  void open(DatasetsView.Opened opened);

  /**
   * Shows the training view with a dataset selected.
   *
   * @param dataset its name
   */
  void trainOn(String dataset);

  /**
   * Shows the errors view with a part of a dataset selected.
   *
   * @param dataset its name
   */
  void findErrors(String dataset, Split part);

  /** Opens a page in the browser. */
  void browse(URI page);
}
