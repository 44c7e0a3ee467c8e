package org.sketch28.app.errors.images;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.app.errors.OpenErrors;
import org.sketch28.app.errors.evaluation.ImageSelectionListener;
import org.sketch28.data.Split;
import org.sketch28.evaluate.Duplicates;

class ImagesViewModelTest {

  @TempDir private Path home;
  private OpenErrors errors;
  private ImagesViewModel viewModel;

  @BeforeEach
  void open() throws Exception {
    errors = OpenErrors.chosen(home);
    viewModel = new ImagesViewModel(errors.viewModel(), errors.tasks().tasks());
    errors.evaluate();
  }

  @AfterEach
  void close() {
    viewModel.close();
    errors.close();
  }

  private int[] shown() {
    errors.tasks().runAll();
    return viewModel.shownProperty().get().indices();
  }

  @Test
  void theErrorsOfTheOpenEvaluationAreShown() {
    assertEquals(errors.evaluation().errors().length, shown().length);
    assertSame(errors.opened(), viewModel.shownProperty().get().opened());
  }

  @Test
  void nothingIsShownWhileNothingIsOpen() {
    errors.viewModel().splitProperty().set(Split.TRAIN);
    assertNull(viewModel.shownProperty().get());
  }

  @Test
  void whatIsTypedWhileSimilarImagesAreSearchedIsKept() {
    viewModel
        .filterProperty()
        .set(
            ImageFilterBuilder.builder(ImageFilter.ERRORS)
                .sort(ImageFilter.Sort.DUPLICATES)
                .build());
    ImageFilter typed =
        ImageFilterBuilder.builder(viewModel.filterProperty().get()).text("3").build();
    viewModel.filterProperty().set(typed);
    shown();
    assertEquals(typed, viewModel.filterProperty().get());
    assertTrue(viewModel.duplicates().of(errors.evaluation().data()).isPresent());
  }

  @Test
  void selectedImagesAreShownUntilAnotherEvaluationIsOpened() {
    viewModel.showSelection("Some", new int[] {5, 3}, ImageSelectionListener.NONE);
    assertArrayEquals(new int[] {3, 5}, shown());
    assertEquals("Some", viewModel.selectionTitle());
    viewModel.showSelection("Others", new int[] {8}, ImageSelectionListener.NONE);
    assertArrayEquals(new int[] {8}, shown());
    viewModel.selectedProperty().set(8);
    errors.viewModel().splitProperty().set(Split.TRAIN);
    errors.evaluate();
    assertEquals(-1, viewModel.selectedProperty().get());
    assertEquals("", viewModel.selectionTitle());
    assertEquals(errors.evaluation().errors().length, shown().length);
  }

  @Test
  void theImageThatWasMeantIsToBeSelectedOnce() {
    viewModel.showSelection("Some", new int[] {5, 3}, 5);
    assertArrayEquals(new int[] {3, 5}, shown());
    assertEquals(5, viewModel.shownProperty().get().wanted());
    viewModel.filterProperty().set(ImageFilter.ERRORS);
    assertEquals(errors.evaluation().errors().length, shown().length);
    assertEquals(ImageSelectionListener.NONE, viewModel.shownProperty().get().wanted());
  }

  @Test
  void aCellIsShown() {
    int wrong = errors.evaluation().errors()[0];
    viewModel.openCell(errors.evaluation().label(wrong), errors.evaluation().predicted(wrong));
    assertTrue(java.util.Arrays.stream(shown()).anyMatch(i -> i == wrong));
    assertEquals(
        errors.evaluation().predicted(wrong), viewModel.filterProperty().get().predicted());
  }

  @Test
  void onlyTheLastFilterIsApplied() {
    viewModel.filterProperty().set(ImageFilter.ERRORS.cell(1, 1));
    viewModel.showSelection("One", new int[] {9}, ImageSelectionListener.NONE);
    assertArrayEquals(new int[] {9}, shown());
  }

  private static final ImageFilter DUPLICATES =
      ImageFilterBuilder.builder(ImageFilter.ERRORS)
          .show(ImageFilter.Show.ALL)
          .sort(ImageFilter.Sort.DUPLICATES)
          .build();

