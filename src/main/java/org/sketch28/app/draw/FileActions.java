package org.sketch28.app.draw;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.paint.Color;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.sketch28.app.base.LatestTaskRunner;
import org.sketch28.app.base.Messages;
import org.sketch28.app.base.SaveQueue;
import org.sketch28.app.base.Tasks;
import org.sketch28.app.control.GrayImages;
import org.sketch28.app.control.ImagePixels;
import org.sketch28.app.control.SaveChooser;
import org.sketch28.base.AtomicFiles;
import org.sketch28.base.FileErrors;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.Domain;
import org.sketch28.data.drawings.DrawingDocument;
import org.sketch28.image.GrayImage;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.image.drawing.DrawingRasterizer;
import org.sketch28.image.picture.Picture;
import org.sketch28.image.picture.PictureReader;
import org.sketch28.model.store.ForeignModel;
import org.sketch28.model.store.ModelPackage;

/** Opens, pastes, saves and copies drawings and pictures. */
public final class FileActions implements AutoCloseable {

  private final DrawViewModel viewModel;
  private final Predicate<Path> documents;
  private final Consumer<String> failed;
  private final SaveQueue saves;
  private final LatestTaskRunner copies;
  private File folder;

  /**
   * @param documents opens a file of the program's own and returns whether it was one
   * @param tasks runs work off the FX thread
   * @param failed receives messages for the user
   */
  public FileActions(
      DrawViewModel viewModel, Predicate<Path> documents, Tasks tasks, Consumer<String> failed) {
    this.viewModel = viewModel;
    this.documents = documents;
    this.failed = failed;
    this.saves = tasks.saves("save", failed);
    this.copies = tasks.latest("copy");
  }

  /** Asks for a picture, drawing or model and opens it. */
  public void open(Window owner) {
    FileChooser chooser = chooser(Messages.text("file.open"));
    chooser
        .getExtensionFilters()
        .addAll(
            new FileChooser.ExtensionFilter(
                Messages.text("file.pictures"),
                List.of(
                    "*" + DrawingDocument.EXTENSION,
                    "*" + ModelPackage.EXTENSION,
                    "*" + ForeignModel.EXTENSION,
                    "*.png",
                    "*.jpg",
                    "*.jpeg",
                    "*.gif",
                    "*.bmp",
                    "*.tif",
                    "*.tiff",
                    "*.webp")),
            new FileChooser.ExtensionFilter(Messages.text("file.all"), "*"));
    File file = chooser.showOpenDialog(owner);
    if (file != null) {
      folder = file.getParentFile();
      open(file.toPath());
    }
  }

  /** Opens a picture, a drawing or a model. */
  public void open(Path file) {
    if (!documents.test(file)) {
      viewModel.open(cancelled -> PictureReader.read(file, cancelled), failed);
    }
  }

  /** Whether {@code source} has something that {@link #take} could open. */
  static boolean canTake(Clipboard source) {
    return source.hasFiles() || source.hasImage();
  }

  /** Opens the picture, or the picture file, in the clipboard. */
  public void paste() {
    if (!take(Clipboard.getSystemClipboard())) {
      failed.accept(Messages.text("file.nothingToPaste"));
    }
  }

  /**
   * Opens what was copied or dropped.
   *
   * @return whether there was anything to open
   */
  boolean take(Clipboard source) {
    if (source.hasFiles() && !source.getFiles().isEmpty()) {
      open(source.getFiles().get(0).toPath());
      return true;
    }
    Image image = source.hasImage() ? source.getImage() : null;
    if (image == null || image.getPixelReader() == null) {
      return false;
    }
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    int[] pixels = ImagePixels.argb(image, Picture.step(width, height));
    viewModel.open(cancelled -> Picture.ofArgb(width, height, pixels), failed);
    return true;
  }

  /** Asks for a file and saves to it. */
  void save(Export export, Window owner) {
    FileChooser chooser = chooser(Messages.text("file.save." + export));
    SaveChooser.choose(
            asked -> asked.showSaveDialog(owner), chooser, export.fileName(), export.extension())
        .ifPresent(
            file -> {
              folder = file.toFile().getParentFile();
              save(export, file);
            });
  }

  /** Saves to a file. */
  void save(Export export, Path file) {
    Drawing drawing = viewModel.drawingProperty().get();
    Supplier<GrayImage> input = networkInput();
    saves.submit(
        () -> {
          try {
            AtomicFiles.write(file, export.encode(drawing, input.get()));
            return () -> {};
          } catch (IOException e) {
            throw new UserFacingException(
                Messages.text("file.cannotSave", file, FileErrors.reason(e)), e);
          }
        });
  }

  /** Copies the 28 × 28 image. */
  public void copyInput() {
    copies.submit(
        networkInput(), image -> copy(GrayImages.toImage(image, Color.BLACK, Color.WHITE)));
  }

  /** Copies the drawing as black ink on white paper. */
  public void copyDrawing() {
    Drawing drawing = viewModel.drawingProperty().get();
    copies.submit(
        () -> DrawingRasterizer.rasterize(drawing, 560),
        image -> copy(GrayImages.toImage(image, Color.WHITE, Color.BLACK)));
  }

  private static void copy(Image image) {
    ClipboardContent content = new ClipboardContent();
    content.putImage(image);
    Clipboard.getSystemClipboard().setContent(content);
  }

  /** What makes the model's input of the drawing, or of the selected digit of a number. */
  private Supplier<GrayImage> networkInput() {
    Drawing drawing = viewModel.drawingProperty().get();
    RecognitionResult result = viewModel.resultProperty().get();
    boolean isOfDrawing = result.isNumber() && result.drawing().equals(drawing);
    Drawing selected =
        isOfDrawing
            ? result.parts().get(result.partAt(viewModel.partProperty().get())).drawing()
            : drawing;
    Domain domain =
        viewModel
            .modelProperty()
            .get()
            .map(model -> model.manifest().domain())
            .orElse(Domain.DIGITS);
    return () -> domain.preprocessor().apply(selected).result();
  }

  private FileChooser chooser(String title) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(title);
    if (folder != null && folder.isDirectory()) {
      chooser.setInitialDirectory(folder);
    }
    return chooser;
  }

  @Override
  public void close() {
    copies.close();
    saves.close();
  }
}
