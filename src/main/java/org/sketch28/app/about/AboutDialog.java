package org.sketch28.app.about;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.sketch28.app.base.LatestTaskRunner;
import org.sketch28.app.base.Messages;
import org.sketch28.app.base.Tasks;
import org.sketch28.base.FileErrors;
import org.sketch28.model.engine.Engines;

/** Shows version, engine, folders and licences. */
public final class AboutDialog {

  private final Dialog<ButtonType> dialog = new Dialog<>();
  private final GridPane grid = new GridPane();
  private final LatestTaskRunner worker;

  /**
   * @param opener opens a folder
   * @param tasks runs work off the FX thread
   */
  public AboutDialog(ProgramFolders folders, Consumer<Path> opener, Tasks tasks) {
    worker = tasks.latest("about");
    grid.setHgap(12);
    grid.setVgap(6);
    fact("version", version());
    fact("java", System.getProperty("java.version") + ", " + System.getProperty("os.arch"));
    Label engine = fact("engine", Messages.text("about.loading"));
    worker.submit(Engines::description, engine::setText);
    folders.all().forEach(folder -> folder(folder, opener));
    Label licence = new Label(Messages.text("about.licence"));
    licence.setWrapText(true);
    VBox content = new VBox(12, head(), grid, shortcuts(), licence, licences());
    content.setPrefWidth(640);
    dialog.setTitle(Messages.text("about.title"));
    dialog.setResizable(true);
    dialog.getDialogPane().setId("about-dialog");
    dialog.getDialogPane().setContent(content);
    dialog.getDialogPane().getButtonTypes().add(ButtonType.CLOSE);
    dialog.getDialogPane().lookupButton(ButtonType.CLOSE).setId("about-close");
    dialog.setOnHidden(event -> worker.close());
  }

  /** Shows the dialog and does not wait. */
  public void show(Window owner) {
    dialog.initOwner(owner);
    dialog.show();
  }

  private static HBox head() {
    ImageView icon = new ImageView(new Image(resource("/icons/sketch28-48.png")));
    Label name = new Label(Messages.text("app.title"));
    name.getStyleClass().add("title-2");
    HBox head = new HBox(12, icon, name);
    head.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
    return head;
  }

  private Button shortcuts() {
    Button button = new Button(Messages.text("about.shortcuts"));
    button.setId("about-shortcuts");
    button.setOnAction(
        event -> ShortcutsDialog.show(dialog.getDialogPane().getScene().getWindow()));
    return button;
  }

  private static InputStream resource(String name) {
    return AboutDialog.class.getResourceAsStream(name);
  }

  /** The version from the jar's manifest. */
  private static String version() {
    String version = AboutDialog.class.getPackage().getImplementationVersion();
    return version == null ? "(not packaged)" : version;
  }

  private Label fact(String key, String value) {
    Label text = new Label(value);
    text.setId("about-" + key);
    grid.addRow(grid.getRowCount(), name("about." + key), text);
    return text;
  }

  private static Label name(String key) {
    Label name = new Label(Messages.text(key));
    name.getStyleClass().add("text-muted");
    name.setMinWidth(Label.USE_PREF_SIZE);
    return name;
  }

  private void folder(ProgramFolders.Folder folder, Consumer<Path> opener) {
    String name = Messages.text("about.folder." + folder.key());
    // A field, so that the path can be copied.
    TextField path = new TextField(folder.path().toString());
    path.setId("about-folder-" + folder.key());
    path.setEditable(false);
    path.setAccessibleText(name);
    Button open = new Button(null, new FontIcon(Material2AL.FOLDER_OPEN));
    open.setId("about-open-" + folder.key());
    open.getStyleClass().add("button-icon");
    open.setAccessibleText(Messages.text("about.open", name));
    open.setTooltip(new Tooltip(Messages.text("about.open", name)));
    open.setOnAction(event -> opener.accept(folder.path()));
    GridPane.setHgrow(path, Priority.ALWAYS);
    grid.addRow(grid.getRowCount(), name("about.folder." + folder.key()), path, open);
  }

  private static TextArea licences() {
    TextArea area = new TextArea(notice());
    area.setId("about-licences");
    area.setAccessibleText(Messages.text("about.licences"));
    area.setEditable(false);
    area.setWrapText(true);
    area.setPrefRowCount(9);
    VBox.setVgrow(area, Priority.ALWAYS);
    return area;
  }

  /** The list of libraries, a few kilobytes in the jar that are created by the build. */
  private static String notice() {
    try (InputStream in = resource("/THIRD-PARTY.txt")) {
      return in == null
          ? Messages.text("about.noNotice")
          : new String(in.readAllBytes(), StandardCharsets.UTF_8).strip().indent(0);
    } catch (IOException e) {
      return Messages.text("about.noNotice") + " (" + FileErrors.reason(e) + ")";
    }
  }
}
