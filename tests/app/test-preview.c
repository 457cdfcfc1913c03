/* test-preview.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The printed page beside the form, in a window that is clicked into and typed into through the
 * X server.
 */

#include "config.h"

#include <gdk/x11/gdkx.h>

#include <X11/extensions/XTest.h>
#include <X11/keysym.h>
#include <string.h>

#include "kaiji-form.h"
#include "kaiji-page-view.h"
#include "kaiji-page-setup.h"
#include "kaiji-preview.h"
#include "kaiji-settings.h"
#include "kaiji-sheet-view.h"
#include "kaiji-side-pane.h"
#include "kaiji-text-area.h"
#include "print-fixture.h"
#include "row-fixture.h"

/* Longer than anything takes that is going to happen at all. */
#define PATIENCE_SECONDS 60

/* Another display connection than GTK's: what it sends comes as if from a person. */
static Display *display;

typedef struct
{
  KaijiSheet *sheet;
  KaijiDocument *document;
  GtkWidget *window;
  GtkWidget *view;
} Preview;

typedef gboolean (*Condition) (gpointer user_data);

static gboolean
on_out_of_patience (gpointer user_data)
{
  g_error ("waited in vain for: %s", (const char *) user_data);
  return G_SOURCE_REMOVE;
}

static void
wait_until (Condition condition, gpointer user_data, const char *what)
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

/* A frame, and what is done after it. */
static void
wait_for_frame (Preview *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (self->window);
  gboolean painted = FALSE;
  gulong handler = g_signal_connect_after (clock, "after-paint", G_CALLBACK (on_painted), &painted);

  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_PAINT);
  while (!painted)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, handler);
}

static GtkWidget *
get_preview (Preview *self)
{
  return find_widget (self->view, KAIJI_TYPE_PREVIEW, 0);
}

static KaijiPages *
get_pages (Preview *self)
{
  return kaiji_preview_get_pages (KAIJI_PREVIEW (get_preview (self)));
}

static KaijiPageView *
get_page_view (Preview *self)
{
  return KAIJI_PAGE_VIEW (find_widget (self->view, KAIJI_TYPE_PAGE_VIEW, 0));
}

static KaijiForm *
get_form (Preview *self)
{
  return KAIJI_FORM (find_widget (self->view, KAIJI_TYPE_FORM, 0));
}

static const KaijiField *
find_field (Preview *self, const char *id)
{
  const KaijiField *field = kaiji_scheme_find_field (kaiji_sheet_get_scheme (self->sheet), id);

  g_assert_nonnull (field);
  return field;
}

static gboolean
is_drawn (gpointer user_data)
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

  return get_pages (renewal->preview) != renewal->old && is_drawn (renewal->preview);
}

static void
wait_for_renewal (Preview *self, KaijiPages *old)
{
  Renewal renewal = { self, old };

  wait_until (is_renewed, &renewal, "renewed pages");
}

static void
show_preview (Preview *self, gboolean show)
{
  g_object_set (self->view, "show-preview", show, NULL);
  wait_for_frame (self);
}

static gboolean
shows_preview (Preview *self)
{
  gboolean shows;

  g_object_get (self->view, "show-preview", &shows, NULL);
  return shows;
}

static void
preview_free (Preview *self)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  /* So that it does not catch the clicks on the next one. */
  gdk_display_sync (gdk_display_get_default ());
  g_object_unref (self->document);
  g_object_unref (self->sheet);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Preview, preview_free)

/* Takes @sheet. A window of another width than these fits both, or not. */
#define WIDE 1300
#define NARROW 600

static Preview *
preview_new (KaijiSheet *sheet, int width, gboolean show)
{
  Preview *self = g_new0 (Preview, 1);

  self->sheet = sheet;
  self->document = kaiji_document_new (sheet);
  self->view = GTK_WIDGET (kaiji_sheet_view_new (self->document));
  self->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (self->window), width, 800);
  gtk_window_set_child (GTK_WINDOW (self->window), self->view);
  kaiji_sheet_view_show_last_section (KAIJI_SHEET_VIEW (self->view));
  gtk_window_present (GTK_WINDOW (self->window));
  wait_for_frame (self);

  if (show)
    {
      show_preview (self, TRUE);
      wait_until (is_drawn, self, "the first page");
    }

  return self;
}

static Window
get_x_window (Preview *self)
{
  return gdk_x11_surface_get_xid (gtk_native_get_surface (GTK_NATIVE (self->window)));
}

static void
move_pointer (Preview *self, GtkWidget *widget, double x, double y)
{
  double window_x, window_y, offset_x, offset_y;
  Window child;
  int screen_x, screen_y;

  gtk_widget_translate_coordinates (widget, self->window, x, y, &window_x, &window_y);
  gtk_native_get_surface_transform (GTK_NATIVE (self->window), &offset_x, &offset_y);
  XTranslateCoordinates (display, get_x_window (self), DefaultRootWindow (display),
                         (int) (window_x + offset_x), (int) (window_y + offset_y), &screen_x,
                         &screen_y, &child);
  XTestFakeMotionEvent (display, -1, screen_x, screen_y, CurrentTime);
}

