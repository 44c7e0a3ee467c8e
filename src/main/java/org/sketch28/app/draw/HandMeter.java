package org.sketch28.app.draw;

import java.util.List;
import org.sketch28.base.UserFacingException;
import org.sketch28.model.store.ModelStore;
import org.sketch28.train.tune.HandAccuracy;
import org.sketch28.train.tune.PersonalFineTuning;
import org.sketch28.workspace.Workspace;

/**
 * Measures models on the user's drawings and on the first test images, and counts the latter as a
 * look at these.
 */
public record HandMeter(Workspace workspace) implements FineTuningViewModel.Meter {

  @Override
  public HandAccuracy measure(ModelStore.Entry model, List<PersonalFineTuning.Correction> drawings)
      throws UserFacingException {
    HandAccuracy measured = HandAccuracy.of(workspace.catalog(), model, drawings);
    if (measured.others().isPresent()) {
      String dataset = HandAccuracy.others(model.manifest().domain());
      workspace.evaluator().store().looks().add(model.manifest(), dataset, true);
    }
    return measured;
  }
}
