package org.sketch28.app;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Alert;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.sketch28.app.about.AboutDialog;
import org.sketch28.app.about.CrashDialog;
import org.sketch28.app.about.ProgramFolders;
import org.sketch28.app.base.Messages;
import org.sketch28.app.base.Tasks;
import org.sketch28.app.base.Theme;
import org.sketch28.app.datasets.DatasetsView;
import org.sketch28.app.draw.DrawView;
import org.sketch28.app.draw.DrawViewModel;
import org.sketch28.app.draw.DrawingLabeller;
import org.sketch28.app.draw.FileActions;
import org.sketch28.app.draw.FileBar;
import org.sketch28.app.draw.FineTuningBar;
import org.sketch28.app.draw.FineTuningViewModel;
import org.sketch28.app.errors.images.OpenedOnCanvas;
import org.sketch28.app.models.ModelBar;
import org.sketch28.app.models.ModelSaver;
import org.sketch28.data.Domain;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.model.recognize.Recognizer;
import org.sketch28.model.store.ModelStore;
import org.sketch28.train.run.RunInfo;
import org.sketch28.workspace.Workspace;

/** The whole window: a bar to choose the view, and what belongs to it, above the view. */
final class MainWindow extends BorderPane implements ViewFactory.Canvas, AutoCloseable {

  private final DrawViewModel model;
  private final DrawView view;
  private final ModelLoader loader;
  private final DocumentOpener documents;
  private final FileActions files;
  private final DrawingLabeller keeper;
  private final FineTuningViewModel learner;
  private final VBox notices = new VBox();
  private final Workspace workspace;
  private final HBox drawBar = new HBox();
  private final ViewSwitcher switcher = new ViewSwitcher(this::showUnlessShown);
  private final ViewFactory work;
  private final ModelSaver modelSaver = new ModelSaver(this::showError);
  private final ModelBar modelBar = new ModelBar(this::choose, modelSaver);
  private final Map<Domain, ToggleButton> modes = new EnumMap<>(Domain.class);
  private final Map<Domain, String> chosen = new EnumMap<>(Domain.class);
  private List<ModelStore.Entry> entries = List.of();
  private Domain mode;
  private MainView shown = MainView.DRAW;
  private Theme.Choice themeChoice;
  private Theme theme = Theme.LIGHT;
  private Consumer<Path> folderOpener = folder -> {};

  /**
   * @param workspace where everything is
   */
  MainWindow(DrawViewModel model, ModelLoader loader, Settings settings, Workspace workspace) {
    this.workspace = workspace;
    this.model = model;
    this.loader = loader;
    this.work = new ViewFactory(workspace, loader, this, this::showError);
    this.learner =
        new FineTuningViewModel(
            workspace.catalog(),
            workspace.drawings(),
            loader.store(),
            Tasks.onFxThread(),
            this::showError);
    this.keeper =
        new DrawingLabeller(
            model, workspace.drawings(), learner, Tasks.onFxThread(), this::showError);
    this.view = new DrawView(model, keeper);
    this.documents =
        new DocumentOpener(
            loader.userFolder(), this::openDrawing, this::openModel, this::showError);
    this.files = new FileActions(model, documents::open, this::showError);
    FileBar.acceptDrops(view, files);
    this.mode = settings.mode();
    this.themeChoice = settings.theme();
    chosen.putAll(settings.models());
    model.brushProperty().set(settings.brush());
    model.grayProperty().set(settings.gray());
    getStyleClass().add("main-window");
    setTop(header());
    setCenter(view);
    notices.getChildren().add(new FineTuningBar(learner, model::model, this::useModel));
    setBottom(notices);
  }

  /** Takes a model into use that was just made, or was used before. */
  private void useModel(ModelStore.Entry entry) {
    Domain wanted = entry.manifest().domain();
    chosen.put(wanted, entry.manifest().name());
    modelsChanged();
  }

