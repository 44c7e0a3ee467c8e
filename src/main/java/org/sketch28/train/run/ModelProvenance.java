package org.sketch28.train.run;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sketch28.model.store.ModelManifest;
import org.sketch28.train.TrainingConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the recipe in a {@code model.json} records of the run that the model is from.
 *
 * @param settings of the run; null if the model is not from a single run
 * @param run its id; null in models of earlier versions
 * @param origin the models that the run began with; null in models of earlier versions
 * @param machines what it was trained on; empty in models of earlier versions
 * @param command that trained it; null if it is not known
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ModelProvenance(
    TrainingConfig settings,
    String run,
    RunOrigin origin,
    List<TrainingMachine> machines,
    String command) {

  private static final Logger LOG = LoggerFactory.getLogger(ModelProvenance.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  public ModelProvenance {
    machines = machines == null ? List.of() : List.copyOf(machines);
  }

  static ModelProvenance of(RunInfo run) {
    return new ModelProvenance(null, run.id(), run.origin(), run.machines(), null);
  }

  /**
   * Reads the recipe of a model; empty if it is not of a single run, such as that of a support
   * vector machine or of an ensemble.
   */
  public static Optional<ModelProvenance> of(ModelManifest manifest) {
    if (manifest.recipe() == null) {
      return Optional.empty();
    }
    try {
      ModelProvenance read = JSON.convertValue(manifest.recipe(), ModelProvenance.class);
      boolean whole =
          read.settings() != null
              && read.settings().architecture() != null
              && read.settings().optimizer() != null;
      return whole ? Optional.of(read) : Optional.empty();
    } catch (IllegalArgumentException e) {
      LOG.debug("The recipe of {} has another form", manifest.name(), e);
      return Optional.empty();
    }
  }

  Map<String, Object> asMap() {
    return JSON.convertValue(this, new TypeReference<>() {});
  }
}