static void
click (Preview *self, GtkWidget *widget, double x, double y, unsigned int button)
{
  move_pointer (self, widget, x, y);
  XTestFakeButtonEvent (display, button, True, CurrentTime);
  XTestFakeButtonEvent (display, button, False, CurrentTime);
  XSync (display, False);
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
  wait_until (is_active, self->window, "the window to be active");

  for (guint i = 0; i < n_keys; i++)
    XTestFakeKeyEvent (display, XKeysymToKeycode (display, keys[i]), True, CurrentTime);
  for (guint i = n_keys; i > 0; i--)
    XTestFakeKeyEvent (display, XKeysymToKeycode (display, keys[i - 1]), False, CurrentTime);
  XSync (display, False);
}

static void
press_key (Preview *self, KeySym key)
{
  press_keys (self, &key, 1);
}

static void
press_with (Preview *self, KeySym modifier, KeySym key)
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

  return kaiji_form_get_current_field (get_form (expected->preview)) == expected->field;
}

static gboolean
is_lit (gpointer user_data)
{
  const Expected *expected = user_data;
  KaijiPageView *view = get_page_view (expected->preview);
  KaijiPages *pages = get_pages (expected->preview);
  double scale = kaiji_page_view_get_scale (view);
  graphene_rect_t lit;
  cairo_rectangle_t area;

  if (!kaiji_page_view_get_lit_area (view, &lit)
      || !kaiji_pages_get_field_area (pages, kaiji_page_view_get_page (view), expected->field,
                                      &area))
    return FALSE;

  return ABS (area.x * scale - lit.origin.x) <= 1 && ABS (area.y * scale - lit.origin.y) <= 1
         && ABS (area.width * scale - lit.size.width) <= 2
         && ABS (area.height * scale - lit.size.height) <= 2;
}

static void
wait_for_field (Preview *self, const char *id)
{
  Expected expected = { self, find_field (self, id) };

  wait_until (is_current, &expected, id);
  wait_until (is_lit, &expected, id);
}

static void
assert_page (Preview *self, guint page)
{
  g_autofree char *label = g_strdup_printf ("%u/%u", page + 1,
                                            kaiji_pages_get_n_pages (get_pages (self)));
  g_autofree char *description = g_strdup_printf ("Page %u of %u", page + 1,
                                                  kaiji_pages_get_n_pages (get_pages (self)));

  g_assert_cmpuint (kaiji_page_view_get_page (get_page_view (self)), ==, page);
  g_assert_nonnull (find_label (get_preview (self), label));
  gtk_test_accessible_assert_property (get_page_view (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       description);
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

  return kaiji_page_view_get_page (get_page_view (expected->preview)) == expected->page;
}

static void
wait_for_page (Preview *self, guint page)
{
  ExpectedPage expected = { self, page };

  wait_until (is_page, &expected, "another page");
  assert_page (self, page);
}

static GtkWidget *
find_button (Preview *self, const char *action)
{
  GtkWidget *button;

  for (guint i = 0; (button = find_widget (get_preview (self), GTK_TYPE_BUTTON, i)) != NULL; i++)
    if (g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (button)), action) == 0)
      return button;

  g_assert_not_reached ();
}

static void
press_button (Preview *self, const char *action)
{
  g_signal_emit_by_name (find_button (self, action), "clicked");
  wait_for_frame (self);
}

static void
assert_enabled (Preview *self, const char *action, gboolean enabled)
{
  g_assert_cmpint (gtk_widget_get_sensitive (find_button (self, action)), ==, enabled);
}

static KaijiSheet *
load_sheet (const char *scheme_name, const char *page)
{
  g_autoptr (KaijiScheme) scheme = print_load_scheme (scheme_name, page);

  return kaiji_sheet_new (scheme);
}

static void
test_hidden (void)
{
  g_autoptr (Preview) preview = preview_new (print_load_sample (), WIDE, FALSE);
  KaijiPages *pages;
  g_autofree char *text = NULL;

  /* Nothing is made before it is wanted. */
  g_assert_null (get_preview (preview));

  show_preview (preview, TRUE);
  wait_until (is_drawn, preview, "the first page");
  show_preview (preview, FALSE);
  pages = get_pages (preview);
  print_set_text (preview->sheet, "business-name", "株式会社変更");
  wait_for_frame (preview);
  wait_for_frame (preview);
  g_assert_true (get_pages (preview) == pages);
  g_assert_false (gtk_widget_get_mapped (get_preview (preview)));

  show_preview (preview, TRUE);
  wait_for_renewal (preview, pages);
  text = print_get_answer (get_pages (preview), "business-name");
  g_assert_cmpstr (text, ==, "株式会社変更");
}

static void
test_remembered (void)
{
  GSettings *settings = kaiji_settings_get ();
  g_autoptr (Preview) preview = preview_new (print_load_sample (), WIDE, TRUE);
  g_autoptr (Preview) other = preview_new (print_load_sample (), WIDE, FALSE);

  g_assert_true (g_settings_get_boolean (settings, "show-preview"));
  g_assert_true (shows_preview (other));
  wait_until (is_drawn, other, "the first page");

  show_preview (other, FALSE);
  g_assert_false (g_settings_get_boolean (settings, "show-preview"));
  g_assert_true (shows_preview (preview));
}

/* What is on the screen is what the printer's draw function draws. */
static void
assert_drawn (Preview *self)
{
  KaijiPageView *view = get_page_view (self);
  GdkTexture *texture = kaiji_page_view_get_texture (view);
  int width = gdk_texture_get_width (texture);
  int height = gdk_texture_get_height (texture);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  gsize stride = (gsize) cairo_image_surface_get_stride (surface);
  cairo_t *cr = cairo_create (surface);
  g_autofree guchar *pixels = g_malloc (stride * (gsize) height);
  double page_width, page_height;

  kaiji_pages_get_size (get_pages (self), &page_width, &page_height);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, width / page_width, width / page_width);
  kaiji_pages_draw (get_pages (self), kaiji_page_view_get_page (view), cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  gdk_texture_download (texture, pixels, stride);
  g_assert_cmpmem (pixels, stride * (gsize) height, cairo_image_surface_get_data (surface),
                   stride * (gsize) height);
  cairo_surface_destroy (surface);
}