  private HBox header() {
    ToggleGroup group = new ToggleGroup();
    HBox switches = new HBox();
    // In a small window the model's name is cut short, not these.
    switches.setMinWidth(Region.USE_PREF_SIZE);
    for (Domain each : Domain.values()) {
      ToggleButton button = new ToggleButton(Messages.text("mode." + each));
      button.setId("mode-" + each.name().toLowerCase(Locale.ROOT));
      button.setMinWidth(Region.USE_PREF_SIZE);
      button.setToggleGroup(group);
      button.setSelected(each == mode);
      button.setOnAction(
          event -> {
            group.selectToggle(button);
            switchTo(each);
          });
      button.getStyleClass().add(each == Domain.DIGITS ? "left-pill" : "right-pill");
      modes.put(each, button);
      switches.getChildren().add(button);
    }
    Button themeButton = new Button(null, new FontIcon(Material2AL.BRIGHTNESS_MEDIUM));
    themeButton.setId("theme");
    themeButton.getStyleClass().addAll("button-icon", "flat");
    themeButton.setAccessibleText(Messages.text("app.theme"));
    themeButton.setTooltip(new Tooltip(Messages.text("app.theme") + " (Ctrl+T)"));
    themeButton.setOnAction(event -> toggleTheme());
    Button about = new Button(null, new FontIcon(Material2AL.HELP_OUTLINE));
    about.setId("about");
    about.getStyleClass().addAll("button-icon", "flat");
    about.setAccessibleText(Messages.text("about.title"));
    about.setTooltip(new Tooltip(Messages.text("about.title") + " (F1)"));
    about.setOnAction(event -> showAbout());
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    drawBar.getChildren().addAll(switches, modelBar, new FileBar(model, files));
    drawBar.getStyleClass().add("header-part");
    drawBar.managedProperty().bind(drawBar.visibleProperty());
    HBox header = new HBox(switcher, drawBar, gap, themeButton, about);
    header.setId("header");
    header.getStyleClass().add("header");
    return header;
  }

  private void showUnlessShown(MainView next) {
    if (shown != next) {
      show(next);
    }
  }

  /** Shows another view. */
  void show(MainView next) {
    shown = next;
    switcher.mark(next);
    drawBar.setVisible(next == MainView.DRAW);
    setCenter(
        switch (next) {
          case DRAW -> view;
          case TRAIN -> work.train();
          case ERRORS -> work.errors();
          case DATASETS -> work.datasets();
        });
  }

  MainView shown() {
    return shown;
  }

  @Override
  public void open(OpenedOnCanvas opened) {
    show(MainView.DRAW);
    Domain wanted = opened.model().manifest().domain();
    chosen.put(wanted, opened.model().manifest().name());
    switchTo(wanted);
    model.show(opened.drawing());
  }

  @Override
  public void drawWith(Recognizer moment) {
    Domain wanted = moment.entry().manifest().domain();
    boolean asked = work.training().map(t -> t.drawWithSnapshotsProperty().get()).orElse(false);
    if (asked) {
      if (wanted != mode) {
        mode = wanted;
        keeper.setCollection(wanted);
        modes.get(wanted).setSelected(true);
      }
      model.use(moment);
    } else {
      moment.close();
    }
  }

  /** Offers to go on with runs that were broken off. */
  private void offerUnfinished(List<RunInfo> unfinished) {
    if (!unfinished.isEmpty()) {
      RunInfo run = unfinished.get(0);
      notices
          .getChildren()
          .add(
              new UnfinishedBar(
                  run,
                  () -> notices.getChildren().removeIf(UnfinishedBar.class::isInstance),
                  () -> {
                    show(MainView.TRAIN);
                    work.training().ifPresent(training -> training.resume(run));
                  }));
    }
  }

  @Override
  public void open(DatasetsView.Opened opened) {
    show(MainView.DRAW);
    Domain wanted = opened.domain();
    if (wanted != mode) {
      switchTo(wanted);
    }
    model.show(opened.drawing());
  }

  private void openDrawing(Drawing drawing) {
    show(MainView.DRAW);
    model.show(drawing);
  }

