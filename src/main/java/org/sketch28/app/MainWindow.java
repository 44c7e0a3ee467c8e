package org.sketch28.app;

import java.net.URI;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.application.Application;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import org.sketch28.app.about.AboutDialog;
import org.sketch28.app.about.CrashDialog;
import org.sketch28.app.about.ProgramFolders;
import org.sketch28.app.base.Tasks;
import org.sketch28.app.base.Theme;
import org.sketch28.app.draw.DrawView;
import org.sketch28.app.draw.DrawViewModel;
import org.sketch28.app.draw.DrawingLabeller;
import org.sketch28.app.draw.FileActions;
import org.sketch28.app.draw.FileBar;
import org.sketch28.app.draw.FineTuner;
import org.sketch28.app.draw.FineTuningBar;
import org.sketch28.app.draw.FineTuningViewModel;
import org.sketch28.app.draw.HandMeter;
import org.sketch28.app.draw.LearnPane;
import org.sketch28.app.draw.LowerPanels;
import org.sketch28.app.models.ModelBar;
import org.sketch28.app.models.ModelSaver;
import org.sketch28.app.models.OnnxRuntimeSetup;
import org.sketch28.app.models.WritingBar;
import org.sketch28.app.train.HistoryTraining;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.model.store.ModelStore;
import org.sketch28.workspace.Workspace;

/** The whole window: the header, one view at a time below it, and notices at the bottom. */
final class MainWindow extends BorderPane implements HeaderBar.Actions, AutoCloseable {

  private final DrawViewModel viewModel;
  private final Tasks tasks;
  private final ModelSelection selection;
  private final DocumentOpener documents;
  private final OnnxRuntimeSetup onnxRuntime;
  private final FileActions files;
  private final FineTuningViewModel fineTuning;
  private final DrawingLabeller labeller;
  private final ModelSaver modelSaver;
  private final UnfinishedRuns unfinishedRuns;
  private final SnapshotsOnCanvas snapshots;
  private final ThemeController themes;
  private final ViewFactory views;
  private final DrawView drawView;
  private final HeaderBar header;
  private final VBox notices = new VBox();
  private final ClosingQuestion closing = new ClosingQuestion();
  private MainView shown = MainView.DRAW;
  private Consumer<Path> folderOpener = folder -> {};
  private Consumer<URI> browser = page -> {};

  /**
   * @param viewModel of the drawing view
   * @param settings to begin with
   * @param workspace the user's data
   * @param tuner adapts models to the user's handwriting
   * @param tasks runs work off the FX thread
   */
  MainWindow(
      DrawViewModel viewModel,
      Settings settings,
      Workspace workspace,
      FineTuner tuner,
      Tasks tasks) {
    this.viewModel = viewModel;
    this.tasks = tasks;
    ModelStore models = workspace.models();
    selection =
        new ModelSelection(
            new ModelLoader(models, tasks), settings, tasks, viewModel::use, this::showError);
    viewModel.modelMissingProperty().bind(selection.missingProperty());
    Consumer<String> failed = this::showError;
    onnxRuntime = new OnnxRuntimeSetup(tasks, () -> getScene().getWindow());
    documents =
        new DocumentOpener(
            workspace, this::openDrawing, this::openModel, onnxRuntime::offer, tasks, failed);
    files = new FileActions(viewModel, documents::open, tasks, failed);
    fineTuning =
        new FineTuningViewModel(
            workspace.drawings(), models, tuner, new HandMeter(workspace), tasks, failed);
    fineTuning.corrections().resume(settings.corrections());
    labeller = new DrawingLabeller(viewModel, workspace.drawings(), fineTuning, tasks, failed);
    modelSaver = new ModelSaver(workspace, tasks, failed);
    unfinishedRuns = new UnfinishedRuns(workspace, notices, this::training, tasks, failed);
    snapshots = new SnapshotsOnCanvas(selection, viewModel::use);
    snapshots.setOnStopped(this::stopDrawingWithSnapshots);
    themes = new ThemeController(settings.theme(), this::setTheme);
    views =
        new ViewFactory(
            workspace, new ViewLinks(this, viewModel, selection, snapshots), tasks, failed);
    viewModel.pen().widthProperty().set(settings.brush());
    viewModel.pen().grayProperty().set(settings.gray());
    getStyleClass().add("main-window");
    ModelBar bar = new ModelBar(selection::select, modelSaver, views::distil);
    header = new HeaderBar(this, selection, bar, new FileBar(viewModel, files));
    setTop(header);
    LearnPane learning = new LearnPane(viewModel, fineTuning, this::useModel);
    LowerPanels panels =
        new LowerPanels(viewModel, workspace.drawings(), workspace.catalog(), tasks);
    drawView = new DrawView(viewModel, labeller, learning, models, panels, tasks);
    selection.domainProperty().subscribe(labeller::setDomain);
    selection.domainProperty().subscribe(drawView::setDomain);
    selection
        .choiceProperty()
        .map(ModelSelection.Choice::models)
        .subscribe(all -> drawView.systems().refresh());
    FileBar.acceptDrops(drawView, files);
    setCenter(drawView);
    notices
        .getChildren()
        .addAll(
            new FineTuningBar(fineTuning, viewModel.modelProperty(), this::useModel),
            new WritingBar(modelSaver),
            snapshots);
    setBottom(notices);
  }

