package org.sketch28.workspace;

import java.util.ArrayList;
import java.util.List;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.catalog.Catalog;
import org.sketch28.data.catalog.DatasetInfo;
import org.sketch28.model.store.ModelManifest;

/** The licences of what a model was trained on. */
public final class DataLicences {

  private DataLicences() {}

  /**
   * A line for each dataset: its title, its licence and its source.
   *
   * @return empty if the model does not say what it was trained on
   */
  public static List<String> of(ModelManifest manifest, Catalog catalog) {
    List<String> lines = new ArrayList<>();
    if (manifest.data() == null || manifest.data().dataset() == null) {
      return lines;
    }
    for (String name : manifest.data().dataset().split(",", -1)) {
      lines.add(line(name.strip(), catalog));
    }
    return lines;
  }

  private static String line(String name, Catalog catalog) {
    try {
      DatasetInfo info = catalog.find(name).info();
      return "%s: %s (%s)".formatted(info.title(), info.licence(), info.source());
    } catch (UserFacingException e) {
      return name + ": its licence is not known here";
    }
  }
}
