package org.sketch28.app.models;

import java.util.List;
import java.util.Optional;
import org.sketch28.app.base.Messages;
import org.sketch28.base.UserFacingException;
import org.sketch28.model.store.ModelContent;
import org.sketch28.model.store.ModelManifest;
import org.sketch28.model.store.ModelStore;

/** What a prediction of a model costs, in words. */
final class ModelCost {

  private ModelCost() {}

  /** The number of parameters, and of models in an ensemble; none if it is not known. */
  static Optional<String> of(ModelStore.Entry model) {
    long parameters;
    try {
      parameters = ModelStore.parameterCount(model);
    } catch (UserFacingException e) {
      return Optional.empty();
    }
    if (parameters == 0) {
      return Optional.empty();
    }
    ModelManifest manifest = model.manifest();
    Object members =
        manifest.options() == null ? null : manifest.options().get(ModelContent.MEMBERS);
    return Optional.of(
        members instanceof List<?> list
            ? Messages.text("card.parameters.members", parameters, list.size())
            : Messages.text("card.parameters.count", parameters));
  }
}
