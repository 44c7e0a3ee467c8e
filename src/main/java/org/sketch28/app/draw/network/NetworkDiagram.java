package org.sketch28.app.draw.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.sketch28.app.base.Messages;
import org.sketch28.app.control.ChannelImages;
import org.sketch28.app.control.SignColors;
import org.sketch28.model.units.Connection;
import org.sketch28.model.units.Stage;
import org.sketch28.model.units.Unit;

/**
 * The stages of a network side by side: what each channel puts out, from black to white, and the
 * strongest connections between them. A click selects a unit, the arrow keys move on to others.
 */
final class NetworkDiagram extends Region {

  private static final double TITLE_FONT = 11;

  private static final double LINE = 13;

  /** Of a stage's width; the first title begins at the edge, nearer to the second one. */
  private static final double TITLE_SHARE = 0.94;

  private static final double FIRST_TITLE_SHARE = 0.82;

  private final Canvas canvas = new Canvas();
  private final Consumer<Optional<Unit>> select;
  private final Runnable toggle;
  private Optional<Diagram> diagram = Optional.empty();
  private List<List<Image>> pictures = List.of();
  private Optional<Unit> selected = Optional.empty();
  private Optional<DiagramLayout> layout = Optional.empty();

  /** The colour of writing, which changes with the theme. */
  private Color text = Color.GRAY;

  /**
   * @param select receives the unit that the user selects, or none
   * @param toggle switches the selected unit off or on
   */
  NetworkDiagram(Consumer<Optional<Unit>> select, Runnable toggle) {
    this.select = select;
    this.toggle = toggle;
    setId("network-diagram");
    getStyleClass().add("network-diagram");
    getChildren().add(canvas);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setAccessibleText(Messages.text("network.diagram"));
    setMinSize(200, 120);
    addEventHandler(
        MouseEvent.MOUSE_PRESSED,
        event -> {
          requestFocus();
          select.accept(layout.flatMap(l -> l.at(new Point2D(event.getX(), event.getY()))));
          if (event.getClickCount() == 2) {
            toggle.run();
          }
        });
    addEventHandler(KeyEvent.KEY_PRESSED, this::move);
  }

  void setTextColor(Color color) {
    text = color;
    paint();
  }

  void show(Optional<Diagram> next) {
    diagram = next;
    pictures = next.map(NetworkDiagram::pictures).orElse(List.of());
    requestLayout();
  }

  void mark(Optional<Unit> unit) {
    selected = unit;
    requestLayout();
  }

  private void move(KeyEvent event) {
    if (diagram.isEmpty() || event.isAltDown() || event.isShortcutDown()) {
      return;
    }
    if (event.getCode() == KeyCode.ENTER) {
      toggle.run();
      event.consume();
      return;
    }
    List<Stage> stages = diagram.get().stages();
    Unit from = selected.orElse(new Unit(0, 0, 0, 0));
    int stage = from.stage();
    int channel = from.channel();
    switch (event.getCode()) {
      case LEFT -> stage = Math.max(0, stage - 1);
      case RIGHT -> stage = Math.min(stages.size() - 1, stage + 1);
      case UP -> channel = Math.max(0, channel - 1);
      case DOWN -> channel++;
      default -> {
        return;
      }
    }
    channel = Math.min(channel, stages.get(stage).channels() - 1);
    Diagram now = diagram.get();
    select.accept(Optional.of(now.network().strongest(now.activations(), stage, channel)));
    event.consume();
  }

  @Override
  protected void layoutChildren() {
    canvas.setWidth(getWidth());
    canvas.setHeight(getHeight());
    paint();
  }

  private void paint() {
    GraphicsContext graphics = canvas.getGraphicsContext2D();
    graphics.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
    layout = diagram.map(d -> new DiagramLayout(d.stages(), canvas.getWidth(), canvas.getHeight()));
    if (diagram.isPresent() && canvas.getWidth() > 0) {
      paint(graphics, diagram.get(), layout.orElseThrow());
    }
  }

  private void paint(GraphicsContext graphics, Diagram shown, DiagramLayout places) {
    graphics.setImageSmoothing(false);
    if (selected.isEmpty()) {
      paintLines(graphics, shown.connections(), places);
    }
    for (int s = 0; s < shown.stages().size(); s++) {
      paintTitle(graphics, shown, s, places);
      if (shown.stages().get(s).kind() == Stage.Kind.CLASSES) {
        paintClasses(graphics, shown, s, places);
      } else {
        paintChannels(graphics, shown, s, places);
      }
    }
    selected
        .filter(unit -> unit.stage() < shown.stages().size())
        .filter(unit -> unit.channel() < shown.stages().get(unit.stage()).channels())
        .ifPresent(unit -> paint(graphics, shown, unit, places));
  }

  /** Lines to several stages or units, each as strong as it is beside the strongest of its own. */
  private void paintLines(
      GraphicsContext graphics, List<List<Connection>> all, DiagramLayout places) {
    LinePicture picture = new LinePicture(canvas.getWidth(), canvas.getHeight(), outputScale());
    for (List<Connection> lines : all) {
      double largest = lines.isEmpty() ? 1 : Math.abs(lines.get(0).value());
      for (Connection line : lines) {
        Rectangle2D from = places.cell(line.from().stage(), line.from().index());
        Rectangle2D to = places.cell(line.to().stage(), line.to().index());
        double share = Math.abs(line.value()) / largest;
        picture.line(
            from.getMaxX(),
            middle(from),
            to.getMinX(),
            middle(to),
            0.6 + 1.6 * share,
            SignColors.of(line.value()).deriveColor(0, 1, 1, 0.15 + 0.75 * share));
      }
    }
    picture.drawOn(graphics);
  }

