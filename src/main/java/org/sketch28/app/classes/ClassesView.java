package org.sketch28.app.classes;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.sketch28.app.base.DigitKeys;
import org.sketch28.app.base.Messages;
import org.sketch28.app.base.Tasks;
import org.sketch28.app.control.GrayImages;
import org.sketch28.app.draw.CanvasPane;
import org.sketch28.data.drawings.ClassSet;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.model.store.ModelStore;
import org.sketch28.train.tune.FewDrawingsTraining;

/** Classes at the left, the canvas in the middle, training and its result at the right. */
public final class ClassesView extends BorderPane implements AutoCloseable {

  private static final double LEAST_LIST = 250;
  private static final double LEAST_RESULT = 200;
  private static final double MOST_SIDE = 290;
  private static final double SIDE_SHARE = 0.25;

  private final ClassesViewModel viewModel;
  private final CanvasPane canvas;
  private final VBox cards = new VBox(8);
  private final Button another = new Button(Messages.text("classes.another"));
  private final Button add = new Button();
  private final Map<Drawing, Image> thumbnails = new HashMap<>();

  /** What the view asks of the window. */
  public interface Actions {

    /** Shows the view of all training. */
    void back();

    /** Uses a model in the drawing view, and shows that. */
    void drawWith(ModelStore.Entry model);
  }

  /**
   * @param tasks runs work off the FX thread
   */
  public ClassesView(ClassesViewModel viewModel, Tasks tasks, Actions actions) {
    this.viewModel = viewModel;
    this.canvas = new CanvasPane(viewModel.canvas(), tasks);
    setId("classes-view");
    setTop(new ClassesBar(viewModel, actions::back));
    another.setId("class-add");
    another.setGraphic(new FontIcon(Material2AL.ADD));
    another.getStyleClass().add("flat");
    another.setOnAction(event -> viewModel.edits().addClass());
    VBox list = new VBox(8, cards, another);
    list.getStyleClass().add("class-cards");
    setLeft(scrolled(list, "classes-list", LEAST_LIST));
    setCenter(middle());
    Consumer<ModelStore.Entry> use = actions::drawWith;
    setRight(
        scrolled(
            new ClassesResultPane(viewModel, this::thumbnail, use),
            "classes-result",
            LEAST_RESULT));
    viewModel.edits().setProperty().addListener((p, o, n) -> refresh());
    viewModel.edits().selectedProperty().addListener((p, o, n) -> refresh());
    viewModel.trainedProperty().addListener((p, o, n) -> refresh());
    refresh();
  }

  private ScrollPane scrolled(VBox content, String id, double least) {
    ScrollPane pane = new ScrollPane(content);
    pane.setId(id);
    pane.setFitToWidth(true);
    pane.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    // In a small window, most of the room is the canvas's.
    pane.prefWidthProperty()
        .bind(
            widthProperty()
                .map(
                    wide -> Math.max(least, Math.min(MOST_SIDE, SIDE_SHARE * wide.doubleValue()))));
    pane.setMinWidth(least);
    return pane;
  }

  private VBox middle() {
    add.setId("classes-add-drawing");
    add.getStyleClass().add("accent");
    add.disableProperty().bind(viewModel.canvas().emptyProperty());
    add.setOnAction(event -> viewModel.add());
    Button clear = new Button(Messages.text("classes.clear"));
    clear.setId("classes-clear");
    clear.setMinWidth(USE_PREF_SIZE);
    clear.disableProperty().bind(viewModel.canvas().emptyProperty());
    clear.setOnAction(event -> viewModel.changes().clear());
    // A class can have a long name.
    FlowPane buttons = new FlowPane(8, 8, add, clear);
    add.maxWidthProperty().bind(buttons.widthProperty());
    buttons.setAlignment(Pos.CENTER);
    Label keys = new Label(Messages.text("classes.keys"));
    keys.getStyleClass().addAll("text-small", "text-muted");
    keys.setWrapText(true);
    keys.setMinHeight(USE_PREF_SIZE);
    VBox.setVgrow(canvas, Priority.ALWAYS);
    VBox middle = new VBox(8, canvas, buttons, keys);
    middle.setAlignment(Pos.CENTER);
    middle.setPadding(new Insets(0, 8, 8, 8));
    return middle;
  }

  private Image thumbnail(Drawing drawing) {
    return thumbnails.computeIfAbsent(
        drawing,
        each -> GrayImages.toImage(FewDrawingsTraining.image(each), Color.BLACK, Color.WHITE));
  }

  private void refresh() {
    ClassSet set = viewModel.edits().setProperty().get();
    int selected = viewModel.edits().selectedProperty().get();
    while (cards.getChildren().size() > set.classes().size()) {
      cards.getChildren().remove(cards.getChildren().size() - 1);
    }
    while (cards.getChildren().size() < set.classes().size()) {
      cards
          .getChildren()
          .add(new ClassCard(cards.getChildren().size(), viewModel.edits(), canvas::takeFocus));
    }
    Map<Drawing, String> hard = hard();
    for (int i = 0; i < set.classes().size(); i++) {
      ClassSet.NamedClass named = set.classes().get(i);
      named.drawings().forEach(this::thumbnail);
      ((ClassCard) cards.getChildren().get(i)).show(named, i == selected, thumbnails, hard);
    }
    another.setDisable(set.classes().size() >= ClassSet.MOST_CLASSES);
    String name = set.classes().isEmpty() ? "" : name(set, selected);
    add.setText(Messages.text("classes.add", name));
    canvas.setHint(Messages.text("classes.hint", name));
  }

  private static String name(ClassSet set, int index) {
    String name = set.classes().get(index).name().strip();
    return name.isEmpty() ? Messages.text("classes.unnamed", index + 1) : name;
  }

  private Map<Drawing, String> hard() {
    Map<Drawing, String> hard = new HashMap<>();
    viewModel
        .trainedProperty()
        .get()
        .ifPresent(
            trained ->
                trained
                    .hard()
                    .forEach(
                        each -> hard.put(each.drawing(), ClassesResultPane.words(trained, each))));
    return hard;
  }

  /**
   * Handles a key that was pressed while the view is shown and no text is being typed.
   *
   * @param event is consumed if the key means something here
   */
  public void press(KeyEvent event) {
    OptionalInt digit = DigitKeys.digit(event);
    if (digit.isPresent()) {
      viewModel.addTo(digit.getAsInt() - 1);
    } else if (event.getCode() == KeyCode.ENTER) {
      viewModel.add();
    } else if (event.getCode() == KeyCode.DELETE) {
      viewModel.changes().clear();
    } else if (event.isShortcutDown() && event.getCode() == KeyCode.Z && !event.isShiftDown()) {
      viewModel.changes().undo();
    } else if (event.isShortcutDown()
        && (event.getCode() == KeyCode.Y || event.getCode() == KeyCode.Z)) {
      viewModel.changes().redo();
    } else {
      return;
    }
    event.consume();
  }

  /** Sets the colours of paper and ink. */
  public void setColors(Color paper, Color ink) {
    canvas.setColors(paper, ink);
  }

  @Override
  public void close() {
    canvas.close();
  }
}