/* As wide as the widget in the screen's own pixels, so that nothing is blurred. */
static void
assert_sharp (Preview *self)
{
  GtkWidget *view = GTK_WIDGET (get_page_view (self));
  GdkTexture *texture = kaiji_page_view_get_texture (KAIJI_PAGE_VIEW (view));
  int scale = gtk_widget_get_scale_factor (view);

  g_assert_cmpint (gdk_texture_get_width (texture), ==, gtk_widget_get_width (view) * scale);
  g_assert_cmpint (gdk_texture_get_height (texture), ==, gtk_widget_get_height (view) * scale);
}

static void
test_edit (void)
{
  g_autoptr (Preview) preview = preview_new (print_load_sample (), WIDE, TRUE);
  KaijiPages *pages = get_pages (preview);
  const KaijiField *field = find_field (preview, "business-name");
  GtkWidget *row = GTK_WIDGET (kaiji_form_show_field (get_form (preview), field));
  GtkWidget *area = find_widget (row, KAIJI_TYPE_TEXT_AREA, 0);
  g_autofree char *text = NULL;

  assert_drawn (preview);
  assert_sharp (preview);

  clear_text (area);
  type_text (area, "株式会社試験");
  wait_for_renewal (preview, pages);
  text = print_get_answer (get_pages (preview), "business-name");
  g_assert_cmpstr (text, ==, "株式会社試験");
  assert_drawn (preview);
}

/* However much changes between two frames, the pages are laid out once. */
static void
test_edit_once_a_frame (void)
{
  g_autoptr (Preview) preview = preview_new (print_load_sample (), WIDE, TRUE);
  KaijiPages *pages = get_pages (preview);
  g_autofree char *text = NULL;

  for (guint i = 1; i <= 50; i++)
    {
      g_autofree char *answer = g_strdup_printf ("%u番目", i);

      print_set_text (preview->sheet, "business-name", answer);
    }
  g_assert_true (get_pages (preview) == pages);

  while (get_pages (preview) == pages)
    g_main_context_iteration (NULL, TRUE);
  text = print_get_answer (get_pages (preview), "business-name");
  g_assert_cmpstr (text, ==, "50番目");
}

static void
test_edit_number (void)
{
  g_autoptr (Preview) preview = preview_new (print_load_sample (), WIDE, TRUE);
  KaijiPages *pages = get_pages (preview);

  kaiji_sheet_set_certification_number (preview->sheet, "1234-5678");
  wait_for_renewal (preview, pages);
  g_assert_nonnull (strstr (kaiji_pages_get_subject (get_pages (preview)), "1234-5678"));
}

/* What is never printed costs no drawing. */
static void
test_edit_unprinted (void)
{
  g_autoptr (Preview) preview = preview_new (print_load_sample (), WIDE, TRUE);
  KaijiPages *pages = get_pages (preview);
  const KaijiField *field = find_field (preview, "business-name");
  g_autoptr (GdkTexture) texture = NULL;
  g_autoptr (KaijiAnswer) answer = NULL;

  print_set_text (preview->sheet, "business-name", "株式会社試験");
  wait_for_renewal (preview, pages);
  pages = get_pages (preview);
  g_set_object (&texture, kaiji_page_view_get_texture (get_page_view (preview)));

  answer = kaiji_answer_new_from_json ("{\"text\": \"株式会社試験\", \"memo\": \"登記簿\"}", NULL);
  kaiji_sheet_set_answer (preview->sheet, field, answer);
  wait_for_renewal (preview, pages);
  g_assert_true (kaiji_page_view_get_texture (get_page_view (preview)) == texture);
}

