/* kaiji-page-scroller.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>

#include "kaiji-focus.h"
#include "kaiji-page-scroller.h"
#include "kaiji-page-view.h"
#include "kaiji-settings.h"

/* The limits of the zoom, in pixels per point; 96 pixels per inch are 1.33. */
#define MIN_ZOOM 0.25
#define MAX_ZOOM 6.0
#define ZOOM_STEP 1.25

/* The margin around a cell that is scrolled to, in pixels. */
#define SCROLL_MARGIN 24

struct _KaijiPageScroller
{
  AdwBin parent_instance;

  GtkScrolledWindow *scrolled_window;
  GtkWidget *viewport;
  KaijiPageView *page_view;

  double pointer_x;
  double pointer_y;
  gboolean is_alone;     /* its zoom is its own, and not remembered */
  gboolean has_new_room; /* the answer must still be kept in sight */
};

G_DEFINE_FINAL_TYPE (KaijiPageScroller, kaiji_page_scroller, ADW_TYPE_BIN)

enum
{
  ZOOM_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Scrolls the least distance that shows the range from @start to @end, or its beginning if it is
 * too large. */
static void
scroll_to (GtkAdjustment *adjustment, double start, double end)
{
  double value = gtk_adjustment_get_value (adjustment);
  double room = gtk_adjustment_get_page_size (adjustment);

  start -= SCROLL_MARGIN;
  end += SCROLL_MARGIN;
  if (start < value || end - start > room)
    gtk_adjustment_set_value (adjustment, start);
  else if (end > value + room)
    gtk_adjustment_set_value (adjustment, end - room);
}

/* Resizes the content to @size and moves the page's @from to @to. The viewport would resize it at
 * the next layout, but would not keep the place. */
static void
resize_content (GtkAdjustment *adjustment, double size, double from, double to)
{
  double room = gtk_adjustment_get_page_size (adjustment);
  double value = gtk_adjustment_get_value (adjustment) + to - from;

  gtk_adjustment_configure (adjustment, value, 0, MAX (size, room),
                            gtk_adjustment_get_step_increment (adjustment),
                            gtk_adjustment_get_page_increment (adjustment), room);
}

static void
set_zoom (KaijiPageScroller *self, double zoom)
{
  GSettings *settings = kaiji_settings_get ();

  kaiji_page_view_set_zoom (self->page_view, zoom);
  if (settings != NULL && !self->is_alone)
    g_settings_set_double (settings, "preview-zoom", zoom);
  g_signal_emit (self, signals[ZOOM_CHANGED], 0);
}

/* Zooms and keeps the page's place at @x, @y of the viewport. */
static void
zoom_at (KaijiPageScroller *self, double factor, double x, double y)
{
  GtkWidget *view = GTK_WIDGET (self->page_view);
  double scale = kaiji_page_view_get_scale (self->page_view);
  double zoom = CLAMP (scale * factor, MIN_ZOOM, MAX_ZOOM);
  double margins = 2 * gtk_widget_get_margin_top (view);
  double page_x, page_y;

  if (scale == 0)
    return;

  gtk_widget_translate_coordinates (self->viewport, view, x, y, &page_x, &page_y);
  factor = zoom / scale;
  set_zoom (self, zoom);
  resize_content (gtk_scrolled_window_get_hadjustment (self->scrolled_window),
                  margins + gtk_widget_get_width (view) * factor, page_x, page_x * factor);
  resize_content (gtk_scrolled_window_get_vadjustment (self->scrolled_window),
                  margins + gtk_widget_get_height (view) * factor, page_y, page_y * factor);
}

/* Zooms around the highlighted cell if it is in view, otherwise around the centre. */
static void
zoom_by (KaijiPageScroller *self, double factor)
{
  int width = gtk_widget_get_width (self->viewport);
  int height = gtk_widget_get_height (self->viewport);
  double x = width / 2.0;
  double y = height / 2.0;
  graphene_rect_t area;

  if (kaiji_page_view_get_lit_area (self->page_view, &area))
    {
      graphene_point_t centre;
      double lit_x, lit_y;

      graphene_rect_get_center (&area, &centre);
      gtk_widget_translate_coordinates (GTK_WIDGET (self->page_view), self->viewport, centre.x,
                                        centre.y, &lit_x, &lit_y);
      if (lit_x >= 0 && lit_x < width && lit_y >= 0 && lit_y < height)
        {
          x = lit_x;
          y = lit_y;
        }
    }

  zoom_at (self, factor, x, y);
}

static void
on_pointer_moved (KaijiPageScroller *self, double x, double y)
{
  self->pointer_x = x;
  self->pointer_y = y;
}

static gboolean
on_scrolled (KaijiPageScroller *self, double dx, double dy, GtkEventController *controller)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (controller);

