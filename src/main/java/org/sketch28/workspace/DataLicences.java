package org.sketch28.workspace;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.catalog.DatasetInfo;
import org.sketch28.model.store.ModelContent;
import org.sketch28.model.store.ModelManifest;
import org.sketch28.model.store.ModelStore;
import org.sketch28.train.run.ModelProvenance;
import org.sketch28.train.run.ModelReference;
import org.sketch28.train.run.RunOrigin;
import org.sketch28.train.tune.PersonalFineTuning;

/** The licences of what a model was trained on, and of what the models were that it began with. */
public final class DataLicences {

  private final Workspace workspace;
  private final Set<String> lines = new LinkedHashSet<>();

  /** The SHA-256 of the parameters of models that were looked at. */
  private final Set<String> seen = new HashSet<>();

  private DataLicences(Workspace workspace) {
    this.workspace = workspace;
  }

  /**
   * A line for each dataset: its title, its licence and its source. Of a model that the training
   * started from or learned from, and that is not here, there is a line that says so.
   *
   * @return empty if the model does not say what it was trained on
   */
  public static List<String> of(ModelManifest manifest, Workspace workspace) {
    DataLicences licences = new DataLicences(workspace);
    licences.add(manifest);
    return List.copyOf(licences.lines);
  }

  private void add(ModelManifest manifest) {
    if (manifest.data() != null && manifest.data().dataset() != null) {
      for (String name : manifest.data().dataset().split(",", -1)) {
        lines.add(line(name.strip()));
      }
    }
    PersonalFineTuning.base(manifest).ifPresent(this::add);
    if (ModelContent.ENSEMBLE.equals(manifest.architecture())) {
      lines.add(
          "The networks of this ensemble: which models they began with, if any, is not recorded");
    }
    Optional<RunOrigin> origin = ModelProvenance.of(manifest).map(ModelProvenance::origin);
    origin.stream()
        .flatMap(
            each ->
                Stream.of(Optional.ofNullable(each.start()), Optional.ofNullable(each.teacher())))
        .flatMap(Optional::stream)
        .forEach(this::add);
  }

  private void add(ModelReference earlier) {
    if (!seen.add(earlier.parametersSha256())) {
      return;
    }
    Optional<ModelManifest> here =
        workspace.models().list().stream()
            .map(ModelStore.Entry::manifest)
            .filter(model -> earlier.parametersSha256().equals(model.parametersSha256()))
            .findFirst();
    if (here.isPresent()) {
      add(here.get());
    } else {
      lines.add(
          "%s, a model that the training began with: its data is not known here"
              .formatted(earlier.name()));
    }
  }

  private String line(String name) {
    try {
      DatasetInfo info = workspace.catalog().find(name).info();
      return "%s: %s (%s)".formatted(info.title(), info.licence(), info.source());
    } catch (UserFacingException e) {
      return name + ": its licence is not known here";
    }
  }
}
