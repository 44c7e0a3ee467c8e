package org.sketch28.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.concurrent.Callable;
import org.sketch28.model.ModelManifest;
import org.sketch28.model.ModelStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code sketch28 models}: what can be asked to classify. */
@Command(name = "models", description = "List the models.", mixinStandardHelpOptions = true)
final class ModelsCommand implements Callable<Integer> {

  @Mixin private Output output;

  @Override
  public Integer call() throws JsonProcessingException {
    for (ModelStore.Entry entry : ModelStore.standard().list()) {
      ModelManifest manifest = entry.manifest();
      if (output.isJson()) {
        output.json(manifest);
      } else {
        output.line("%-12s %s", manifest.name(), manifest.description());
        for (ModelManifest.Result result : manifest.results()) {
          output.line("%-12s   %s: %s", "", result.measure(), result.value());
        }
      }
    }
    return 0;
  }
}