  if ((state & GDK_CONTROL_MASK) == 0)
    return GDK_EVENT_PROPAGATE;

  zoom_at (self, pow (ZOOM_STEP, -dy), self->pointer_x, self->pointer_y);
  return GDK_EVENT_STOP;
}

static gboolean
on_arrow_pressed (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  KaijiPageScroller *self = KAIJI_PAGE_SCROLLER (widget);
  GtkScrollType type = (GtkScrollType) g_variant_get_int32 (arguments);
  gboolean horizontal = type == GTK_SCROLL_STEP_LEFT || type == GTK_SCROLL_STEP_RIGHT;
  gboolean handled = FALSE;

  g_signal_emit_by_name (self->scrolled_window, "scroll-child", type, horizontal, &handled);
  return handled;
}

static gboolean
kaiji_page_scroller_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (KAIJI_PAGE_SCROLLER (widget)->page_view));
}

static void
kaiji_page_scroller_class_init (KaijiPageScrollerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  static const struct
  {
    guint key;
    guint keypad_key;
    GtkScrollType type;
  } arrows[] = {
    { GDK_KEY_Up, GDK_KEY_KP_Up, GTK_SCROLL_STEP_UP },
    { GDK_KEY_Down, GDK_KEY_KP_Down, GTK_SCROLL_STEP_DOWN },
    { GDK_KEY_Left, GDK_KEY_KP_Left, GTK_SCROLL_STEP_LEFT },
    { GDK_KEY_Right, GDK_KEY_KP_Right, GTK_SCROLL_STEP_RIGHT },
  };

  kaiji_focus_set_entry (widget_class, kaiji_page_scroller_grab_focus);

  signals[ZOOM_CHANGED] = g_signal_new ("zoom-changed", G_TYPE_FROM_CLASS (klass),
                                        G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  for (guint i = 0; i < G_N_ELEMENTS (arrows); i++)
    {
      gtk_widget_class_add_binding (widget_class, arrows[i].key, 0, on_arrow_pressed, "i",
                                    arrows[i].type);
      gtk_widget_class_add_binding (widget_class, arrows[i].keypad_key, 0, on_arrow_pressed, "i",
                                    arrows[i].type);
    }

  g_type_ensure (KAIJI_TYPE_PAGE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/jp/kaiji/Kaiji/kaiji-page-scroller.ui");
  gtk_widget_class_bind_template_child (widget_class, KaijiPageScroller, scrolled_window);
  gtk_widget_class_bind_template_child (widget_class, KaijiPageScroller, viewport);
  gtk_widget_class_bind_template_child (widget_class, KaijiPageScroller, page_view);
  gtk_widget_class_bind_template_callback (widget_class, on_pointer_moved);
  gtk_widget_class_bind_template_callback (widget_class, on_scrolled);
}

static gboolean
on_room_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  KaijiPageScroller *self = KAIJI_PAGE_SCROLLER (widget);

  kaiji_page_scroller_scroll_to_field (self);
  self->has_new_room = FALSE;
  return G_SOURCE_REMOVE;
}

/* Where the page's width is more than the room, the edited answer stays in sight. */
static void
on_room_changed (KaijiPageScroller *self)
{
  if (self->has_new_room || kaiji_page_view_get_zoom (self->page_view) != KAIJI_PAGE_VIEW_LEGIBLE)
    return;

  self->has_new_room = TRUE;
  gtk_widget_add_tick_callback (GTK_WIDGET (self), on_room_tick, NULL, NULL);
}

static void
kaiji_page_scroller_init (KaijiPageScroller *self)
{
  GSettings *settings = kaiji_settings_get ();
  double zoom = KAIJI_PAGE_VIEW_LEGIBLE;

  gtk_widget_init_template (GTK_WIDGET (self));

  if (settings != NULL)
    zoom = g_settings_get_double (settings, "preview-zoom");
  if (zoom > 0)
    zoom = CLAMP (zoom, MIN_ZOOM, MAX_ZOOM);
  else if (zoom < 0)
    zoom = KAIJI_PAGE_VIEW_LEGIBLE;
  kaiji_page_view_set_zoom (self->page_view, zoom);
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (self->scrolled_window),
                           "notify::page-size", G_CALLBACK (on_room_changed), self,
                           G_CONNECT_SWAPPED);
}

