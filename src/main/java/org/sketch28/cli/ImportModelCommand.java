package org.sketch28.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.Domain;
import org.sketch28.data.Split;
import org.sketch28.data.catalog.Dataset;
import org.sketch28.model.foreign.ImportOptions;
import org.sketch28.model.foreign.ImportOptionsBuilder;
import org.sketch28.model.foreign.OnnxSettings.InputRange;
import org.sketch28.model.store.ForeignModel;
import org.sketch28.model.store.ModelManifest;
import org.sketch28.model.store.ModelStore;
import org.sketch28.train.run.ForeignModelFit;
import org.sketch28.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code sketch28 import-model}: adds a model that another program made. */
@Command(
    name = "import-model",
    description =
        "Import a model: an ONNX file that takes 28 × 28 images, or a folder with config.json and"
            + " model.safetensors for one of our architectures.",
    footer = {
      "",
      "ONNX models need ONNX Runtime: sketch28 models --install-onnx-runtime.",
      "config.json looks like this: {\"architecture\":\"cnn\",\"classes\":[\"0\",\"1\"],"
          + "\"preprocessing\":\"digits\"}"
    },
    mixinStandardHelpOptions = true)
final class ImportModelCommand implements Callable<Integer> {

  private static final Set<String> OF_ONNX = Set.of("--range", "--ink", "--output");

  private final Workspace workspace;

  ImportModelCommand(Workspace workspace) {
    this.workspace = workspace;
  }

  /** Which values are ink. */
  private enum Ink {
    LIGHT,
    DARK
  }

  @Mixin private Output output;

  @Parameters(paramLabel = "FILE", description = "ONNX file or folder to import.")
  private Path file;

  @Option(names = "--name", description = "Name of the model (default: the file's name).")
  private String name;

  @Option(
      names = "--classes",
      split = ",",
      paramLabel = "CLASS",
      description =
          "Names of the classes in order (default: those in the file, else those of the dataset, else"
              + " the ten of the preprocessing).")
  private List<String> classes = List.of();

  @Option(
      names = "--preprocessing",
      paramLabel = "NAME",
      converter = PreprocessingOption.Converter.class,
      completionCandidates = PreprocessingOption.Names.class,
      description =
          "Preprocessing of pictures: ${COMPLETION-CANDIDATES} (default: that in the file, else that of"
              + " the dataset, else that of the classes).")
  private Domain domain;

  @Option(
      names = "--range",
      paramLabel = "RANGE",
      converter = RangeConverter.class,
      description =
          "ONNX: values of the input: 0..1, 0..255, -1..1, or MEAN,DEVIATION of pixels in 0..1, such as"
              + " 0.1307,0.3081 (default: what fits the dataset or synthetic digits best, else 0..1).")
  private InputRange range;

  @Option(
      names = "--ink",
      description =
          "ONNX: which values of the input are ink: ${COMPLETION-CANDIDATES} (default: what fits the"
              + " dataset or synthetic digits best, else LIGHT).")
  private Ink ink;

  @Option(
      names = "--output",
      paramLabel = "OUTPUT",
      description = "ONNX: the output that has a value for each class, if there are several.")
  private String classOutput;

  @Option(
      names = "--dataset",
      paramLabel = "DATASET",
      description =
          "Fit the model's calibration to the validation images of this dataset, and measure it on the"
              + " test images (default: none).")
  private String dataset;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws UserFacingException {
    if (Files.isDirectory(file)) {
      GivenOptions.refuse(spec, OF_ONNX, "it is only for ONNX files.");
    }
    ImportOptions options = options();
    ForeignModel model = ForeignModel.read(file, options);
    if (name != null) {
      model = model.named(name);
    }
    if (dataset != null) {
      try (ProgressLine progress = output.progress("Fitting")) {
        model = ForeignModelFit.fit(model, options, workspace.catalog(), dataset, progress);
      }
    }
    print(model.install(workspace.models(), workspace.ownModels()));
    return 0;
  }

  private ImportOptions options() throws UserFacingException {
    ImportOptionsBuilder options =
        ImportOptionsBuilder.builder(ImportOptions.NONE)
            .classes(classes)
            .domain(Optional.ofNullable(domain))
            .range(Optional.ofNullable(range))
            .inverted(Optional.ofNullable(ink).map(Ink.DARK::equals))
            .output(Optional.ofNullable(classOutput));
    if (dataset != null) {
      Dataset found = workspace.catalog().find(dataset);
      options.usualClasses(workspace.catalog().load(dataset, Split.TRAIN).classNames());
      options.usualDomain(Optional.of(found.info().domain()));
    }
    return options.build();
  }

  private void print(ModelStore.Entry entry) {
    ModelManifest manifest = entry.manifest();
    if (output.isJson()) {
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("model", manifest.name());
      line.put("architecture", manifest.architecture());
      line.put("classes", manifest.classes());
      line.put("preprocessing", manifest.domain().preprocessing());
      line.put("options", manifest.options());
      line.put("temperature", manifest.temperature());
      line.put("results", manifest.results());
      output.json(line);
      return;
    }
    output.line("%s", manifest.name());
    output.line("  classes: %s", String.join(", ", manifest.classes()));
    if (manifest.options() != null) {
      manifest.options().forEach((key, value) -> output.line("  %s: %s", key, value));
    }
    if (!manifest.results().isEmpty()) {
      manifest
          .results()
          .forEach(
              each ->
                  output.line(
                      "  %s: %.2f %% of %d", each.measure(), 100 * each.value(), each.count()));
    }
  }

  /** Reads a range of input values. */
  static final class RangeConverter implements ITypeConverter<InputRange> {

    private static final Map<String, InputRange> NAMED =
        Map.of("0..1", InputRange.UNIT, "0..255", InputRange.BYTES, "-1..1", InputRange.SYMMETRIC);

    @Override
    public InputRange convert(String value) {
      InputRange named = NAMED.get(value);
      if (named != null) {
        return named;
      }
      String[] parts = value.split(",", -1);
      try {
        if (parts.length == 2) {
          return new InputRange(Double.parseDouble(parts[0]), Double.parseDouble(parts[1]));
        }
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(
            "'%s' is not a mean and a deviation that can be used".formatted(value));
      }
      throw new TypeConversionException(
          "'%s' is none of 0..1, 0..255, -1..1 and MEAN,DEVIATION".formatted(value));
    }
  }
}