  /** Lists models and unfinished runs in the background, and loads the selected model. */
  void start() {
    selection.refresh();
    unfinishedRuns.start();
  }

  private HistoryTraining training() {
    show(MainView.TRAIN);
    return views.systems().orElseThrow();
  }

  private void stopDrawingWithSnapshots() {
    views.training().ifPresent(training -> training.snapshots().wantedProperty().set(false));
  }

  @Override
  public void show(MainView next) {
    shown = next;
    header.mark(next);
    setCenter(
        switch (next) {
          case DRAW -> drawView;
          case TRAIN -> views.train();
          case ERRORS -> views.errors();
          case DATASETS -> views.datasets();
          case CLASSES -> views.classes();
          case LADDER -> views.ladder();
        });
  }

  /** Whether the canvas is to use the weights of the running training. */
  boolean drawsWithSnapshots() {
    return views.training().map(t -> t.snapshots().wantedProperty().get()).orElse(false);
  }

  MainView shown() {
    return shown;
  }

  /** Uses a model that was just made, or that was used before. */
  private void useModel(ModelStore.Entry entry) {
    selection.remember(entry);
    selection.refresh();
  }

  /** Opens a page of the web. */
  void browse(URI page) {
    browser.accept(page);
  }

  /** Shows a drawing on the canvas; can be undone. */
  void openDrawing(Drawing drawing) {
    show(MainView.DRAW);
    viewModel.show(drawing);
  }

  /** Selects a model that was just installed or trained, and shows the drawing view. */
  void openModel(ModelStore.Entry entry) {
    show(MainView.DRAW);
    selection.setDomain(entry.manifest().domain());
    useModel(entry);
  }

  /** Opens a picture, a drawing or a model. */
  void open(Path file) {
    files.open(file);
  }

  /** Sets what opens one of the program's folders. */
  void setFolderOpener(Consumer<Path> opener) {
    folderOpener = opener;
  }

  /** Sets what opens a page of the web. */
  void setBrowser(Consumer<URI> opener) {
    browser = opener;
  }

  @Override
  public void showAbout() {
    new AboutDialog(ProgramFolders.standard(), folderOpener, tasks).show(getScene().getWindow());
  }

  /** Shows an unexpected fault, and where the log is. */
  void showCrash(Throwable crash) {
    CrashDialog.show(getScene() == null ? null : getScene().getWindow(), crash, folderOpener);
  }

  /**
   * Whether the window may be closed now. Asks if work is going on; it may be finished first.
   *
   * @param close closes the window when the work has ended
   */
  boolean mayClose(Runnable close) {
    return closing.mayClose(() -> new OpenWork(views.systems(), tasks.running()), this, close);
  }

  /** Shows a message about an error. */
  void showError(String message) {
    closing.failed();
    ErrorAlert.show(getScene(), message);
  }

  @Override
  public void toggleTheme() {
    themes.toggle();
  }

  /** The theme of the window. */
  ThemeController themes() {
    return themes;
  }

  private void setTheme(Theme theme) {
    Application.setUserAgentStylesheet(theme.styleSheet());
    drawView.setColors(theme.paper(), theme.ink());
    views.setTheme(theme);
  }

  /** Handles a key of the view of own classes. */
  void pressInClasses(KeyEvent event) {
    views.shownClasses().ifPresent(view -> view.press(event));
  }

  DrawingLabeller labeller() {
    return labeller;
  }

  FileActions files() {
    return files;
  }

  DrawView drawView() {
    return drawView;
  }

  ModelSaver modelSaver() {
    return modelSaver;
  }

  /**
   * The settings as they are now.
   *
   * @param window its place on the screen
   */
  Settings settings(Settings.Window window) {
    return SettingsBuilder.builder()
        .window(window)
        .theme(themes.choice())
        .domain(selection.domainProperty().get())
        .models(selection.names())
        .brush(viewModel.pen().widthProperty().get())
        .gray(viewModel.pen().grayProperty().get())
        .corrections(fineTuning.corrections().all())
        .build();
  }

  @Override
  public void close() {
    drawView.close();
    files.close();
    documents.close();
    onnxRuntime.close();
    modelSaver.close();
    labeller.close();
    fineTuning.close();
    views.close();
    unfinishedRuns.close();
    selection.close();
    viewModel.close();
  }
}
