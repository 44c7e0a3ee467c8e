package org.sketch28.app.draw.morph;

import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import org.sketch28.app.base.Messages;
import org.sketch28.app.control.GrayImages;
import org.sketch28.data.drawings.SavedDrawing;

/** Chooses one of the two drawings. */
final class SourceMenu extends MenuButton {

  private final MorphViewModel viewModel;
  private final boolean first;

  /**
   * @param first whether it chooses the first drawing
   */
  SourceMenu(MorphViewModel viewModel, boolean first) {
    super(Messages.text(first ? "morph.from" : "morph.to"));
    this.viewModel = viewModel;
    this.first = first;
    setId(first ? "morph-from" : "morph-to");
    setMinWidth(Region.USE_PREF_SIZE);
    // The classes and drawings may be others each time.
    setOnShowing(event -> fill());
    fill();
  }

  private void fill() {
    MenuItem canvas = new MenuItem(Messages.text("morph.canvas"));
    canvas.setOnAction(event -> viewModel.takeCanvas(first));
    Menu mine = new Menu(Messages.text("morph.mine"));
    for (SavedDrawing drawing : viewModel.drawingsProperty().get()) {
      MenuItem item =
          new MenuItem(
              drawing.label(),
              new ImageView(GrayImages.toImage(drawing.image(), Color.WHITE, Color.BLACK)));
      item.setOnAction(event -> viewModel.set(first, drawing.drawing()));
      mine.getItems().add(item);
    }
    mine.setDisable(mine.getItems().isEmpty());
    Menu synthetic = new Menu(Messages.text("morph.synthetic"));
    Menu test = new Menu(Messages.text("morph.test"));
    MorphViewModel.Classes classes = viewModel.classesProperty().get();
    for (int c = 0; c < classes.synthetic().size(); c++) {
      int index = c;
      synthetic
          .getItems()
          .add(item(classes.synthetic().get(c), () -> viewModel.takeSynthetic(first, index)));
    }
    for (String name : classes.tested()) {
      test.getItems().add(item(name, () -> viewModel.takeTestImage(first, name)));
    }
    synthetic.setDisable(synthetic.getItems().isEmpty());
    test.setDisable(test.getItems().isEmpty());
    getItems().setAll(canvas, mine, synthetic, test);
  }

  private static MenuItem item(String text, Runnable action) {
    MenuItem item = new MenuItem(text);
    item.setOnAction(event -> action.run());
    return item;
  }
}
