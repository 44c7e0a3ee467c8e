package org.sketch28.app.models;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.control.TextField;
import javafx.stage.Window;
import org.sketch28.app.base.FormDialog;
import org.sketch28.app.base.JobRunner;
import org.sketch28.app.base.Messages;
import org.sketch28.app.base.Tasks;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.download.Downloader;
import org.sketch28.model.foreign.OnnxRuntimeInstaller;

/** Offers to install ONNX Runtime, without which ONNX models cannot be used. */
public final class OnnxRuntimeSetup implements AutoCloseable {

  private final OnnxRuntimeInstaller installer = new OnnxRuntimeInstaller();
  private final JobRunner jobs;
  private final Supplier<Window> owner;

  /**
   * @param tasks runs work off the FX thread
   * @param owner of the dialog
   */
  public OnnxRuntimeSetup(Tasks tasks, Supplier<Window> owner) {
    this.jobs = tasks.jobs("onnx-runtime");
    this.owner = owner;
  }

  /**
   * Asks where to get it from, and installs it with progress and Cancel.
   *
   * @param then runs when it has been installed
   */
  public void offer(Runnable then) {
    FormDialog form = new FormDialog("onnxRuntime");
    TextField from = new TextField(installer.source().toString());
    from.setId("onnx-runtime-from");
    Window window = owner.get();
    form.add(
        Messages.text("onnxRuntime.from"),
        FormDialog.pathField(from, FormDialog.browseFile(from, window)));
    form.showUntilDone(
        window,
        from,
        jobs,
        (done, refused) ->
            install(
                from.getText().strip(),
                () -> {
                  done.run();
                  then.run();
                },
                refused));
  }

  /**
   * Installs it in the background.
   *
   * @param from the address of the download, or the path of the same file
   * @param refused receives the reason why it has not been installed
   */
  void install(String from, Runnable done, Consumer<String> refused) {
    jobs.start(
        Messages.text("onnxRuntime.installing"),
        progress -> {
          if (from.equals(installer.source().toString())) {
            installer.download(new Downloader(), progress);
          } else {
            installer.install(path(from));
          }
          return done;
        },
        refused);
  }

  private static Path path(String from) throws UserFacingException {
    try {
      return Path.of(from);
    } catch (InvalidPathException e) {
      throw new UserFacingException("There is no file " + from + ".", e);
    }
  }

  @Override
  public void close() {
    jobs.close();
  }
}
