package org.sketch28.train.ladder;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sketch28.model.store.ModelManifest;
import org.sketch28.train.Recipe;
import org.sketch28.train.TrainingConfig;

/**
 * The command of a model card that trains a system of the ladder.
 *
 * @param system that it trains
 * @param text the whole command
 * @param options by their names, such as {@code --seed}; without a value, an empty text
 * @param networks their settings, if the model card has them
 * @param trainer its settings, if the system has no gradients and the model card has them
 */
record RecipeCommand(
    LadderSystem system,
    String text,
    Map<String, String> options,
    Optional<List<TrainingConfig>> networks,
    Optional<String> trainer) {

  private static final Pattern OPTION = Pattern.compile("(?<!\\S)(--[a-z-]+)(?:[ =](?!--)(\\S+))?");

  /** What makes no other system of it. */
  private static final Set<String> FREE =
      Set.of(
          "--recipe",
          "--dataset",
          "--validation-share",
          "--seed",
          "--threads",
          "--protocol",
          "--calibration",
          "--title",
          "--out");

  private static final ObjectMapper JSON =
      new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  /** What starts from another model, or learns from one, is not that system. */
  private static final Set<String> HELP = Set.of("--from", "--teacher");

  /** The command of a model; none if it does not train a system of the ladder. */
  static Optional<RecipeCommand> of(ModelManifest manifest) {
    Map<String, Object> recipe = manifest.recipe();
    if (recipe == null || !(recipe.get("command") instanceof String command)) {
      return Optional.empty();
    }
    Map<String, String> options = new TreeMap<>();
    Matcher matcher = OPTION.matcher(command);
    while (matcher.find()) {
      options.put(matcher.group(1), matcher.group(2) == null ? "" : matcher.group(2));
    }
    return Optional.ofNullable(options.get("--recipe"))
        .filter(name -> options.keySet().stream().noneMatch(HELP::contains))
        .flatMap(Ladder::find)
        .map(
            system ->
                new RecipeCommand(
                    system,
                    command,
                    Map.copyOf(options),
                    networks(recipe.get("settings")),
                    trainer(recipe.get("settings"))));
  }

  /** Settings as {@code ModelBuilder} saves them: of a network, or of the members. */
  private static Optional<List<TrainingConfig>> networks(Object settings) {
    if (!(settings instanceof Map<?, ?> map)) {
      return Optional.empty();
    }
    Object members = map.get("members");
    List<?> each = members instanceof List<?> list ? list : List.of(map);
    try {
      return Optional.of(
          each.stream().map(one -> JSON.convertValue(one, TrainingConfig.class)).toList());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Settings as {@code ClassicalTraining} saves them. */
  private static Optional<String> trainer(Object settings) {
    return settings instanceof Map<?, ?> map
        ? Optional.ofNullable(map.get("trainer")).map(Object::toString)
        : Optional.empty();
  }

  /** The seed; 1 if the command has none. */
  long seed() {
    String seed = options.getOrDefault("--seed", "1");
    return seed.matches("-?\\d{1,18}") ? Long.parseLong(seed) : 1;
  }

  /**
   * Whether the settings are those of the recipe, so that the result is one of the system: a
   * smaller LIRA, or fewer epochs, say nothing about it.
   */
  boolean isAsInRecipe() {
    boolean same =
        system.networks().isEmpty()
            || networks.isEmpty()
            || networks.get().stream()
                .map(Recipe::comparable)
                .toList()
                .equals(system.networks().stream().map(Recipe::comparable).toList());
    boolean sameTrainer =
        system.trainer().isEmpty()
            || trainer.isEmpty()
            || trainer.get().equals(system.trainer().get().toString());
    return same && sameTrainer && hasOptionsOfRecipe();
  }

  private boolean hasOptionsOfRecipe() {
    return options.entrySet().stream()
        .allMatch(
            option ->
                switch (option.getKey()) {
                  case "--epochs" -> isOfAll(option.getValue(), TrainingConfig::epochs);
                  case "--batch-size" -> isOfAll(option.getValue(), TrainingConfig::batchSize);
                  default -> FREE.contains(option.getKey());
                });
  }

  private boolean isOfAll(String value, ToIntFunction<TrainingConfig> setting) {
    return system.networks().stream()
        .allMatch(network -> value.equals(Integer.toString(setting.applyAsInt(network))));
  }
}
