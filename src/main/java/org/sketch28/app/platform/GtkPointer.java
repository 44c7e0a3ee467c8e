package org.sketch28.app.platform;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import javafx.scene.Scene;
import javafx.scene.input.MouseEvent;
import org.sketch28.base.JnaFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes GTK deliver every position of the mouse. JavaFX asks for motion hints, with which GDK drops
 * all positions that were reported before it handled the previous one, and GDK compresses the rest;
 * on a busy machine this cuts the corners of strokes. JavaFX has no setting for either.
 */
public final class GtkPointer {

  private static final Logger LOG = LoggerFactory.getLogger(GtkPointer.class);

  // From gdk/gdktypes.h.
  private static final int POINTER_MOTION = 1 << 2;
  private static final int MOTION_HINT = 1 << 3;
  private static final int BUTTON_MOTION = 1 << 4;
  private static final int BUTTON_PRESS = 1 << 8;
  private static final int BUTTON_RELEASE = 1 << 9;
  private static final int DRAG = POINTER_MOTION | BUTTON_MOTION | BUTTON_PRESS | BUTTON_RELEASE;

  private final NativeLibrary gdk = NativeLibrary.getInstance("libgdk-3.so.0");
  private final NativeLibrary glib = NativeLibrary.getInstance("libglib-2.0.so.0");
  private Pointer window;
  private boolean grabbed;

  private GtkPointer() {}

  /** For a scene that is shown; nothing on other systems. Must be called on the FX thread. */
  public static void deliverEveryPosition(Scene scene) {
    if (!System.getProperty("os.name").equals("Linux")) {
      return;
    }
    JnaFolder.set();
    try {
      new GtkPointer().install(scene);
    } catch (UnsatisfiedLinkError e) {
      LOG.info("GTK leaves out positions of a fast mouse: {}", e.toString());
    }
  }

  private void install(Scene scene) {
    Pointer screen = pointer("gdk_screen_get_default");
    if (screen == null) {
      return;
    }
    Pointer windows = pointer("gdk_screen_get_toplevel_windows", screen);
    // A GList: data, next, previous.
    for (Pointer at = windows; at != null; at = at.getPointer(Native.POINTER_SIZE)) {
      Pointer each = at.getPointer(0);
      call("gdk_window_set_events", each, number("gdk_window_get_events", each) & ~MOTION_HINT);
      call("gdk_window_set_event_compression", each, 0);
      if (window == null && number("gdk_window_is_visible", each) != 0) {
        window = each;
      }
    }
    glib.getFunction("g_list_free").invokeVoid(new Object[] {windows});
    scene.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> grabbed = false);
    scene.addEventFilter(MouseEvent.MOUSE_DRAGGED, event -> grab());
  }

  /** Replaces the grab with which JavaFX begins a drag, since it asks for motion hints too. */
  private void grab() {
    if (!grabbed && window != null) {
      grabbed = true;
      Pointer seat = pointer("gdk_display_get_default_seat", pointer("gdk_display_get_default"));
      Pointer mouse = pointer("gdk_seat_get_pointer", seat);
      call("gdk_device_grab", mouse, window, 0, 0, DRAG, null, 0);
    }
  }

  private int number(String function, Object... arguments) {
    return gdk.getFunction(function).invokeInt(arguments);
  }

  private Pointer pointer(String function, Object... arguments) {
    return gdk.getFunction(function).invokePointer(arguments);
  }

  private void call(String function, Object... arguments) {
    gdk.getFunction(function).invokeVoid(arguments);
  }
}