/* A mistaken paste neither stops the window nor is it waited for when the window is closed. */
static void
test_edit_huge (void)
{
  g_autoptr (Preview) preview = preview_new (print_load_sample (), WIDE, TRUE);
  KaijiPages *pages = get_pages (preview);
  GtkWidget *view = GTK_WIDGET (get_page_view (preview));
  g_autofree char *text = g_strnfill (1024 * 1024, 'w');

  print_set_text (preview->sheet, "business-overview", text);
  wait_for_frame (preview);
  wait_for_frame (preview);
  g_assert_true (get_pages (preview) == pages);

  g_object_add_weak_pointer (G_OBJECT (view), (gpointer *) &view);
  g_clear_pointer (&preview, preview_free);
  while (view != NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_follow (void)
{
  static const char *const ids[] = { "disclosure-date", "periodic-report", "officer-names",
                                     "business-overview", "certifications" };
  g_autoptr (Preview) preview = preview_new (print_load_sample (), WIDE, TRUE);

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      const KaijiField *field = find_field (preview, ids[i]);
      cairo_rectangle_t area;
      guint page;

      kaiji_form_show_field (get_form (preview), field);
      wait_for_field (preview, ids[i]);
      g_assert_true (kaiji_pages_locate_field (get_pages (preview), field, &page, &area));
      assert_page (preview, page);
    }
}

/* Who turns the page looks around; who types on is brought back. */
static void
test_follow_typing (void)
{
  g_autoptr (Preview) preview = preview_new (print_load_sample (), WIDE, TRUE);
  KaijiPages *pages = get_pages (preview);
  const KaijiField *field = find_field (preview, "business-name");

  kaiji_form_show_field (get_form (preview), field);
  wait_for_field (preview, "business-name");
  press_button (preview, "preview.next-page");
  press_button (preview, "preview.next-page");
  assert_page (preview, 2);

  print_set_text (preview->sheet, "officer-names", "別の答え");
  wait_for_renewal (preview, pages);
  assert_page (preview, 2);

  print_set_text (preview->sheet, "business-name", "株式会社試験");
  wait_for_page (preview, 0);
}

static gboolean
is_in_view (gpointer user_data)
{
  GtkWidget *view = GTK_WIDGET (get_page_view (user_data));
  GtkWidget *viewport = gtk_widget_get_parent (view);
  graphene_rect_t lit, bounds, both;
  double x, y;

  if (!kaiji_page_view_get_lit_area (KAIJI_PAGE_VIEW (view), &lit))
    return FALSE;

  gtk_widget_translate_coordinates (view, viewport, lit.origin.x, lit.origin.y, &x, &y);
  graphene_rect_init (&lit, (float) x, (float) y, lit.size.width, lit.size.height);
  graphene_rect_init (&bounds, 0, 0, (float) gtk_widget_get_width (viewport),
                      (float) gtk_widget_get_height (viewport));

  return graphene_rect_intersection (&lit, &bounds, &both) && both.size.height == lit.size.height
         && both.size.width >= MIN (lit.size.width, bounds.size.width / 2);
}

static void
test_follow_enlarged (void)
{
  static const char *const ids[] = { "certifications", "disclosure-date", "officer-names",
                                     "periodic-report" };
  g_autoptr (Preview) preview = preview_new (print_load_sample (), WIDE, TRUE);

  for (guint i = 0; i < 6; i++)
    press_button (preview, "preview.zoom-in");

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      kaiji_form_show_field (get_form (preview), find_field (preview, ids[i]));
      wait_for_field (preview, ids[i]);
      wait_until (is_in_view, preview, ids[i]);
    }
}

static void
click_on_field (Preview *self, const char *id, double x, double y)
{
  GtkWidget *view = GTK_WIDGET (get_page_view (self));
  double scale = kaiji_page_view_get_scale (KAIJI_PAGE_VIEW (view));
  guint page = kaiji_page_view_get_page (KAIJI_PAGE_VIEW (view));
  cairo_rectangle_t area;

  g_assert_true (kaiji_pages_get_field_area (get_pages (self), page, find_field (self, id), &area));
  click (self, view, (area.x + x) * scale, (area.y + y) * scale, 1);
  wait_for_field (self, id);
}

static void
test_click (void)
{
  g_autoptr (Preview) preview = preview_new (print_load_sample (), WIDE, TRUE);
  GtkWidget *view = GTK_WIDGET (get_page_view (preview));
  const KaijiField *field;
  GtkWidget *row;

  click_on_field (preview, "business-overview", 10, 5);
  assert_page (preview, 0);
  /* In its prompt. */
  click_on_field (preview, "business-name", -250, 5);

  press_button (preview, "preview.next-page");
  press_button (preview, "preview.next-page");
  field = kaiji_pages_find_field (get_pages (preview), 2, 700, 300);
  click_on_field (preview, field->id, 10, 5);
  assert_page (preview, 2);
  row = GTK_WIDGET (kaiji_form_show_field (get_form (preview), field));
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (preview->window)), row));

  /* Outside of the table nothing happens. */
  click (preview, view, 5, 5, 1);
  wait_for_frame (preview);
  wait_for_frame (preview);
  g_assert_true (kaiji_form_get_current_field (get_form (preview)) == field);
}

static void
test_enter (void)
{
  g_autoptr (Preview) preview = preview_new (print_load_sample (), WIDE, TRUE);
  const KaijiField *field = find_field (preview, "business-overview");
  GtkWidget *row = GTK_WIDGET (kaiji_form_show_field (get_form (preview), field));
  GtkWidget *view = GTK_WIDGET (get_page_view (preview));

  g_assert_true (gtk_widget_grab_focus (view));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (preview->window)) == view);
  press_key (preview, XK_Return);
  while (gtk_root_get_focus (GTK_ROOT (preview->window)) == view)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (preview->window)), row));
}

/* An answer that is longer than a page is lit on each page it is on. */
static void
test_split_answer (void)
{
  g_autoptr (Preview) preview = preview_new (print_load_sample (), WIDE, TRUE);
  KaijiPages *pages = get_pages (preview);
  g_autofree char *text = g_strnfill (20000, 'w');
  graphene_rect_t lit;
  guint page;

  kaiji_form_show_field (get_form (preview), find_field (preview, "business-overview"));
  print_set_text (preview->sheet, "business-overview", text);
  wait_for_renewal (preview, pages);
  wait_for_field (preview, "business-overview");
  page = kaiji_page_view_get_page (get_page_view (preview));

  press_button (preview, "preview.next-page");
  g_assert_true (kaiji_page_view_get_lit_area (get_page_view (preview), &lit));
  g_assert_cmpfloat (lit.size.height, >, 100);
  /* Who clicks there stays there. */
  click_on_field (preview, "business-overview", 10, 50);
  assert_page (preview, page + 1);
}

