package org.sketch28.train.ladder;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.sketch28.base.Sha256;
import org.sketch28.data.catalog.PublicDatasets;
import org.sketch28.train.Recipe;
import org.sketch28.train.TrainingConfig;
import org.sketch28.train.classical.ClassicalTrainer;
import org.sketch28.train.classical.LiraTrainer;
import org.sketch28.train.run.Weighting;

/**
 * A system of MNIST's history, and how it is trained here.
 *
 * @param name of the recipe
 * @param title for people
 * @param year of the publication
 * @param paper who described it, and where
 * @param publishedError share of the test images that it got wrong there, 0…1
 * @param description for the model's card
 * @param method how it is trained
 */
public record LadderSystem(
    String name,
    String title,
    int year,
    String paper,
    double publishedError,
    String description,
    Method method) {

  /** How a system is trained. */
  public sealed interface Method {}

  /**
   * The title of a model of this system. All systems are of MNIST's history; of other images, the
   * title says so.
   */
  public String titleOn(List<String> datasets) {
    return datasets.equals(List.of(PublicDatasets.MNIST))
        ? title
        : "%s on %s".formatted(title, String.join(", ", datasets));
  }

  /** By gradients, with epochs and curves. */
  public record Network(TrainingConfig config) implements Method {}

  /**
   * Several networks, one after another, whose probabilities are averaged.
   *
   * @param members settings of each
   * @param weighting how much each counts
   */
  public record Ensemble(List<TrainingConfig> members, Weighting weighting) implements Method {
    public Ensemble {
      members = List.copyOf(members);
    }
  }

  /** Without gradients. */
  public record Classical(ClassicalTrainer trainer) implements Method {}

  /** The trainer of a system that is trained without gradients. */
  public Optional<ClassicalTrainer> trainer() {
    return method instanceof Classical classical
        ? Optional.of(classical.trainer())
        : Optional.empty();
  }

  /** LIRA with another number of neurons; none if it is another system. */
  public Optional<LadderSystem> withNeurons(int count) {
    return trainer()
        .filter(LiraTrainer.class::isInstance)
        .map(LiraTrainer.class::cast)
        .map(
            lira ->
                new LadderSystem(
                    name,
                    "%s, %,d neurons".formatted(title, count),
                    year,
                    paper,
                    publishedError,
                    description,
                    new Classical(lira.withNeurons(count))));
  }

  /** The members of a system that is an ensemble. */
  public Optional<Ensemble> ensemble() {
    return method instanceof Ensemble ensemble ? Optional.of(ensemble) : Optional.empty();
  }

  /** The settings of the networks that it is made of; none for a system without gradients. */
  public List<TrainingConfig> networks() {
    return ensemble().map(Ensemble::members).orElseGet(() -> config().stream().toList());
  }

  /** The settings of a system that is a network. */
  public Optional<TrainingConfig> config() {
    return method instanceof Network network ? Optional.of(network.config()) : Optional.empty();
  }

  /**
   * The settings on which a result depends, to tell whether a recipe is still the one by which
   * something was trained. Seed, protocol and the share of validation images are not among them.
   */
  String settings() {
    String weighting = ensemble().map(each -> each.weighting().toString()).orElse("");
    return trainer()
        .map(Object::toString)
        .orElseGet(() -> weighting + networks().stream().map(Recipe::comparable).toList());
  }

  /** The digest of {@link #settings}. */
  String settingsSha256() {
    return Sha256.of(settings().getBytes(StandardCharsets.UTF_8));
  }
}