  private double outputScale() {
    return getScene() == null || getScene().getWindow() == null
        ? 1
        : getScene().getWindow().getOutputScaleX();
  }

  private static double middle(Rectangle2D cell) {
    return (cell.getMinY() + cell.getMaxY()) / 2;
  }

  private void paintTitle(
      GraphicsContext graphics, Diagram shown, int stage, DiagramLayout places) {
    Stage each = shown.stages().get(stage);
    Rectangle2D area = places.grid(stage).area();
    double share = stage == 0 ? FIRST_TITLE_SHARE : TITLE_SHARE;
    double room = share * canvas.getWidth() / shown.stages().size();
    graphics.setFill(text);
    graphics.setFont(Font.font(TITLE_FONT));
    graphics.setTextAlign(TextAlignment.CENTER);
    graphics.setTextBaseline(VPos.TOP);
    double middle = Math.max(room / 2, (area.getMinX() + area.getMaxX()) / 2);
    graphics.fillText(StageWords.title(shown.stages(), stage), middle, 2, room);
    graphics.fillText(StageWords.size(each), middle, 2 + LINE, room);
  }

  /** Of each channel of each stage but the classes. */
  private static List<List<Image>> pictures(Diagram shown) {
    List<List<Image>> all = new ArrayList<>();
    for (int s = 0; s < shown.stages().size() - 1; s++) {
      Stage stage = shown.stages().get(s);
      ChannelImages images =
          new ChannelImages(shown.activations().of(s), stage.height(), stage.width(), 0);
      List<Image> channels = new ArrayList<>();
      for (int c = 0; c < stage.channels(); c++) {
        channels.add(images.of(c));
      }
      all.add(channels);
    }
    return all;
  }

  private void paintChannels(
      GraphicsContext graphics, Diagram shown, int stage, DiagramLayout places) {
    Stage each = shown.stages().get(stage);
    for (int c = 0; c < each.channels(); c++) {
      Rectangle2D cell = places.cell(stage, c);
      Image image = pictures.get(stage).get(c);
      graphics.drawImage(image, cell.getMinX(), cell.getMinY(), cell.getWidth(), cell.getHeight());
      if (shown.off().contains(new Connection.Channel(stage, c))) {
        cross(graphics, cell);
      }
    }
  }

  /** Crosses out a channel that is switched off. */
  private static void cross(GraphicsContext graphics, Rectangle2D cell) {
    graphics.setStroke(SignColors.AGAINST);
    graphics.setLineWidth(1.5);
    graphics.strokeLine(cell.getMinX(), cell.getMinY(), cell.getMaxX(), cell.getMaxY());
    graphics.strokeLine(cell.getMinX(), cell.getMaxY(), cell.getMaxX(), cell.getMinY());
  }

  private void paintClasses(
      GraphicsContext graphics, Diagram shown, int stage, DiagramLayout places) {
    graphics.setTextAlign(TextAlignment.LEFT);
    graphics.setTextBaseline(VPos.CENTER);
    double size = Math.min(13, places.grid(stage).cellHeight() * 0.75);
    graphics.setFont(Font.font(size));
    double names =
        shown.classNames().stream().mapToInt(String::length).max().orElse(1) * size * 0.6 + 4;
    for (int c = 0; c < shown.classNames().size(); c++) {
      Rectangle2D cell = places.cell(stage, c);
      graphics.setFill(text);
      double width = Math.min(names, cell.getWidth() * 0.75);
      graphics.fillText(shown.classNames().get(c), cell.getMinX() + 4, middle(cell), width);
      graphics.setFill(SignColors.of(1));
      graphics.fillRect(
          cell.getMinX() + 4 + width,
          cell.getMinY() + 2,
          Math.max(1, (cell.getWidth() - width - 6) * shown.probabilities()[c]),
          Math.max(1, cell.getHeight() - 4));
    }
  }

  /** The selected unit with its strongest inputs. */
  private void paint(GraphicsContext graphics, Diagram shown, Unit unit, DiagramLayout places) {
    paintLines(graphics, List.of(shown.connectionsTo(unit)), places);
    Rectangle2D cell = places.cell(unit.stage(), unit.channel());
    graphics.setStroke(SignColors.of(-1));
    graphics.setLineWidth(2);
    graphics.strokeRect(
        cell.getMinX() - 1, cell.getMinY() - 1, cell.getWidth() + 2, cell.getHeight() + 2);
    Stage stage = shown.stages().get(unit.stage());
    if (stage.width() > 1 && cell.getWidth() > 8) {
      double width = cell.getWidth() / stage.width();
      double height = cell.getHeight() / stage.height();
      graphics.setLineWidth(1);
      graphics.strokeRect(
          cell.getMinX() + unit.x() * width - 0.5,
          cell.getMinY() + unit.y() * height - 0.5,
          width + 1,
          height + 1);
    }
  }
}