/**
 * kaiji_page_scroller_set_page:
 * @pages: laid out pages
 * @page: the page to show, from 0
 */
void
kaiji_page_scroller_set_page (KaijiPageScroller *self, KaijiPages *pages, guint page)
{
  g_return_if_fail (KAIJI_IS_PAGE_SCROLLER (self));

  kaiji_page_view_set_page (self->page_view, pages, page);
}

/**
 * kaiji_page_scroller_get_page:
 *
 * Returns: the shown page, from 0
 */
guint
kaiji_page_scroller_get_page (KaijiPageScroller *self)
{
  g_return_val_if_fail (KAIJI_IS_PAGE_SCROLLER (self), 0);

  return kaiji_page_view_get_page (self->page_view);
}

/**
 * kaiji_page_scroller_set_cursor:
 * @cursor: the cursor whose field is highlighted; set once
 */
void
kaiji_page_scroller_set_cursor (KaijiPageScroller *self, KaijiCursor *cursor)
{
  g_return_if_fail (KAIJI_IS_PAGE_SCROLLER (self));

  kaiji_page_view_set_cursor (self->page_view, cursor);
}

/**
 * kaiji_page_scroller_scroll_to_field:
 *
 * Scrolls to the highlighted cell, if it is not in view.
 *
 * Returns: whether that was possible: the page must have its size, and a cell must be highlighted
 */
gboolean
kaiji_page_scroller_scroll_to_field (KaijiPageScroller *self)
{
  GtkAdjustment *horizontal, *vertical;
  graphene_rect_t area;
  double x, y;

  g_return_val_if_fail (KAIJI_IS_PAGE_SCROLLER (self), FALSE);

  if (kaiji_page_view_get_scale (self->page_view) == 0
      || !kaiji_page_view_get_lit_area (self->page_view, &area))
    return FALSE;

  horizontal = gtk_scrolled_window_get_hadjustment (self->scrolled_window);
  vertical = gtk_scrolled_window_get_vadjustment (self->scrolled_window);
  gtk_widget_translate_coordinates (GTK_WIDGET (self->page_view), self->viewport, area.origin.x,
                                    area.origin.y, &x, &y);
  x += gtk_adjustment_get_value (horizontal);
  y += gtk_adjustment_get_value (vertical);
  scroll_to (horizontal, x, x + area.size.width);
  scroll_to (vertical, y, y + area.size.height);

  return TRUE;
}

/**
 * kaiji_page_scroller_scroll_to_top:
 *
 * Scrolls to the beginning of the page.
 */