  @Test
  void imagesThatAreAlikeAreSideBySide() {
    viewModel.filterProperty().set(DUPLICATES);
    int[] shown = shown();
    assertEquals(errors.evaluation().size(), shown.length);
    Duplicates duplicates = viewModel.duplicates().of(errors.evaluation().data()).orElseThrow();
    assertEquals(shown[1], duplicates.nearest(shown[0]));
    viewModel.filterProperty().set(ImageFilter.ERRORS);
    viewModel.filterProperty().set(DUPLICATES);
    assertFalse(errors.viewModel().jobs().runningProperty().get(), "they are not compared twice");
    assertArrayEquals(shown, shown());
  }

  @Test
  void whoCancelsTheComparisonSeesTheErrorsAgain() {
    viewModel.filterProperty().set(DUPLICATES);
    errors.viewModel().jobs().cancel();
    assertEquals(errors.evaluation().errors().length, shown().length);
    assertEquals(ImageFilter.ERRORS, viewModel.filterProperty().get());
  }

  private Set<String> tags(int index) {
    errors.tasks().runAll();
    return viewModel.tags().of(errors.evaluation()).apply(index);
  }

  @Test
  void tagsAreGivenTakenAndUndone() {
    viewModel.tag(new int[] {3, 5}, " Open Loop ");
    assertEquals(Set.of("open-loop"), tags(3));
    viewModel.tag(new int[] {3, 4}, "open-loop");
    assertEquals(Set.of("open-loop"), tags(4), "one of them had none");
    viewModel.tag(new int[] {3, 4}, "open-loop");
    assertEquals(Set.of(), tags(3));
    assertEquals(Set.of("open-loop"), tags(5));
    viewModel.tags().undo();
    assertEquals(Set.of("open-loop"), tags(4));
    assertTrue(viewModel.tags().lastProperty().get().isEmpty());
    viewModel.tag(new int[] {7}, " ,# ");
    viewModel.tag(new int[0], "nothing");
    assertEquals(Set.of(), tags(7));
  }

  @Test
  void aTagFiltersAndIsExported() throws Exception {
    viewModel.tag(new int[] {3, 5}, "blurry");
    viewModel
        .filterProperty()
        .set(
            ImageFilterBuilder.builder(DUPLICATES)
                .sort(ImageFilter.Sort.INDEX)
                .text("#blur")
                .build());
    assertArrayEquals(new int[] {3, 5}, shown());
    Path csv = home.resolve("images.csv");
    viewModel.export(csv, new int[] {3, 4}, ImagesViewModel.ExportFormat.CSV);
    errors.tasks().runAll();
    List<String> lines = Files.readAllLines(csv);
    assertTrue(lines.get(0).endsWith(",tags"), lines.get(0));
    assertTrue(lines.get(1).endsWith(",blurry"), lines.get(1));
    assertTrue(lines.get(2).endsWith(","), lines.get(2));
  }

  @Test
  void imagesAreExportedAsATableAndAsAContactSheet() throws Exception {
    Path csv = home.resolve("images.csv");
    Path png = home.resolve("images.png");
    viewModel.export(csv, new int[] {1, 2, 3}, ImagesViewModel.ExportFormat.CSV);
    errors.tasks().runAll();
    viewModel.export(png, new int[] {1, 2, 3}, ImagesViewModel.ExportFormat.PNG);
    errors.tasks().runAll();
    assertEquals(4, Files.readAllLines(csv).size());
    assertNotNull(ImageIO.read(png.toFile()));
  }

  @Test
  void anExportThatCannotBeWrittenIsReported() {
    viewModel.export(home, new int[] {1}, ImagesViewModel.ExportFormat.CSV);
    errors.tasks().runAll();
    assertEquals(1, errors.messages().size());
    assertTrue(errors.messages().get(0).contains(home.toString()));
  }

  @Test
  void nothingIsExportedWhileNothingIsOpen() {
    errors.viewModel().splitProperty().set(Split.TRAIN);
    viewModel.export(home.resolve("x.csv"), new int[] {1}, ImagesViewModel.ExportFormat.CSV);
    errors.tasks().runAll();
    assertTrue(Files.notExists(home.resolve("x.csv")));
  }
}
