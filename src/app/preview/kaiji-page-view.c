/* kaiji-page-view.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "kaiji-page-drawing.h"
#include "kaiji-page-view-private.h"
#include "kaiji-pages-find.h"

/* The minimum width of a fitted page, in pixels. */
#define MIN_WIDTH 120

/* The natural scale without a size limit: 96 pixels per inch. */
#define NATURAL_SCALE (96.0 / 72.0)

/* The size from which kanji can be read on a screen of low density, in pixels. */
#define LEGIBLE_SIZE 10.0

/* The maximum resolution of a drawing, in device pixels per point: 70 MB for A4. At the largest
 * zoom on a high-density screen the page is slightly soft. */
#define MAX_RESOLUTION 6.0

struct _KaijiPageView
{
  GtkWidget parent_instance;

  GtkWidget *light;

  KaijiPages *pages; /* (nullable) */
  guint page;
  KaijiCursor *cursor; /* (nullable): whose field is highlighted */
  double zoom;         /* pixels per point, or KAIJI_PAGE_VIEW_FIT or …_LEGIBLE */

  KaijiPageDrawing *drawing; /* (nullable): the drawing on the texture */
  GdkTexture *texture;
  gboolean is_drawing;
};

G_DEFINE_FINAL_TYPE (KaijiPageView, kaiji_page_view, GTK_TYPE_WIDGET)

static void
draw_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_task_return_pointer (task, kaiji_page_drawing_create_texture (task_data), g_object_unref);
}

/* The size that the page would be drawn at now. */
static void
get_drawing_size (KaijiPageView *self, int *width, int *height)
{
  double page_width, page_height;
  double resolution;

  kaiji_pages_get_size (self->pages, &page_width, &page_height);
  resolution = kaiji_page_view_get_scale (self) * gtk_widget_get_scale_factor (GTK_WIDGET (self));
  resolution = MIN (resolution, MAX_RESOLUTION);
  *width = (int) round (page_width * resolution);
  *height = (int) ceil (page_height * resolution);
}

static gboolean
is_drawn (KaijiPageView *self)
{
  int width, height;

  if (self->drawing == NULL || self->pages == NULL)
    return FALSE;

  get_drawing_size (self, &width, &height);
  return kaiji_page_drawing_looks_same (self->drawing, self->pages, self->page, width, height);
}

static void on_drawn (GObject *object, GAsyncResult *result, gpointer user_data);

/* Draws the page again if it changed and is visible; one drawing at a time. */
static void
update_drawing (KaijiPageView *self)
{
  g_autoptr (GTask) task = NULL;
  int width, height;

  if (self->pages == NULL || self->is_drawing || !gtk_widget_get_mapped (GTK_WIDGET (self))
      || gtk_widget_get_width (GTK_WIDGET (self)) == 0 || is_drawn (self))
    return;

  get_drawing_size (self, &width, &height);
  self->is_drawing = TRUE;
  /* Without a source object, which the thread might be the last to let go. */
  task = g_task_new (NULL, NULL, on_drawn, g_object_ref (self));
  g_task_set_source_tag (task, update_drawing);
  g_task_set_task_data (task, kaiji_page_drawing_new (self->pages, self->page, width, height),
                        (GDestroyNotify) kaiji_page_drawing_free);
  g_task_run_in_thread (task, draw_in_thread);
}

static void
on_scale_factor_changed (KaijiPageView *self)
{
  update_drawing (self);
}

static void
on_drawn (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KaijiPageView) self = user_data;
  const KaijiPageDrawing *drawing = g_task_get_task_data (G_TASK (result));

  self->is_drawing = FALSE;
  if (self->pages == NULL)
    return;

  g_clear_object (&self->texture);
  g_clear_pointer (&self->drawing, kaiji_page_drawing_free);
  self->texture = g_task_propagate_pointer (G_TASK (result), NULL);
  self->drawing = kaiji_page_drawing_new (drawing->pages, drawing->page, drawing->width,
                                          drawing->height);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  update_drawing (self);
}

static void
update_light (KaijiPageView *self)
{
  graphene_rect_t area;

  gtk_widget_set_child_visible (self->light, kaiji_page_view_get_lit_area (self, &area));
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
update_description (KaijiPageView *self)
{
  g_autofree char *description = NULL;

  if (self->pages != NULL)
    description = g_strdup_printf (_ ("Page %u of %u"), self->page + 1,
                                   kaiji_pages_get_n_pages (self->pages));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  description != NULL ? description : "", -1);
}

static const KaijiField *
get_lit_field (KaijiPageView *self)
{
  return self->cursor != NULL ? kaiji_cursor_get_field (self->cursor) : NULL;
}

static void
on_cursor_moved (KaijiPageView *self)
{
  update_light (self);
}