static void
test_turn (void)
{
  g_autoptr (Preview) preview = preview_new (print_load_sample (), WIDE, TRUE);
  guint n_pages = kaiji_pages_get_n_pages (get_pages (preview));

  gtk_test_accessible_assert_property (get_page_view (preview), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Printed page");
  assert_page (preview, 0);
  assert_enabled (preview, "preview.previous-page", FALSE);
  for (guint i = 1; i < n_pages; i++)
    {
      assert_enabled (preview, "preview.next-page", TRUE);
      press_button (preview, "preview.next-page");
      assert_page (preview, i);
      wait_until (is_drawn, preview, "the next page");
      assert_drawn (preview);
    }
  assert_enabled (preview, "preview.next-page", FALSE);
  press_button (preview, "preview.previous-page");
  assert_page (preview, n_pages - 2);
  assert_enabled (preview, "preview.next-page", TRUE);
}

static void
test_turn_keys (void)
{
  g_autoptr (Preview) preview = preview_new (print_load_sample (), WIDE, TRUE);
  guint n_pages = kaiji_pages_get_n_pages (get_pages (preview));

  /* From the form. */
  kaiji_form_show_field (get_form (preview), find_field (preview, "business-name"));
  wait_for_field (preview, "business-name");
  press_with (preview, XK_Alt_L, XK_Page_Down);
  wait_for_page (preview, 1);
  press_with (preview, XK_Alt_L, XK_Page_Up);
  wait_for_page (preview, 0);

  g_assert_true (gtk_widget_grab_focus (get_preview (preview)));
  press_key (preview, XK_Page_Down);
  wait_for_page (preview, 1);
  press_key (preview, XK_End);
  wait_for_page (preview, n_pages - 1);
  press_key (preview, XK_Page_Up);
  wait_for_page (preview, n_pages - 2);
  press_key (preview, XK_Home);
  wait_for_page (preview, 0);
}

/* The page that is shown may be gone. */
static void
test_turn_shortened (void)
{
  g_autoptr (Preview) preview = preview_new (print_load_sample (), WIDE, TRUE);
  KaijiPages *pages = get_pages (preview);
  guint n_sections;
  const KaijiSection *sections = kaiji_scheme_get_sections (kaiji_sheet_get_scheme (preview->sheet),
                                                            &n_sections);

  g_assert_true (gtk_widget_activate_action (get_preview (preview), "preview.last-page", NULL));
  assert_page (preview, kaiji_pages_get_n_pages (pages) - 1);
  for (guint i = 2; i < n_sections; i++)
    kaiji_sheet_set_section_excluded (preview->sheet, &sections[i], TRUE);
  wait_for_renewal (preview, pages);
  g_assert_cmpuint (kaiji_pages_get_n_pages (get_pages (preview)), ==, 1);
  assert_page (preview, 0);
}

static gboolean
is_fitted (gpointer user_data)
{
  GtkWidget *view = GTK_WIDGET (get_page_view (user_data));
  int margins = gtk_widget_get_margin_start (view) + gtk_widget_get_margin_end (view);

  return gtk_widget_get_width (view) + margins
         == gtk_widget_get_width (gtk_widget_get_parent (view));
}

typedef struct
{
  Preview *preview;
  double scale;
} ExpectedScale;

static gboolean
is_of_scale (gpointer user_data)
{
  const ExpectedScale *expected = user_data;
  double scale = kaiji_page_view_get_scale (get_page_view (expected->preview));

  return ABS (scale - expected->scale) < 0.01;
}

static void
wait_for_scale (Preview *self, double scale)
{
  ExpectedScale expected = { self, scale };

  wait_until (is_of_scale, &expected, "another scale");
  wait_until (is_drawn, self, "another size");
  assert_drawn (self);
  assert_sharp (self);
}

static void
test_zoom (void)
{
  g_autoptr (Preview) preview = preview_new (print_load_sample (), WIDE, TRUE);
  double scale = kaiji_page_view_get_scale (get_page_view (preview));

  g_assert_true (is_fitted (preview));
  assert_enabled (preview, "preview.zoom-fit", FALSE);
  press_button (preview, "preview.zoom-in");
  wait_for_scale (preview, scale * 1.25);
  assert_enabled (preview, "preview.zoom-fit", TRUE);
  press_button (preview, "preview.zoom-out");
  press_button (preview, "preview.zoom-out");
  wait_for_scale (preview, scale / 1.25);
  press_button (preview, "preview.zoom-fit");
  wait_for_scale (preview, scale);
  g_assert_true (is_fitted (preview));

  /* From the form. */
  kaiji_form_show_field (get_form (preview), find_field (preview, "business-name"));
  press_with (preview, XK_Control_L, XK_equal);
  wait_for_scale (preview, scale * 1.25);
  press_with (preview, XK_Control_L, XK_minus);
  wait_for_scale (preview, scale);
  press_with (preview, XK_Control_L, XK_minus);
  wait_for_scale (preview, scale / 1.25);
  g_assert_cmpfloat (g_settings_get_double (kaiji_settings_get (), "preview-zoom"), >, 0);
  press_with (preview, XK_Control_L, XK_0);
  wait_until (is_fitted, preview, "the page to be as wide as there is room");
  g_assert_cmpfloat (g_settings_get_double (kaiji_settings_get (), "preview-zoom"), ==, 0);
}

static void
test_zoom_limits (void)
{
  g_autoptr (Preview) preview = preview_new (print_load_sample (), WIDE, TRUE);
  KaijiPageView *view = get_page_view (preview);
  double scale = 0;

  while (gtk_widget_get_sensitive (find_button (preview, "preview.zoom-in")))
    {
      g_assert_cmpfloat (kaiji_page_view_get_scale (view), >, scale);
      scale = kaiji_page_view_get_scale (view);
      press_button (preview, "preview.zoom-in");
    }
  g_assert_cmpfloat_with_epsilon (kaiji_page_view_get_scale (view), 6, 0.01);
  wait_until (is_drawn, preview, "the largest page");
  assert_sharp (preview);

  while (gtk_widget_get_sensitive (find_button (preview, "preview.zoom-out")))
    press_button (preview, "preview.zoom-out");
  g_assert_cmpfloat_with_epsilon (kaiji_page_view_get_scale (view), 0.25, 0.01);
  wait_until (is_drawn, preview, "the smallest page");
}

/* What is under the pointer stays there. */
static void
test_zoom_scroll (void)
{
  g_autoptr (Preview) preview = preview_new (print_load_sample (), WIDE, TRUE);
  GtkWidget *view = GTK_WIDGET (get_page_view (preview));
  GtkWidget *viewport = gtk_widget_get_parent (view);
  double scale, x, y, new_x, new_y;

  for (guint i = 0; i < 5; i++)
    press_button (preview, "preview.zoom-in");
  scale = kaiji_page_view_get_scale (KAIJI_PAGE_VIEW (view));
  gtk_widget_translate_coordinates (viewport, view, 200, 150, &x, &y);

  XTestFakeKeyEvent (display, XKeysymToKeycode (display, XK_Control_L), True, CurrentTime);
  click (preview, viewport, 200, 150, 4);
  XTestFakeKeyEvent (display, XKeysymToKeycode (display, XK_Control_L), False, CurrentTime);
  XSync (display, False);
  wait_for_scale (preview, scale * 1.25);

  gtk_widget_translate_coordinates (viewport, view, 200, 150, &new_x, &new_y);
  g_assert_cmpfloat_with_epsilon (new_x, x * 1.25, 2);
  g_assert_cmpfloat_with_epsilon (new_y, y * 1.25, 2);
}

static void
test_zoom_hidden (void)
{
  g_autoptr (Preview) preview = preview_new (print_load_sample (), WIDE, TRUE);

  show_preview (preview, FALSE);
  kaiji_form_show_field (get_form (preview), find_field (preview, "business-name"));
  press_with (preview, XK_Control_L, XK_equal);
  /* Comes after the other. */
  press_key (preview, XK_Tab);
  while (kaiji_form_get_current_field (get_form (preview)) == find_field (preview, "business-name"))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpfloat (g_settings_get_double (kaiji_settings_get (), "preview-zoom"), ==, 0);
}

static void
test_excluded (void)
{
  g_autoptr (Preview) preview = preview_new (print_load_sample (), WIDE, TRUE);
  KaijiPages *pages = get_pages (preview);
  const KaijiField *field = find_field (preview, "business-name");
  const char *message = "What is being edited is not printed: its section is left out.";
  GtkWidget *view = GTK_WIDGET (get_page_view (preview));
  graphene_rect_t lit;

  kaiji_form_show_field (get_form (preview), field);
  wait_for_field (preview, "business-name");
  g_assert_null (find_label (get_preview (preview), message));

  print_exclude_section (preview->sheet, kaiji_field_get_section (field)->title);
  wait_for_renewal (preview, pages);
  g_assert_nonnull (find_label (get_preview (preview), message));
  g_assert_false (kaiji_page_view_get_lit_area (KAIJI_PAGE_VIEW (view), &lit));

  pages = get_pages (preview);
  kaiji_sheet_set_section_excluded (preview->sheet, kaiji_field_get_section (field), FALSE);
  wait_for_renewal (preview, pages);
  g_assert_null (find_label (get_preview (preview), message));
  wait_for_field (preview, "business-name");
}

#define DEEP_FIELD "backup-generations"

static gboolean
sees_field (gpointer user_data)
{
  return kaiji_form_is_in_sight (get_form (user_data), find_field (user_data, DEEP_FIELD));
}

static int
get_form_width (Preview *preview)
{
  return gtk_widget_get_width (GTK_WIDGET (get_form (preview)));
}

/* Beside the preview all rows above are higher, and the one that is edited stays in sight. */
static void
test_stay_at_field (void)
{
  g_autoptr (Preview) preview = preview_new (print_load_sample (), WIDE, FALSE);
  int width = get_form_width (preview);

  kaiji_form_show_field (get_form (preview), find_field (preview, DEEP_FIELD));
  wait_until (sees_field, preview, "the field");

  show_preview (preview, TRUE);
  wait_until (is_drawn, preview, "the page");
  g_assert_cmpint (get_form_width (preview), <, width);
  wait_for_frame (preview);
  wait_until (sees_field, preview, "the field beside the preview");

  show_preview (preview, FALSE);
  wait_for_frame (preview);
  wait_for_frame (preview);
  g_assert_cmpint (get_form_width (preview), ==, width);
  wait_until (sees_field, preview, "the field without the preview");
}

/* The paper turns at once, and back when that is undone. */
static void
test_page_setup (void)
{
  g_autoptr (Preview) preview = preview_new (print_load_sample (), WIDE, TRUE);
  g_autoptr (KaijiPageSetup) setup = kaiji_page_setup_new ();
  KaijiPages *pages = get_pages (preview);
  double width, height;

  setup->paper = g_strdup ("iso_a4");
  kaiji_sheet_set_page_setup (preview->sheet, setup);
  wait_for_renewal (preview, pages);
  kaiji_pages_get_size (get_pages (preview), &width, &height);
  g_assert_cmpfloat (width, <, height);

  pages = get_pages (preview);
  kaiji_sheet_view_undo (KAIJI_SHEET_VIEW (preview->view));
  wait_for_renewal (preview, pages);
  kaiji_pages_get_size (get_pages (preview), &width, &height);
  g_assert_cmpfloat (width, >, height);
}

static void
test_empty (void)
{
  g_autoptr (Preview) preview = preview_new (load_sheet ("mic-asp-saas", NULL), WIDE, TRUE);

  g_assert_cmpuint (kaiji_pages_get_n_pages (get_pages (preview)), >, 1);
  assert_page (preview, 0);
  assert_drawn (preview);
}

static gboolean
shows_error (gpointer user_data)
{
  GtkWidget *preview = get_preview (user_data);
  GtkWidget *page = find_widget (preview, ADW_TYPE_STATUS_PAGE, 0);

  return gtk_widget_get_mapped (page);
}

/* A scheme whose page has no room for its table. */
static void
test_error (void)
{
  g_autoptr (Preview) preview = preview_new (load_sheet ("aspic-asp-saas", "{\"notes-size\": 100}"),
                                             WIDE, FALSE);
  g_autoptr (KaijiPages) pages = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *page;

  pages = kaiji_pages_new (preview->sheet, KAIJI_AUDIENCE_SUBMISSION, &error);
  g_assert_null (pages);

  show_preview (preview, TRUE);
  wait_until (shows_error, preview, "the error");
  page = find_widget (get_preview (preview), ADW_TYPE_STATUS_PAGE, 0);
  g_assert_cmpstr (adw_status_page_get_description (ADW_STATUS_PAGE (page)), ==, error->message);
  assert_enabled (preview, "preview.next-page", FALSE);
  assert_enabled (preview, "preview.zoom-in", FALSE);

  /* Typing on is none of its business. */
  kaiji_form_show_field (get_form (preview), find_field (preview, "business-name"));
  print_set_text (preview->sheet, "business-name", "株式会社試験");
  wait_for_frame (preview);
  wait_for_frame (preview);
  g_assert_true (shows_error (preview));
}

static void
test_audience (void)
{
  g_autoptr (Preview) preview = preview_new (load_sheet ("aspic-asp-saas@2017", NULL), WIDE, TRUE);
  GtkWidget *drop_down = find_widget (get_preview (preview), GTK_TYPE_DROP_DOWN, 0);
  KaijiPages *pages;
  g_autofree char *text = NULL;
  g_autofree char *public_text = NULL;

  pages = get_pages (preview);
  print_set_text (preview->sheet, "officer-names", "見本 太郎");
  wait_for_renewal (preview, pages);
  pages = get_pages (preview);
  text = print_get_answer (pages, "officer-names");
  g_assert_cmpstr (text, ==, "見本 太郎");

  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), 1);
  wait_for_renewal (preview, pages);
  pages = get_pages (preview);
  public_text = print_get_answer (pages, "officer-names");
  g_assert_cmpstr (public_text, ==, "記述有り(*)");

  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), 0);
  wait_for_renewal (preview, pages);
  g_assert_cmpint (kaiji_pages_get_audience (get_pages (preview)), ==, KAIJI_AUDIENCE_SUBMISSION);
}

