package org.sketch28.train.run;

import org.sketch28.model.store.ModelManifest;

/**
 * Names a model so that another one of the same name is not taken for it.
 *
 * @param name of the model
 * @param parametersSha256 the SHA-256 of its file of parameters
 */
public record ModelReference(String name, String parametersSha256) {

  static ModelReference of(ModelManifest manifest) {
    return new ModelReference(manifest.name(), manifest.parametersSha256());
  }
}
