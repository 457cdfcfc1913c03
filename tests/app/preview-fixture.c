/* preview-fixture.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "preview-fixture.h"

#include <gdk/x11/gdkx.h>

#include <X11/extensions/XTest.h>

#include "kaiji-page-view-private.h"
#include "kaiji-pages-find.h"
#include "kaiji-preview-private.h"
#include "kaiji-settings.h"
#include "kaiji-sheet-actions.h"
#include "kaiji-sheet-view.h"
#include "pointer-fixture.h"
#include "print-fixture.h"

/* Longer than anything takes that is going to happen at all. */
#define PATIENCE_SECONDS 60

static Display *display;

static gboolean
on_out_of_patience (gpointer user_data)
{
  g_error ("waited in vain for: %s", (const char *) user_data);
  return G_SOURCE_REMOVE;
}

void
preview_wait_until (PreviewCondition condition, gpointer user_data, const char *what)
{
  guint timeout = g_timeout_add_seconds (PATIENCE_SECONDS, on_out_of_patience, (gpointer) what);

  while (!condition (user_data))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (timeout);
}

static void
on_painted (GdkFrameClock *clock, gboolean *painted)
{
  *painted = TRUE;
}

/* Waits for a frame and its after-paint handlers. */
void
preview_wait_for_frame (Preview *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (self->window);
  gboolean painted = FALSE;
  gulong handler = g_signal_connect_after (clock, "after-paint", G_CALLBACK (on_painted), &painted);

  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_PAINT);
  while (!painted)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, handler);
}

GtkWidget *
preview_get_widget (Preview *self)
{
  return find_widget (self->view, KAIJI_TYPE_PREVIEW, 0);
}

KaijiPages *
preview_get_pages (Preview *self)
{
  return kaiji_preview_get_pages (KAIJI_PREVIEW (preview_get_widget (self)));
}

KaijiPageView *
preview_get_page_view (Preview *self)
{
  return KAIJI_PAGE_VIEW (find_widget (self->view, KAIJI_TYPE_PAGE_VIEW, 0));
}

KaijiForm *
preview_get_form (Preview *self)
{
  return KAIJI_FORM (find_widget (self->view, KAIJI_TYPE_FORM, 0));
}

const KaijiField *
preview_find_field (Preview *self, const char *id)
{
  const KaijiField *field = kaiji_scheme_find_field (kaiji_sheet_get_scheme (self->sheet), id);

  g_assert_nonnull (field);
  return field;
}

gboolean
preview_is_drawn (gpointer user_data)
{
  GtkWidget *view = find_widget (((Preview *) user_data)->view, KAIJI_TYPE_PAGE_VIEW, 0);

  return view != NULL && kaiji_page_view_get_texture (KAIJI_PAGE_VIEW (view)) != NULL;
}

typedef struct
{
  Preview *preview;
  KaijiPages *old;
} Renewal;

static gboolean
is_renewed (gpointer user_data)
{
  Renewal *renewal = user_data;

  return preview_get_pages (renewal->preview) != renewal->old
         && preview_is_drawn (renewal->preview);
}

void
preview_wait_for_renewal (Preview *self, KaijiPages *old)
{
  Renewal renewal = { self, old };

  preview_wait_until (is_renewed, &renewal, "renewed pages");
}

void
preview_show (Preview *self, gboolean show)
{
  g_object_set (self->view, "show-preview", show, NULL);
  preview_wait_for_frame (self);
}

gboolean
preview_is_shown (Preview *self)
{
  gboolean shows;

  g_object_get (self->view, "show-preview", &shows, NULL);
  return shows;
}

void
preview_free (Preview *self)
{
  gtk_widget_insert_action_group (self->window, "sheet", NULL);
  gtk_window_destroy (GTK_WINDOW (self->window));
  /* So that it does not catch the clicks on the next one. */
  gdk_display_sync (gdk_display_get_default ());
  g_object_unref (self->document);
  g_object_unref (self->sheet);
  g_free (self);
}