static const KaijiField *
find_field (KaijiPageView *self, double x, double y)
{
  double scale = kaiji_page_view_get_scale (self);

  if (self->pages == NULL)
    return NULL;

  return kaiji_pages_find_field (self->pages, self->page, x / scale, y / scale);
}

static void
on_clicked (KaijiPageView *self, int n_press, double x, double y)
{
  const KaijiField *field = find_field (self, x, y);

  if (field != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "sheet.show-field", "s", field->id);
}

static void
on_pointer_moved (KaijiPageView *self, double x, double y)
{
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self),
                                   find_field (self, x, y) != NULL ? "pointer" : NULL);
}

static gboolean
on_enter_pressed (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  const KaijiField *field = get_lit_field (KAIJI_PAGE_VIEW (widget));

  if (field == NULL)
    return FALSE;

  gtk_widget_activate_action (widget, "sheet.show-field", "s", field->id);
  return TRUE;
}

static void
kaiji_page_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (kaiji_page_view_parent_class)->map (widget);

  update_drawing (KAIJI_PAGE_VIEW (widget));
}

static GtkSizeRequestMode
kaiji_page_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
kaiji_page_view_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  KaijiPageView *self = KAIJI_PAGE_VIEW (widget);
  double width, height;

  /* The highlight is within the page, whatever its size. */
  gtk_widget_measure (self->light, orientation, -1, NULL, NULL, NULL, NULL);

  if (self->pages == NULL)
    return;

  kaiji_pages_get_size (self->pages, &width, &height);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *natural = (int) round (width * (self->zoom > 0 ? self->zoom : NATURAL_SCALE));
      if (self->zoom > 0)
        *minimum = *natural;
      else if (self->zoom == KAIJI_PAGE_VIEW_LEGIBLE)
        *minimum = (int) round (width * LEGIBLE_SIZE / kaiji_pages_get_font_size (self->pages));
      else
        *minimum = MIN_WIDTH;
      *natural = MAX (*minimum, *natural);
    }
  else
    {
      if (for_size < 0)
        for_size = (int) round (width * (self->zoom > 0 ? self->zoom : NATURAL_SCALE));
      *minimum = *natural = (int) ceil (for_size * height / width);
    }
}

static void
kaiji_page_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  KaijiPageView *self = KAIJI_PAGE_VIEW (widget);
  graphene_rect_t area;

  update_drawing (self);

  if (!kaiji_page_view_get_lit_area (self, &area))
    return;
  gtk_widget_size_allocate (self->light,
                            &(GtkAllocation){ (int) area.origin.x, (int) area.origin.y,
                                              (int) area.size.width, (int) area.size.height },
                            -1);
}

static void
kaiji_page_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  KaijiPageView *self = KAIJI_PAGE_VIEW (widget);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                               (float) gtk_widget_get_height (widget));

  if (self->texture != NULL)
    gtk_snapshot_append_texture (snapshot, self->texture, &bounds);
  gtk_widget_snapshot_child (widget, self->light, snapshot);
}

static void
kaiji_page_view_dispose (GObject *object)
{
  KaijiPageView *self = KAIJI_PAGE_VIEW (object);

  g_clear_pointer (&self->light, gtk_widget_unparent);
  g_clear_pointer (&self->drawing, kaiji_page_drawing_free);
  g_clear_object (&self->texture);
  g_clear_object (&self->pages);
  g_clear_object (&self->cursor);

  G_OBJECT_CLASS (kaiji_page_view_parent_class)->dispose (object);
}

