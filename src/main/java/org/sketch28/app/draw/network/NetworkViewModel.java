package org.sketch28.app.draw.network;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.sketch28.data.ImageDataset;
import org.sketch28.image.GrayImage;
import org.sketch28.model.recognize.Recognizer;
import org.sketch28.model.units.Connection;
import org.sketch28.model.units.Stage;
import org.sketch28.model.units.Unit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the network makes of the drawing, and one of its units. Must be used on the FX thread. */
public final class NetworkViewModel {

  private static final Logger LOG = LoggerFactory.getLogger(NetworkViewModel.class);

  private final ModelQuestions questions;
  private final NetworkWatcher watcher = new NetworkWatcher();
  private final UnitSearch search;
  private final BooleanProperty shown = new SimpleBooleanProperty();
  private final ReadOnlyObjectWrapper<NetworkWatcher.View> view =
      new ReadOnlyObjectWrapper<>(NetworkWatcher.View.NONE);
  private final ReadOnlyObjectWrapper<Optional<UnitDetail>> detail =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  private GrayImage input;
  private boolean resting = true;
  private int member;
  private Optional<Unit> selected = Optional.empty();
  private final Set<Connection.Channel> off = new HashSet<>();
  private UnitSearch.Found found = UnitSearch.Found.NOTHING;

  /** Counts what was asked for; only the answer to the last question is shown. */
  private final AtomicInteger asked = new AtomicInteger();

  /** Counts the units that were selected, and the networks that they were of. */
  private int searches;

  private boolean searching;

  /**
   * @param questions to the model in use
   * @param images that a model is tested with, if there are any
   */
  public NetworkViewModel(
      ModelQuestions questions, Function<Recognizer, Optional<ImageDataset>> images) {
    this.questions = questions;
    this.search = new UnitSearch(images);
    this.input = GrayImage.blank(ImageDataset.SIDE, ImageDataset.SIDE);
    shown.addListener((p, o, on) -> look());
  }

  /**
   * Looks at another image.
   *
   * @param next what the network sees of the drawing
   * @param penRests whether the drawing is finished, so that there is time to look further
   */
  public void show(GrayImage next, boolean penRests) {
    input = next;
    resting = penRests;
    look();
  }

  private void look() {
    if (!shown.get()) {
      return;
    }
    int ticket = asked.incrementAndGet();
    GrayImage image = input;
    int wanted = member;
    Set<Connection.Channel> withoutThese = Set.copyOf(off);
    questions.askAnyTime(
        recognizer ->
            ticket == asked.get()
                ? Optional.of(watcher.look(recognizer.classifier(), wanted, withoutThese, image))
                : Optional.<NetworkWatcher.View>empty(),
        answer -> answer.filter(view -> ticket == asked.get()).ifPresent(this::use));
  }

  private void use(NetworkWatcher.View next) {
    Optional<Diagram> before = view.get().diagram();
    Optional<Diagram> now = next.diagram();
    if (now.isEmpty() || before.filter(now.get()::isLike).isEmpty()) {
      // Before the view changes, in which there may be no such unit.
      selected = Optional.empty();
      detail.set(Optional.empty());
      if (!off.isEmpty() && before.isPresent()) {
        // They were channels of the other network.
        off.clear();
        look();
        return;
      }
    }
    if (!before.map(Diagram::network).equals(now.map(Diagram::network))) {
      forgetFound();
    }
    view.set(next);
    describe();
    searchOn();
  }

  private void forgetFound() {
    searches++;
    found = UnitSearch.Found.NOTHING;
  }

  /** Selects a unit of the diagram, or none. */
  void select(Optional<Unit> unit) {
    if (!unit.equals(selected)) {
      selected = unit;
      forgetFound();
      describe();
      searchOn();
    }
  }

  private void describe() {
    Optional<Diagram> diagram = view.get().diagram();
    detail.set(selected.flatMap(unit -> diagram.map(each -> detail(each, unit))));
  }

  private UnitDetail detail(Diagram diagram, Unit unit) {
    Stage.Kind kind = diagram.stages().get(unit.stage()).kind();
    boolean weighted = kind != Stage.Kind.INPUT && kind != Stage.Kind.RECURRENT;
    return new UnitDetail(
        unit,
        diagram.network().value(diagram.activations(), unit),
        weighted
            ? Optional.of(diagram.network().sum(diagram.activations(), unit))
            : Optional.empty(),
        found.examples(),
        found.progress(),
        found.preferred());
  }

  /** Looks further for what the unit responds to, while the pen rests. */
  private void searchOn() {
    Optional<Diagram> diagram = view.get().diagram();
    if (searching || found.finished() || !resting || !shown.get()) {
      return;
    }
    if (diagram.isEmpty() || selected.isEmpty()) {
      return;
    }
    int ticket = searches;
    Diagram of = diagram.get();
    Unit unit = selected.get();
    searching = true;
    questions.askAnyTime(
        recognizer ->
            recognizer.classifier() == of.model()
                ? Optional.of(more(recognizer, of, unit))
                : Optional.<UnitSearch.Found>empty(),
        answer -> {
          searching = false;
          if (ticket == searches && answer.isPresent()) {
            found = answer.get();
            describe();
          }
          // If the model is another one, it is looked at before anything else is asked.
          answer.ifPresent(any -> searchOn());
        });
  }

  /** On the thread on which the model is asked. */
  private UnitSearch.Found more(Recognizer recognizer, Diagram of, Unit unit) {
    try {
      return search.more(recognizer, of, unit);
    } catch (RuntimeException e) {
      LOG.error("What the unit responds to cannot be found", e);
      return UnitSearch.failed();
    }
  }

  /** The model is another one. */
  public void modelChanged() {
    look();
  }

  /** Switches the selected unit's channel off, or on again. */
  void toggleSelected() {
    Optional<Diagram> diagram = view.get().diagram();
    selected
        .filter(unit -> diagram.filter(each -> each.canSwitch(unit)).isPresent())
        .map(unit -> new Connection.Channel(unit.stage(), unit.channel()))
        .ifPresent(
            channel -> {
              if (!off.remove(channel)) {
                off.add(channel);
              }
              look();
            });
  }

  /** Switches all channels on. */
  void switchAllOn() {
    off.clear();
    look();
  }

  /** Shows another network of an ensemble. */
  void choose(int index) {
    if (index != member) {
      member = index;
      off.clear();
      look();
    }
  }

  /** Whether the panel is open. */
  public BooleanProperty shownProperty() {
    return shown;
  }

  /** What is shown of the network. */
  public ReadOnlyObjectProperty<NetworkWatcher.View> viewProperty() {
    return view.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Optional<UnitDetail>> detailProperty() {
    return detail.getReadOnlyProperty();
  }
}
