package org.sketch28.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.sketch28.base.UserFacingException;
import org.sketch28.image.drawing.PngWriter;
import org.sketch28.image.preprocess.Preprocessed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sketch28 preprocess}: shows what a network sees of a picture. */
@Command(
    name = "preprocess",
    description = "Turn a picture into the 28 × 28 image that a network sees.",
    mixinStandardHelpOptions = true)
final class PreprocessCommand implements Callable<Integer> {

  @Mixin private PolarityOption polarity;

  @Parameters(paramLabel = "IMAGE", description = "The picture to read.")
  private Path image;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "FILE",
      description = "PNG file to write.")
  private Path out;

  @Option(
      names = "--steps",
      paramLabel = "FOLDER",
      description = "Also write every step of the preprocessing to this folder.")
  private Path steps;

  @Mixin private PreprocessingOption preprocessing;

  @Override
  public Integer call() throws UserFacingException {
    Preprocessed result = preprocessing.domain().preprocessor().apply(polarity.read(image));
    if (result.isBlank()) {
      throw new UserFacingException(image + " is blank, so there is nothing to preprocess.");
    }
    OutputFile.write(out, PngWriter.encode(result.result()));
    if (steps != null) {
      List<Preprocessed.Step> all = result.steps();
      for (int i = 0; i < all.size(); i++) {
        Path file = steps.resolve("%d-%s.png".formatted(i + 1, all.get(i).key()));
        OutputFile.write(file, PngWriter.encode(all.get(i).image()));
      }
    }
    return 0;
  }
}