/* Takes @sheet. */
Preview *
preview_new (KaijiSheet *sheet, int width, gboolean show)
{
  g_autoptr (KaijiSchemeLibrary) library = kaiji_scheme_library_new ();
  g_autoptr (KaijiSheetActions) actions = NULL;
  Preview *self = g_new0 (Preview, 1);

  self->sheet = sheet;
  self->document = kaiji_document_new (sheet);
  self->view = GTK_WIDGET (kaiji_sheet_view_new (self->document));
  self->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (self->window), width, 800);
  gtk_window_set_child (GTK_WINDOW (self->window), self->view);
  actions = kaiji_sheet_actions_new (KAIJI_SHEET_VIEW (self->view), library);
  gtk_widget_insert_action_group (self->window, "sheet", G_ACTION_GROUP (actions));
  kaiji_sheet_view_show_last_page (KAIJI_SHEET_VIEW (self->view));
  gtk_window_present (GTK_WINDOW (self->window));
  kaiji_sheet_view_focus_form (KAIJI_SHEET_VIEW (self->view));
  preview_wait_for_frame (self);

  if (show)
    {
      preview_show (self, TRUE);
      preview_wait_until (preview_is_drawn, self, "the first page");
    }

  return self;
}

static Window
get_x_window (Preview *self)
{
  return gdk_x11_surface_get_xid (gtk_native_get_surface (GTK_NATIVE (self->window)));
}

static gboolean
is_active (gpointer user_data)
{
  return gtk_window_is_active (user_data);
}

static void
press_keys (Preview *self, const KeySym *keys, guint n_keys)
{
  XSetInputFocus (display, get_x_window (self), RevertToPointerRoot, CurrentTime);
  XSync (display, False);
  preview_wait_until (is_active, self->window, "the window to be active");

  for (guint i = 0; i < n_keys; i++)
    XTestFakeKeyEvent (display, XKeysymToKeycode (display, keys[i]), True, CurrentTime);
  for (guint i = n_keys; i > 0; i--)
    XTestFakeKeyEvent (display, XKeysymToKeycode (display, keys[i - 1]), False, CurrentTime);
  XSync (display, False);
}

void
preview_press_key (Preview *self, KeySym key)
{
  press_keys (self, &key, 1);
}

void
preview_press_with (Preview *self, KeySym modifier, KeySym key)
{
  const KeySym keys[] = { modifier, key };

  press_keys (self, keys, G_N_ELEMENTS (keys));
}

typedef struct
{
  Preview *preview;
  const KaijiField *field;
} Expected;

static gboolean
is_current (gpointer user_data)
{
  const Expected *expected = user_data;

  return kaiji_form_get_current_field (preview_get_form (expected->preview)) == expected->field;
}

static gboolean
is_lit (gpointer user_data)
{
  const Expected *expected = user_data;
  KaijiPageView *view = preview_get_page_view (expected->preview);
  KaijiPages *pages = preview_get_pages (expected->preview);
  double scale = kaiji_page_view_get_scale (view);
  graphene_rect_t lit;
  cairo_rectangle_t area;

  if (!kaiji_page_view_get_lit_area (view, &lit)
      || !kaiji_pages_find_answer (pages, kaiji_page_view_get_page (view), expected->field, &area))
    return FALSE;

  return ABS (area.x * scale - lit.origin.x) <= 1 && ABS (area.y * scale - lit.origin.y) <= 1
         && ABS (area.width * scale - lit.size.width) <= 2
         && ABS (area.height * scale - lit.size.height) <= 2;
}

void
preview_wait_for_field (Preview *self, const char *id)
{
  Expected expected = { self, preview_find_field (self, id) };

  preview_wait_until (is_current, &expected, id);
  preview_wait_until (is_lit, &expected, id);
}

void
preview_assert_page (Preview *self, guint page)
{
  g_autofree char *label = g_strdup_printf ("%u/%u", page + 1,
                                            kaiji_pages_get_n_pages (preview_get_pages (self)));
  g_autofree char *description = g_strdup_printf ("Page %u of %u", page + 1,
                                                  kaiji_pages_get_n_pages (
                                                    preview_get_pages (self)));

  g_assert_cmpuint (kaiji_page_view_get_page (preview_get_page_view (self)), ==, page);
  g_assert_nonnull (find_label (preview_get_widget (self), label));
  gtk_test_accessible_assert_property (preview_get_page_view (self),
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description);
}

typedef struct
{
  Preview *preview;
  guint page;
} ExpectedPage;

static gboolean
is_page (gpointer user_data)
{
  const ExpectedPage *expected = user_data;

  return kaiji_page_view_get_page (preview_get_page_view (expected->preview)) == expected->page;
}

void
preview_wait_for_page (Preview *self, guint page)
{
  ExpectedPage expected = { self, page };

  preview_wait_until (is_page, &expected, "another page");
  preview_assert_page (self, page);
}