/* Where all is published there is nothing to choose. */
static void
test_audience_same (void)
{
  g_autoptr (Preview) preview = preview_new (load_sheet ("aspic-asp-saas@2023", NULL), WIDE, TRUE);

  g_assert_null (find_widget (get_preview (preview), GTK_TYPE_DROP_DOWN, 0));
}

static gboolean
is_mapped (gpointer user_data)
{
  return gtk_widget_get_mapped (user_data);
}

static gboolean
is_put_away (gpointer user_data)
{
  return !gtk_widget_get_mapped (get_preview (user_data)) && !shows_preview (user_data);
}

/* What has no room any more comes back with it. */
static void
test_narrow_and_wide (void)
{
  g_autoptr (Preview) preview = preview_new (print_load_sample (), WIDE, TRUE);

  gtk_window_set_default_size (GTK_WINDOW (preview->window), NARROW, 800);
  wait_until (is_put_away, preview, "the preview to go");
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (get_form (preview))));
  g_assert_true (g_settings_get_boolean (kaiji_settings_get (), "show-preview"));

  gtk_window_set_default_size (GTK_WINDOW (preview->window), WIDE, 800);
  wait_until (is_mapped, get_preview (preview), "the preview to come back");
  g_assert_true (shows_preview (preview));
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (get_form (preview))));
}

