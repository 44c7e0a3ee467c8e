package org.sketch28.workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
      Optional<DatasetInfo> info =
          catalog.list().stream()
              .map(dataset -> dataset.info())
              .filter(each -> each.name().equals(name.strip()))
              .findFirst();
      lines.add(
          info.map(i -> "%s: %s (%s)".formatted(i.title(), i.licence(), i.source()))
              .orElse(name.strip() + ": its licence is not known here"));
    }
    return lines;
  }
}