  /** Takes a model that was just installed into the chooser, and chooses it. */
  private void openModel(ModelStore.Entry entry) {
    show(MainView.DRAW);
    mode = entry.manifest().domain();
    chosen.put(mode, entry.manifest().name());
    modelsChanged();
  }

  /** Opens a file that the program was started with. */
  void open(Path file) {
    files.open(file);
  }

  /** What shows a folder of the program's. */
  void setFolderOpener(Consumer<Path> opener) {
    folderOpener = opener;
  }

  void showAbout() {
    new AboutDialog(ProgramFolders.standard(), folderOpener).show(getScene().getWindow());
  }

  /** Shows what nobody expected, and where its log is. */
  void showCrash(Throwable crash) {
    CrashDialog.show(getScene() == null ? null : getScene().getWindow(), crash, folderOpener);
  }

  /** Reads which models and unfinished runs there are, in the background. */
  void start() {
    modelsChanged();
    inBackground(
        () -> {
          List<RunInfo> unfinished = workspace.runs().unfinished();
          Platform.runLater(() -> offerUnfinished(unfinished));
        });
  }

  /** Reads which models there are and loads the chosen one, in the background. */
  @Override
  public void modelsChanged() {
    inBackground(
        () -> {
          List<ModelStore.Entry> found = loader.list();
          Platform.runLater(
              () -> {
                entries = found;
                switchTo(mode);
              });
        });
  }

  private static void inBackground(Runnable task) {
    Thread thread = new Thread(task, "sketch28-model-list");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void drawWithChosen() {
    switchTo(mode);
  }

  private void switchTo(Domain next) {
    mode = next;
    keeper.setCollection(next);
    modes.get(next).setSelected(true);
    List<ModelStore.Entry> fitting =
        entries.stream().filter(entry -> entry.manifest().domain() == next).toList();
    String wanted = chosen.getOrDefault(next, next.defaultModel());
    ModelStore.Entry selected =
        fitting.stream()
            .filter(entry -> entry.manifest().name().equals(wanted))
            .findFirst()
            .orElse(fitting.isEmpty() ? null : fitting.get(0));
    modelBar.show(fitting, selected);
    if (selected == null) {
      showError(Messages.text("model.none"));
    } else {
      choose(selected);
    }
  }

  private void choose(ModelStore.Entry entry) {
    chosen.put(mode, entry.manifest().name());
    loader.load(entry, model::use, this::showError);
  }

  DrawingLabeller keeper() {
    return keeper;
  }

  FileActions files() {
    return files;
  }

  ModelSaver modelSaver() {
    return modelSaver;
  }

  void toggleTheme() {
    themeChoice = theme == Theme.LIGHT ? Theme.Choice.DARK : Theme.Choice.LIGHT;
    apply(theme == Theme.LIGHT ? Theme.DARK : Theme.LIGHT);
  }

  /** Takes the system's theme, unless the user chose one. */
  void applySystemTheme(Theme systems) {
    if (themeChoice == Theme.Choice.SYSTEM) {
      apply(systems);
    }
  }

  /** Shows the theme that the settings ask for; light until the system has answered. */
  void applyChosenTheme() {
    apply(themeChoice == Theme.Choice.DARK ? Theme.DARK : Theme.LIGHT);
  }

  private void apply(Theme next) {
    theme = next;
    Application.setUserAgentStylesheet(next.styleSheet());
    view.setColors(next.paper(), next.ink());
    work.setTheme(next);
  }

  void showError(String message) {
    Alert alert = new Alert(Alert.AlertType.ERROR, message);
    alert.setHeaderText(null);
    alert.getDialogPane().setId("error");
    Scene scene = getScene();
    if (scene != null) {
      alert.initOwner(scene.getWindow());
    }
    alert.show();
  }

  Settings settings(Settings.Window window) {
    return new Settings(
        window, themeChoice, mode, chosen, model.brushProperty().get(), model.grayProperty().get());
  }

  @Override
  public void close() {
    view.close();
    files.close();
    documents.close();
    modelSaver.close();
    keeper.close();
    learner.close();
    work.close();
    loader.close();
    model.close();
  }
}
