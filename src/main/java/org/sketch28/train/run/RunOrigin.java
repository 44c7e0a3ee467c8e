package org.sketch28.train.run;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * The models that a run began with. Without their exact parameters, it cannot be repeated.
 *
 * @param start whose weights it started from; null if these were random
 * @param teacher whose probabilities it learns; null if it learns from labels alone
 * @param variations of each image that the teacher predicts; null without a teacher, and of runs of
 *     earlier versions, whose teacher has seen the images as they are
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RunOrigin(ModelReference start, ModelReference teacher, Integer variations) {

  /** Random weights, and labels alone. */
  static final RunOrigin NONE = new RunOrigin(null, null, null);
}