void
kaiji_page_scroller_scroll_to_top (KaijiPageScroller *self)
{
  g_return_if_fail (KAIJI_IS_PAGE_SCROLLER (self));

  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled_window), 0);
}

/**
 * kaiji_page_scroller_zoom_in:
 *
 * Zooms in by one step.
 */
void
kaiji_page_scroller_zoom_in (KaijiPageScroller *self)
{
  g_return_if_fail (KAIJI_IS_PAGE_SCROLLER (self));

  zoom_by (self, ZOOM_STEP);
}

/**
 * kaiji_page_scroller_zoom_out:
 *
 * Zooms out by one step.
 */
void
kaiji_page_scroller_zoom_out (KaijiPageScroller *self)
{
  g_return_if_fail (KAIJI_IS_PAGE_SCROLLER (self));

  zoom_by (self, 1 / ZOOM_STEP);
}

/**
 * kaiji_page_scroller_zoom_to_fit:
 *
 * Fits the page to the available width, now and after each resize.
 */
void
kaiji_page_scroller_zoom_to_fit (KaijiPageScroller *self)
{
  g_return_if_fail (KAIJI_IS_PAGE_SCROLLER (self));

  set_zoom (self, KAIJI_PAGE_VIEW_FIT);
}

/**
 * kaiji_page_scroller_fit_alone:
 *
 * Fits the page to the available width as long as no other zoom is chosen here; no zoom is
 * remembered from now on.
 */
void
kaiji_page_scroller_fit_alone (KaijiPageScroller *self)
{
  g_return_if_fail (KAIJI_IS_PAGE_SCROLLER (self));

  self->is_alone = TRUE;
  set_zoom (self, KAIJI_PAGE_VIEW_FIT);
}

/**
 * kaiji_page_scroller_zoom_to_page:
 * @pages: the shown pages
 *
 * Makes the page as large as it is visible whole in the present room.
 */
void
kaiji_page_scroller_zoom_to_page (KaijiPageScroller *self, KaijiPages *pages)
{
  int margins = 2 * gtk_widget_get_margin_top (GTK_WIDGET (self->page_view));
  double width, height, zoom;

  g_return_if_fail (KAIJI_IS_PAGE_SCROLLER (self));
  g_return_if_fail (KAIJI_IS_PAGES (pages));

  kaiji_pages_get_size (pages, &width, &height);
  zoom = MIN ((gtk_widget_get_width (self->viewport) - margins) / width,
              (gtk_widget_get_height (self->viewport) - margins) / height);
  set_zoom (self, CLAMP (zoom, MIN_ZOOM, MAX_ZOOM));
}

/**
 * kaiji_page_scroller_can_zoom_in:
 *
 * Returns: whether the page can be larger
 */
gboolean
kaiji_page_scroller_can_zoom_in (KaijiPageScroller *self)
{
  g_return_val_if_fail (KAIJI_IS_PAGE_SCROLLER (self), FALSE);

  return kaiji_page_view_get_zoom (self->page_view) < MAX_ZOOM;
}

/**
 * kaiji_page_scroller_can_zoom_out:
 *
 * Returns: whether the page can be smaller
 */
gboolean
kaiji_page_scroller_can_zoom_out (KaijiPageScroller *self)
{
  g_return_val_if_fail (KAIJI_IS_PAGE_SCROLLER (self), FALSE);

  return kaiji_page_view_get_zoom (self->page_view) <= 0
         || kaiji_page_view_get_zoom (self->page_view) > MIN_ZOOM;
}

/**
 * kaiji_page_scroller_is_fitted:
 *
 * Returns: whether the page is fitted to the available width
 */
gboolean
kaiji_page_scroller_is_fitted (KaijiPageScroller *self)
{
  g_return_val_if_fail (KAIJI_IS_PAGE_SCROLLER (self), FALSE);

  return kaiji_page_view_get_zoom (self->page_view) == KAIJI_PAGE_VIEW_FIT;
}
