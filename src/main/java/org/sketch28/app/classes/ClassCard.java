package org.sketch28.app.classes;

import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.sketch28.app.base.Messages;
import org.sketch28.data.drawings.ClassSet.NamedClass;
import org.sketch28.image.drawing.Drawing;

/** A class: its number, its name, and its drawings; clicking it makes it the one that is drawn. */
final class ClassCard extends VBox {

  private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
  private static final PseudoClass HARD = PseudoClass.getPseudoClass("hard");
  private static final double THUMBNAIL = 36;

  private final int index;
  private final TextField name = new TextField();
  private final Label count = new Label();
  private final FlowPane drawings = new FlowPane(4, 4);
  private final IntConsumer remove;
  private List<Drawing> shown = List.of();

  /** What is said of each drawing that is shown; null for most. */
  private List<String> shownWords = List.of();

  /**
   * @param index of the class, which is in the ids of the controls, counted from 1
   * @param edits changes the set
   * @param done gives the keyboard to the canvas
   */
  ClassCard(int index, ClassEdits edits, Runnable done) {
    this.index = index;
    // The removed control must not pass the keyboard on to a text field, where Ctrl+Z is different.
    this.remove =
        drawing -> {
          done.run();
          edits.removeDrawing(index, drawing);
        };
    int number = index + 1;
    setId("class-card-" + number);
    getStyleClass().add("class-card");
    Label key = new Label(String.valueOf(number));
    key.getStyleClass().addAll("text-small", "text-muted");
    name.setId("class-name-" + number);
    name.setPromptText(Messages.text("classes.name", number));
    name.setAccessibleText(Messages.text("classes.name", number));
    name.textProperty().addListener((p, o, text) -> edits.rename(index, text));
    name.setOnAction(event -> done.run());
    name.focusedProperty()
        .addListener(
            (p, o, focused) -> {
              if (focused) {
                edits.selectedProperty().set(index);
              }
            });
    HBox.setHgrow(name, Priority.ALWAYS);
    count.setId("class-count-" + number);
    count.setMinWidth(USE_PREF_SIZE);
    count.getStyleClass().addAll("text-small", "text-muted");
    Button delete = new Button(null, new FontIcon(Material2AL.CLOSE));
    delete.setId("class-remove-" + number);
    delete.getStyleClass().addAll("button-icon", "flat", "small");
    delete.setAccessibleText(Messages.text("classes.remove.class"));
    delete.setTooltip(new Tooltip(Messages.text("classes.remove.class")));
    delete.setOnAction(
        event -> {
          done.run();
          edits.removeClass(index);
        });
    HBox top = new HBox(6, key, name, count, delete);
    top.setAlignment(Pos.CENTER_LEFT);
    drawings.setMinHeight(Region.USE_PREF_SIZE);
    getChildren().addAll(top, drawings);
    setOnMousePressed(event -> edits.selectedProperty().set(index));
  }

  /**
   * Shows the class.
   *
   * @param images the thumbnail of each drawing
   * @param hard what to say of those drawings that are hard to recognise
   */
  void show(
      NamedClass named, boolean selected, Map<Drawing, Image> images, Map<Drawing, String> hard) {
    if (!name.getText().equals(named.name())) {
      name.setText(named.name());
    }
    count.setText(Messages.text("classes.count", named.drawings().size()));
    pseudoClassStateChanged(SELECTED, selected);
    showDrawings(named.drawings(), images, hard);
  }

  /** They stay while the names of classes are typed. */
  private void showDrawings(
      List<Drawing> all, Map<Drawing, Image> images, Map<Drawing, String> hard) {
    List<String> words = all.stream().map(hard::get).collect(Collectors.toList());
    if (all.equals(shown) && words.equals(shownWords)) {
      return;
    }
    shown = all;
    shownWords = words;
    drawings.getChildren().clear();
    for (int i = 0; i < all.size(); i++) {
      drawings.getChildren().add(thumbnail(i, images.get(all.get(i)), words.get(i)));
    }
  }

  private Button thumbnail(int drawing, Image image, String hard) {
    ImageView view = new ImageView(image);
    view.setFitWidth(THUMBNAIL);
    view.setFitHeight(THUMBNAIL);
    Button button = new Button(null, view);
    button.setId("class-%d-drawing-%d".formatted(index + 1, drawing + 1));
    button.getStyleClass().add("class-drawing");
    button.pseudoClassStateChanged(HARD, hard != null);
    String remove = Messages.text("classes.remove.drawing");
    String tip = hard == null ? remove : hard + "\n" + remove;
    button.setTooltip(new Tooltip(tip));
    button.setAccessibleText(tip);
    button.setOnAction(event -> this.remove.accept(drawing));
    return button;
  }
}
