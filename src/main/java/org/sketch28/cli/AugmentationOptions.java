package org.sketch28.cli;

import java.util.Objects;
import java.util.function.DoubleConsumer;
import java.util.stream.Stream;
import org.sketch28.data.augment.Augmentation;
import org.sketch28.data.augment.AugmentationBuilder;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How images are varied at random; what is not given is as in the preset or the recipe. */
final class AugmentationOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--augment",
      negatable = true,
      description = "Vary the images at random (default); --no-augment: leave them as they are.")
  private Boolean augment;

  @Option(
      names = "--rotation",
      description = "Greatest random rotation in either direction, in degrees.")
  private Double rotation;

  @Option(
      names = "--shift",
      description = "Greatest random shift in either direction on each axis, in pixels.")
  private Double shift;

  @Option(
      names = "--zoom",
      description = "Greatest random change of scale, as a share (0.1: 0.9 to 1.1).")
  private Double zoom;

  @Option(names = "--shear", description = "Greatest random shear, as a share of the height.")
  private Double shear;

  @Option(
      names = "--elastic",
      description = "Strength of random elastic distortions, in pixels; 0 for none.")
  private Double elastic;

  /** Those variations, with the given options in their place. */
  Augmentation applyTo(Augmentation base) {
    if (Boolean.FALSE.equals(augment)) {
      if (Stream.of(rotation, shift, zoom, shear, elastic).anyMatch(Objects::nonNull)) {
        throw new ParameterException(
            spec.commandLine(), "--no-augment leaves nothing that could be set.");
      }
      return Augmentation.NONE;
    }
    boolean none = Stream.of(rotation, shift, zoom, shear, elastic).allMatch(Objects::isNull);
    if (augment != null && none && base.equals(Augmentation.NONE)) {
      throw new ParameterException(
          spec.commandLine(),
          "--augment varies nothing here. Use --rotation, --shift, --zoom, --shear or --elastic.");
    }
    AugmentationBuilder changed = AugmentationBuilder.builder(base);
    set(rotation, changed::rotation);
    set(shift, changed::shift);
    set(zoom, changed::zoom);
    set(shear, changed::shear);
    set(elastic, changed::elastic);
    return changed.build();
  }

  private static void set(Double given, DoubleConsumer setting) {
    if (given != null) {
      setting.accept(given);
    }
  }
}