GtkWidget *
preview_find_button (Preview *self, const char *action)
{
  GtkWidget *button;

  for (guint i = 0; (button = find_widget (preview_get_widget (self), GTK_TYPE_BUTTON, i)) != NULL;
       i++)
    if (g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (button)), action) == 0)
      return button;

  g_assert_not_reached ();
}

void
preview_press_button (Preview *self, const char *action)
{
  g_signal_emit_by_name (preview_find_button (self, action), "clicked");
  preview_wait_for_frame (self);
}

void
preview_assert_enabled (Preview *self, const char *action, gboolean enabled)
{
  g_assert_cmpint (gtk_widget_get_sensitive (preview_find_button (self, action)), ==, enabled);
}

KaijiSheet *
preview_load_sheet (const char *scheme_name, const char *page)
{
  g_autoptr (KaijiScheme) scheme = print_load_scheme (scheme_name, page);

  return kaiji_sheet_new (scheme);
}

/* The screen shows the output of the printer's draw function. */
void
preview_assert_drawn (Preview *self)
{
  KaijiPageView *view = preview_get_page_view (self);
  GdkTexture *texture = kaiji_page_view_get_texture (view);
  int width = gdk_texture_get_width (texture);
  int height = gdk_texture_get_height (texture);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  gsize stride = (gsize) cairo_image_surface_get_stride (surface);
  cairo_t *cr = cairo_create (surface);
  g_autofree guchar *pixels = g_malloc (stride * (gsize) height);
  double page_width, page_height;

  kaiji_pages_get_size (preview_get_pages (self), &page_width, &page_height);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, width / page_width, width / page_width);
  kaiji_pages_draw (preview_get_pages (self), kaiji_page_view_get_page (view), cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  gdk_texture_download (texture, pixels, stride);
  g_assert_cmpmem (pixels, stride * (gsize) height, cairo_image_surface_get_data (surface),
                   stride * (gsize) height);
  cairo_surface_destroy (surface);
}

/* The texture is as wide as the widget in device pixels, so that nothing is blurred. */
void
preview_assert_sharp (Preview *self)
{
  GtkWidget *view = GTK_WIDGET (preview_get_page_view (self));
  GdkTexture *texture = kaiji_page_view_get_texture (KAIJI_PAGE_VIEW (view));
  int scale = gtk_widget_get_scale_factor (view);

  g_assert_cmpint (gdk_texture_get_width (texture), ==, gtk_widget_get_width (view) * scale);
  g_assert_cmpint (gdk_texture_get_height (texture), ==, gtk_widget_get_height (view) * scale);
}

gboolean
preview_is_fitted (gpointer user_data)
{
  GtkWidget *view = GTK_WIDGET (preview_get_page_view (user_data));
  int margins = gtk_widget_get_margin_start (view) + gtk_widget_get_margin_end (view);

  return gtk_widget_get_width (view) + margins
         == gtk_widget_get_width (gtk_widget_get_parent (view));
}

void
preview_click_on_field (Preview *self, const char *id, double x, double y)
{
  GtkWidget *view = GTK_WIDGET (preview_get_page_view (self));
  double scale = kaiji_page_view_get_scale (KAIJI_PAGE_VIEW (view));
  guint page = kaiji_page_view_get_page (KAIJI_PAGE_VIEW (view));
  cairo_rectangle_t area;

  g_assert_true (
    kaiji_pages_find_answer (preview_get_pages (self), page, preview_find_field (self, id), &area));
  pointer_move (view, (area.x + x) * scale, (area.y + y) * scale);
  pointer_click (1);
  preview_wait_for_field (self, id);
}

/* A display connection other than GTK's: its events look like a user's. */
Display *
preview_get_display (void)
{
  return display;
}

static void
set_up (gconstpointer data)
{
  static const char *const keys[] = { "show-preview", "preview-width", "preview-zoom",
                                      "show-sections" };
  void (*test) (void) = (void (*) (void)) data;

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_settings_reset (kaiji_settings_get (), keys[i]);
  /* All but the tests of the zoom want to see the page's whole width. */
  g_settings_set_double (kaiji_settings_get (), "preview-zoom", KAIJI_PAGE_VIEW_FIT);
  test ();
}

void
preview_add_test (const char *path, void (*test) (void))
{
  g_test_add_data_func (path, (gconstpointer) test, set_up);
}

void
preview_init_test (int *argc, char ***argv)
{
  row_fixture_init_gtk (argc, argv);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  display = XOpenDisplay (NULL);
  g_assert_nonnull (display);
  g_assert_nonnull (kaiji_settings_get ());
}
