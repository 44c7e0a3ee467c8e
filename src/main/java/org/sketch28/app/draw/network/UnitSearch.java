package org.sketch28.app.draw.network;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.sketch28.data.ImageDataset;
import org.sketch28.model.recognize.Recognizer;
import org.sketch28.model.units.PreferredImage;
import org.sketch28.model.units.Stage;
import org.sketch28.model.units.StrongestImages;
import org.sketch28.model.units.Unit;

/**
 * Looks for what a unit responds to most, a little at a time, so that the model has time for the
 * drawing in between. Only on the thread on which the model is asked.
 */
final class UnitSearch {

  /** The gradients that are followed at once. */
  private static final int STEPS = 4;

  private static final int EXAMPLES = 9;

  private final Function<Recognizer, Optional<ImageDataset>> images;

  /** Of the stage that was asked about last: all its channels have been looked at together. */
  private Optional<StrongestImages> strongest = Optional.empty();

  private Optional<Diagram> of = Optional.empty();
  private Optional<ImageDataset> data = Optional.empty();
  private Optional<Unit> climbed = Optional.empty();
  private Optional<PreferredImage> preferred = Optional.empty();

  /**
   * @param images that a model is tested with
   */
  UnitSearch(Function<Recognizer, Optional<ImageDataset>> images) {
    this.images = images;
  }

  /**
   * What was found.
   *
   * @param finished whether there is nothing more to find
   */
  record Found(
      List<UnitDetail.Example> examples,
      double progress,
      Optional<UnitDetail.Preferred> preferred,
      boolean finished) {

    static final Found NOTHING = new Found(List.of(), 0, Optional.empty(), false);

    Found {
      examples = List.copyOf(examples);
    }
  }

  /** Nothing, and nothing more will be found. */
  static Found failed() {
    return new Found(List.of(), 1, Optional.empty(), true);
  }

  /** Looks a little further. */
  Found more(Recognizer recognizer, Diagram diagram, Unit unit) {
    if (of.filter(old -> old.network() == diagram.network()).isEmpty()) {
      data = images.apply(recognizer);
      strongest = Optional.empty();
      climbed = Optional.empty();
      of = Optional.of(diagram);
    }
    if (diagram.stages().get(unit.stage()).kind() == Stage.Kind.INPUT) {
      return failed();
    }
    if (climbed.filter(unit::equals).isEmpty()) {
      climbed = Optional.of(unit);
      preferred = Optional.of(new PreferredImage(diagram.network(), unit));
    }
    if (strongest.filter(each -> each.stage() == unit.stage()).isEmpty()) {
      strongest =
          data.map(
              set ->
                  new StrongestImages(
                      diagram.network(), unit.stage(), set, diagram.preparation(), EXAMPLES));
    }
    PreferredImage image = preferred.orElseThrow();
    boolean made = image.steps() >= PreferredImage.STEPS;
    if (!made) {
      image.climb(STEPS);
      made = image.steps() >= PreferredImage.STEPS;
    } else {
      strongest.filter(each -> !each.isDone()).ifPresent(StrongestImages::lookAtMore);
    }
    boolean seen = strongest.map(StrongestImages::isDone).orElse(true);
    return new Found(
        examples(unit),
        strongest.map(StrongestImages::progress).orElse(1.0),
        Optional.of(new UnitDetail.Preferred(image.image(), image.activation(), made)),
        made && seen);
  }

  private List<UnitDetail.Example> examples(Unit unit) {
    return strongest.stream()
        .flatMap(each -> each.of(unit.channel()).stream())
        .map(
            found -> {
              ImageDataset set = data.orElseThrow();
              return new UnitDetail.Example(
                  set.image(found.index()),
                  set.classNames().get(set.label(found.index())),
                  found.activation());
            })
        .toList();
  }
}
