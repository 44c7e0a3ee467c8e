package org.sketch28.train.run;

import java.util.Optional;
import org.sketch28.model.store.ModelManifest;

/**
 * How a model is built from a run.
 *
 * @param label folder, title and description
 * @param calibration a model of the same settings whose temperature and threshold are taken,
 *     because they were fitted on images left out of its training; none to fit them on this run's
 *     images
 * @param tested whether the accuracy on the test images is measured
 */
public record ModelRequest(
    ModelBuilder.Label label, Optional<ModelManifest> calibration, boolean tested) {}