static void
kaiji_page_view_class_init (KaijiPageViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  static const guint keys[] = { GDK_KEY_Return, GDK_KEY_ISO_Enter, GDK_KEY_KP_Enter,
                                GDK_KEY_space };

  G_OBJECT_CLASS (klass)->dispose = kaiji_page_view_dispose;
  widget_class->map = kaiji_page_view_map;
  widget_class->get_request_mode = kaiji_page_view_get_request_mode;
  widget_class->measure = kaiji_page_view_measure;
  widget_class->size_allocate = kaiji_page_view_size_allocate;
  widget_class->snapshot = kaiji_page_view_snapshot;

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (widget_class, keys[i], 0, on_enter_pressed, NULL);
  gtk_widget_class_set_css_name (widget_class, "page");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
kaiji_page_view_init (KaijiPageView *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  gtk_widget_hide (GTK_WIDGET (self));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Printed page"), -1);

  self->light = g_object_new (GTK_TYPE_BOX, "css-name", "light", "can-target", FALSE,
                              "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_set_child_visible (self->light, FALSE);
  gtk_widget_set_parent (self->light, GTK_WIDGET (self));

  g_signal_connect_swapped (click, "released", G_CALLBACK (on_clicked), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (on_pointer_moved), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (on_scale_factor_changed), NULL);
}

/**
 * kaiji_page_view_set_page:
 * @pages: laid out pages
 * @page: the page to show, from 0
 */
void
kaiji_page_view_set_page (KaijiPageView *self, KaijiPages *pages, guint page)
{
  g_return_if_fail (KAIJI_IS_PAGE_VIEW (self));
  g_return_if_fail (KAIJI_IS_PAGES (pages));
  g_return_if_fail (page < kaiji_pages_get_n_pages (pages));

  g_set_object (&self->pages, pages);
  self->page = page;
  /* All pages of a sheet have the same size, so only the first one affects the layout. */
  gtk_widget_show (GTK_WIDGET (self));
  update_light (self);
  update_description (self);
  update_drawing (self);
}

/**
 * kaiji_page_view_get_page:
 *
 * Returns: the shown page, from 0
 */
guint
kaiji_page_view_get_page (KaijiPageView *self)
{
  g_return_val_if_fail (KAIJI_IS_PAGE_VIEW (self), 0);

  return self->page;
}

/**
 * kaiji_page_view_get_texture:
 *
 * Returns: (transfer none) (nullable): the shown texture, or %NULL while it is not up to date
 */
GdkTexture *
kaiji_page_view_get_texture (KaijiPageView *self)
{
  g_return_val_if_fail (KAIJI_IS_PAGE_VIEW (self), NULL);

  return is_drawn (self) ? self->texture : NULL;
}

/**
 * kaiji_page_view_set_cursor:
 * @cursor: the cursor whose field is highlighted; set once
 */
void
kaiji_page_view_set_cursor (KaijiPageView *self, KaijiCursor *cursor)
{
  g_return_if_fail (KAIJI_IS_PAGE_VIEW (self));
  g_return_if_fail (KAIJI_IS_CURSOR (cursor));
  g_return_if_fail (self->cursor == NULL);

  self->cursor = g_object_ref (cursor);
  g_signal_connect_object (cursor, "moved", G_CALLBACK (on_cursor_moved), self, G_CONNECT_SWAPPED);
  update_light (self);
}

/**
 * kaiji_page_view_get_lit_area:
 * @area: (out): the highlighted cell, in the view's coordinates
 *
 * Returns: whether a cell of this page is highlighted
 */
gboolean
kaiji_page_view_get_lit_area (KaijiPageView *self, graphene_rect_t *area)
{
  const KaijiField *field;
  cairo_rectangle_t cell;
  double scale;

  g_return_val_if_fail (KAIJI_IS_PAGE_VIEW (self), FALSE);
  g_return_val_if_fail (area != NULL, FALSE);

  field = get_lit_field (self);
  if (self->pages == NULL || field == NULL
      || !kaiji_pages_find_answer (self->pages, self->page, field, &cell))
    return FALSE;

  scale = kaiji_page_view_get_scale (self);
  graphene_rect_init (area, (float) (cell.x * scale), (float) (cell.y * scale),
                      (float) (cell.width * scale), (float) (cell.height * scale));
  graphene_rect_round_extents (area, area);

  return TRUE;
}

/**
 * kaiji_page_view_set_zoom:
 * @zoom: pixels per point, or %KAIJI_PAGE_VIEW_FIT or %KAIJI_PAGE_VIEW_LEGIBLE
 */
void
kaiji_page_view_set_zoom (KaijiPageView *self, double zoom)
{
  g_return_if_fail (KAIJI_IS_PAGE_VIEW (self));
  g_return_if_fail (zoom >= 0 || zoom == KAIJI_PAGE_VIEW_LEGIBLE);

  if (self->zoom == zoom)
    return;

  self->zoom = zoom;
  gtk_widget_set_halign (GTK_WIDGET (self), zoom > 0 ? GTK_ALIGN_CENTER : GTK_ALIGN_FILL);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * kaiji_page_view_get_zoom:
 *
 * Returns: pixels per point, or %KAIJI_PAGE_VIEW_FIT or %KAIJI_PAGE_VIEW_LEGIBLE
 */
double
kaiji_page_view_get_zoom (KaijiPageView *self)
{
  g_return_val_if_fail (KAIJI_IS_PAGE_VIEW (self), 0);

  return self->zoom;
}

/**
 * kaiji_page_view_get_scale:
 *
 * Returns: the present scale of the page, in pixels per point; 0 if it is not shown
 */
double
kaiji_page_view_get_scale (KaijiPageView *self)
{
  double width, height;

  g_return_val_if_fail (KAIJI_IS_PAGE_VIEW (self), 0);

  if (self->pages == NULL)
    return 0;

  kaiji_pages_get_size (self->pages, &width, &height);
  return gtk_widget_get_width (GTK_WIDGET (self)) / width;
}