static gboolean
has_focus_within (gpointer user_data)
{
  return (gtk_widget_get_state_flags (user_data) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

/* In the form's place, the preview gets the keys; what they went to before gets them again. */
static void
test_narrow_focus (void)
{
  g_autoptr (Preview) preview = preview_new (print_load_sample (), NARROW, FALSE);
  const KaijiField *field = find_field (preview, "business-overview");
  KaijiFieldRow *row = kaiji_form_show_field (get_form (preview), field);
  g_autoptr (KaijiAnswer) answer = kaiji_answer_ref (
    kaiji_sheet_get_answer (preview->sheet, field));

  wait_until (has_focus_within, row, "the cursor in a field");
  for (guint i = 0; i < 2; i++)
    {
      show_preview (preview, TRUE);
      wait_until (has_focus_within, get_preview (preview), "the preview to have the focus");
      g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (get_form (preview))));
      wait_until (is_drawn, preview, "the first page");
      press_key (preview, XK_a);
      g_assert_true (kaiji_answer_equal (kaiji_sheet_get_answer (preview->sheet, field), answer));

      press_key (preview, XK_Escape);
      wait_until (has_focus_within, row, "the field to have the focus again");
      g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (get_form (preview))));
      g_assert_false (gtk_widget_get_mapped (get_preview (preview)));
      g_assert_false (shows_preview (preview));
    }
}

/* A click on the page goes back to the form, into that field. */
static void
test_narrow_click (void)
{
  g_autoptr (Preview) preview = preview_new (print_load_sample (), NARROW, FALSE);
  const KaijiField *field = find_field (preview, "business-overview");

  show_preview (preview, TRUE);
  wait_until (is_drawn, preview, "the first page");
  click_on_field (preview, field->id, 10, 5);
  wait_until (is_put_away, preview, "the preview to go");
  wait_until (has_focus_within, kaiji_form_reveal_field (get_form (preview), field),
              "the field to have the focus");
}

typedef struct
{
  GtkWidget *widget;
  int width;
} ExpectedWidth;

static gboolean
has_width (gpointer user_data)
{
  const ExpectedWidth *expected = user_data;

  return gtk_widget_get_width (expected->widget) == expected->width;
}

static void
test_width (void)
{
  g_autoptr (Preview) preview = preview_new (print_load_sample (), WIDE, TRUE);
  g_autoptr (Preview) other = NULL;
  GtkWidget *pane = find_widget (preview->view, KAIJI_TYPE_SIDE_PANE, 0);
  GtkWidget *handle = find_widget (pane, GTK_TYPE_SEPARATOR, 0);
  ExpectedWidth expected = { pane, 440 };

  g_assert_true (has_width (&expected));
  g_assert_true (gtk_widget_grab_focus (handle));
  press_key (preview, XK_Left);
  expected.width = 464;
  wait_until (has_width, &expected, "a wider pane");

  move_pointer (preview, handle, gtk_widget_get_width (handle) / 2.0, 200);
  XTestFakeButtonEvent (display, 1, True, CurrentTime);
  for (int i = 1; i <= 20; i++)
    {
      XTestFakeRelativeMotionEvent (display, 4, 0, CurrentTime);
      XSync (display, False);
      wait_for_frame (preview);
    }
  XTestFakeButtonEvent (display, 1, False, CurrentTime);
  XSync (display, False);
  expected.width = 384;
  wait_until (has_width, &expected, "a narrower pane");
  while (g_settings_get_int (kaiji_settings_get (), "preview-width") != 384)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (is_fitted (preview));

  other = preview_new (print_load_sample (), WIDE, TRUE);
  expected.widget = find_widget (other->view, KAIJI_TYPE_SIDE_PANE, 0);
  g_assert_true (has_width (&expected));
}

static void
set_up (gconstpointer data)
{
  static const char *const keys[] = { "show-preview", "preview-width", "preview-zoom", "section",
                                      "show-sections" };
  void (*test) (void) = (void (*) (void)) data;

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_settings_reset (kaiji_settings_get (), keys[i]);
  test ();
}

static void
add_test (const char *path, void (*test) (void))
{
  g_test_add_data_func (path, (gconstpointer) test, set_up);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  display = XOpenDisplay (NULL);
  g_assert_nonnull (display);
  g_assert_nonnull (kaiji_settings_get ());

  add_test ("/app/preview/hidden", test_hidden);
  add_test ("/app/preview/remembered", test_remembered);
  add_test ("/app/preview/edit/text", test_edit);
  add_test ("/app/preview/edit/once-a-frame", test_edit_once_a_frame);
  add_test ("/app/preview/edit/certification-number", test_edit_number);
  add_test ("/app/preview/edit/unprinted", test_edit_unprinted);
  add_test ("/app/preview/edit/huge", test_edit_huge);
  add_test ("/app/preview/follow/field", test_follow);
  add_test ("/app/preview/follow/typing", test_follow_typing);
  add_test ("/app/preview/follow/enlarged", test_follow_enlarged);
  add_test ("/app/preview/click", test_click);
  add_test ("/app/preview/enter", test_enter);
  add_test ("/app/preview/split-answer", test_split_answer);
  add_test ("/app/preview/turn/buttons", test_turn);
  add_test ("/app/preview/turn/keys", test_turn_keys);
  add_test ("/app/preview/turn/shortened", test_turn_shortened);
  add_test ("/app/preview/zoom/steps", test_zoom);
  add_test ("/app/preview/zoom/limits", test_zoom_limits);
  add_test ("/app/preview/zoom/scroll", test_zoom_scroll);
  add_test ("/app/preview/zoom/hidden", test_zoom_hidden);
  add_test ("/app/preview/excluded", test_excluded);
  add_test ("/app/preview/stay-at-field", test_stay_at_field);
  add_test ("/app/preview/page-setup", test_page_setup);
  add_test ("/app/preview/empty", test_empty);
  add_test ("/app/preview/error", test_error);
  add_test ("/app/preview/audience/masked", test_audience);
  add_test ("/app/preview/audience/same", test_audience_same);
  add_test ("/app/preview/narrow/and-wide", test_narrow_and_wide);
  add_test ("/app/preview/narrow/focus", test_narrow_focus);
  add_test ("/app/preview/narrow/click", test_narrow_click);
  add_test ("/app/preview/width", test_width);

  return g_test_run ();
}
