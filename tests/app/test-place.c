/* test-place.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A sheet that is opened again is as it was left: its section, its filter, how far it was scrolled
 * and where the cursor was.
 */

#include "config.h"

#include <glib/gstdio.h>

#include "checks-fixture.h"
#include "kaiji-certification-row.h"
#include "kaiji-certified.h"
#include "kaiji-filter-list.h"
#include "kaiji-form-private.h"
#include "kaiji-place.h"
#include "kaiji-sheet-file.h"
#include "kaiji-text-area.h"
#include "view-fixture.h"

#define ANSWERS "{\"company\": {\"text\": \"見本\", \"owner\": \"総務部\"}}"

/* As many as are kept. */
#define N_PLACES 20

typedef struct
{
  char *folder;
  KaijiDocument *document;
} Opened;

static void
on_saved (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  kaiji_document_save_finish (KAIJI_DOCUMENT (object), result, &error);
  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

static void
save (Opened *self, const char *name)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  gboolean saved = FALSE;

  kaiji_document_save_async (self->document, file, TRUE, NULL, on_saved, &saved);
  while (!saved)
    g_main_context_iteration (NULL, TRUE);
}

/* The settings of one test are those of the next, but each has files of its own. */
static void
set_up (Opened *self, gconstpointer user_data)
{
  g_autoptr (KaijiSheet) sheet = checks_new_sheet (ANSWERS);
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("kaiji-place-XXXXXX", &error);
  g_assert_no_error (error);
  self->document = kaiji_document_new (sheet);
  save (self, "a.kaiji.json");
}

static void
tear_down (Opened *self, gconstpointer user_data)
{
  g_autoptr (GDir) directory = g_dir_open (self->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (self->folder);
  g_free (self->folder);
  g_object_unref (self->document);
}

/* The position of a field from the top of the visible part of the form, in pixels. */
static double
get_position (View *view, const char *id)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (GTK_WIDGET (view_get_row (view, id)),
                                            GTK_WIDGET (view->form), &bounds));
  return bounds.origin.y;
}

static void
scroll_by (View *view, double distance)
{
  GtkAdjustment *adjustment = view_get_adjustment (view);

  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + distance);
  view_settle (view);
}

static void
close_view (View *view)
{
  kaiji_sheet_view_keep_place (view->view);
  view_free (view);
}

static void
assert_current (View *view, const char *id)
{
  const KaijiField *field = kaiji_form_get_current_field (view->form);
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (view->window));

  g_assert_cmpstr (field != NULL ? field->id : NULL, ==, id);
  g_assert_true (gtk_widget_is_ancestor (focus, GTK_WIDGET (view_get_row (view, id))));
}

static void
test_scroll (Opened *self, gconstpointer user_data)
{
  View *view = view_new_for_document (self->document);
  double position;

  view_show_field (view, "features");
  scroll_by (view, 37);
  position = get_position (view, "features");
  close_view (view);

  view = view_new_for_document (self->document);
  assert_current (view, "features");
  g_assert_cmpfloat_with_epsilon (get_position (view, "features"), position, 1);
  view_free (view);
}

typedef struct
{
  View *view;
  const char *id;
  double position;
  guint n_frames;
} Watch;

static void
on_painted (Watch *watch)
{
  double position = get_position (watch->view, watch->id);

  if (watch->n_frames++ == 0)
    watch->position = position;
  g_assert_cmpfloat_with_epsilon (position, watch->position, 1);
  g_assert_true (view_is_in_sight (watch->view, watch->id));
}

/* A sheet of more rows than a screen has. */
static KaijiDocument *
open_sample (void)
{
  g_autoptr (KaijiSchemeLibrary) library = kaiji_scheme_library_new ();
  g_autoptr (GFile) file = g_file_new_for_path (g_getenv ("KAIJI_SAMPLE"));
  g_autoptr (GError) error = NULL;
  g_autoptr (KaijiSheet) sheet = kaiji_sheet_file_load (file, library, NULL, &error);

  g_assert_no_error (error);
  return kaiji_document_new (sheet);
}

/* Fields above a far field are built only when they become visible, and it does not move then. */
static void
test_stays (Opened *self, gconstpointer user_data)
{
  g_autoptr (KaijiDocument) document = open_sample ();
  guint n_fields;
  const KaijiField *fields = kaiji_scheme_get_fields (kaiji_sheet_get_scheme (
                                                        kaiji_document_get_sheet (document)),
                                                      &n_fields);
  const KaijiField *far_field = &fields[n_fields * 3 / 4];
  View view = { .document = document,
                .sheet = kaiji_document_get_sheet (document),
                .window = gtk_window_new (),
                .form = g_object_new (KAIJI_TYPE_FORM, NULL) };
  Watch watch = { .view = &view, .id = far_field->id };
  GdkFrameClock *clock;

  kaiji_form_set_document (view.form, document);
  gtk_window_set_default_size (GTK_WINDOW (view.window), 900, 420);
  gtk_window_set_child (GTK_WINDOW (view.window), GTK_WIDGET (view.form));
  kaiji_form_show_section (view.form, NULL);
  kaiji_form_show_field (view.form, far_field);
  g_assert_true (kaiji_form_is_busy (view.form));

  gtk_window_present (GTK_WINDOW (view.window));
  clock = gtk_widget_get_frame_clock (view.window);
  g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (on_painted), &watch);
  view_settle (&view);
  g_assert_cmpuint (watch.n_frames, >, 1);

  g_signal_handlers_disconnect_by_data (clock, &watch);
  gtk_window_destroy (GTK_WINDOW (view.window));
}

/* The cursor does not go to a field that is not visible. */
static void
test_scrolled_away (Opened *self, gconstpointer user_data)
{
  View *view = view_new_for_document (self->document);
  const KaijiField *top;
  g_autofree char *top_id = NULL;
  double position, offset;

  view_show_field (view, "features");
  scroll_by (view, -900);
  top = kaiji_form_find_top_field (view->form, &offset);
  top_id = g_strdup (top->id);
  g_assert_cmpstr (top_id, !=, "features");
  position = get_position (view, top_id);
  close_view (view);

  view = view_new_for_document (self->document);
  assert_current (view, top_id);
  g_assert_cmpfloat_with_epsilon (get_position (view, top_id), position, 1);
  view_free (view);
}

static void
test_section_and_filter (Opened *self, gconstpointer user_data)
{
  View *view = view_new_for_document (self->document);
  const KaijiSection *section = kaiji_field_get_section (view_find_field (view, "features"));
  const KaijiFilter *filter;

  kaiji_form_show_section (view->form, section);
  kaiji_sheet_view_set_filter (view->view, &(KaijiFilter){ KAIJI_FILTER_MISSING, NULL });
  view_settle (view);
  close_view (view);

  view = view_new_for_document (self->document);
  g_assert_true (kaiji_form_get_section (view->form) == section);
  filter = kaiji_form_get_filter (view->form);
  g_assert_cmpint (filter->kind, ==, KAIJI_FILTER_MISSING);
  g_assert_nonnull (view_get_row (view, "contact"));
  g_assert_null (view_get_row (view, "remarks"));
  view_free (view);
}

static void
test_owner (Opened *self, gconstpointer user_data)
{
  View *view = view_new_for_document (self->document);
  const KaijiFilter *filter;

  kaiji_form_show_section (view->form, NULL);
  kaiji_sheet_view_set_filter (view->view, &(KaijiFilter){ KAIJI_FILTER_OWNER, "総務部" });
  view_settle (view);
  close_view (view);

  view = view_new_for_document (self->document);
  filter = kaiji_form_get_filter (view->form);
  g_assert_cmpint (filter->kind, ==, KAIJI_FILTER_OWNER);
  g_assert_cmpstr (filter->owner, ==, "総務部");
  assert_current (view, "company");
  view_free (view);
}

/* A filter without any field is not restored. */
static void
test_filter_without_fields (Opened *self, gconstpointer user_data)
{
  View *view = view_new_for_document (self->document);

  kaiji_sheet_view_set_filter (view->view, &(KaijiFilter){ KAIJI_FILTER_REVIEW, NULL });
  view_settle (view);
  close_view (view);

  view = view_new_for_document (self->document);
  g_assert_cmpint (kaiji_form_get_filter (view->form)->kind, ==, KAIJI_FILTER_ALL);
  g_assert_nonnull (view_get_row (view, "company"));
  view_free (view);
}

/* Each sheet has its own place; one that was not open yet begins at its beginning. */
static void
test_other_sheet (Opened *self, gconstpointer user_data)
{
  View *view = view_new_for_document (self->document);

  kaiji_form_show_section (view->form, NULL);
  kaiji_sheet_view_set_filter (view->view, &(KaijiFilter){ KAIJI_FILTER_MISSING, NULL });
  view_show_field (view, "contact");
  close_view (view);

  save (self, "b.kaiji.json");
  view = view_new_for_document (self->document);
  g_assert_cmpint (kaiji_form_get_filter (view->form)->kind, ==, KAIJI_FILTER_ALL);
  assert_current (view, "disclosure-date");
  close_view (view);

  save (self, "a.kaiji.json");
  view = view_new_for_document (self->document);
  g_assert_cmpint (kaiji_form_get_filter (view->form)->kind, ==, KAIJI_FILTER_MISSING);
  assert_current (view, "contact");
  view_free (view);
}

static GtkWidget *
find_next_button (View *view)
{
  GtkWidget *button;

  for (guint i = 0; (button = find_widget (GTK_WIDGET (view->form), GTK_TYPE_BUTTON, i)) != NULL;
       i++)
    if (g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (button)), "sheet.next-section")
        == 0)
      return button;

  return NULL;
}

/* A section that was shown in one sheet is not shown alone in another; where one is, that is said,
 * and its end leads to the next. */
static void
test_section_alone (Opened *self, gconstpointer user_data)
{
  View *view = view_new_for_document (self->document);
  const KaijiSection *section = kaiji_field_get_section (view_find_field (view, "company"));

  g_assert_null (kaiji_form_get_section (view->form));
  g_assert_null (find_label (view->window, "Shown: 事業者"));
  g_assert_null (find_next_button (view));
  kaiji_form_show_section (view->form, section);
  view_settle (view);
  g_assert_nonnull (find_label (view->window, "Shown: 事業者"));
  kaiji_sheet_view_set_filter (view->view, &(KaijiFilter){ KAIJI_FILTER_MISSING, NULL });
  view_settle (view);
  g_assert_nonnull (find_label (view->window, "Shown: 事業者, Required and still empty"));
  kaiji_sheet_view_set_filter (view->view, &(KaijiFilter){ KAIJI_FILTER_ALL, NULL });
  view_settle (view);

  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (find_next_button (view))), ==,
                   "Next section: サービス");
  g_signal_emit_by_name (find_next_button (view), "clicked");
  view_settle (view);
  assert_current (view, "service");
  g_assert_nonnull (find_label (view->window, "Shown: サービス"));
  g_assert_null (find_next_button (view));

  view_activate (view, "sheet.show-all");
  g_assert_null (kaiji_form_get_section (view->form));
  g_assert_null (find_label (view->window, "Shown: サービス"));
  assert_current (view, "service");
  kaiji_form_show_section (view->form, section);
  close_view (view);

  save (self, "other.kaiji.json");
  view = view_new_for_document (self->document);
  g_assert_null (kaiji_form_get_section (view->form));
  view_free (view);
}

static gboolean
is_locked (Opened *self, const char *number, const char *date)
{
  KaijiSheet *sheet = kaiji_document_get_sheet (self->document);
  g_autoptr (KaijiAnswer) answer = date != NULL ? kaiji_answer_new_date (date, NULL) : NULL;

  kaiji_sheet_set_certification_number (sheet, number);
  kaiji_sheet_set_answer (sheet,
                          kaiji_scheme_get_role (kaiji_sheet_get_scheme (sheet),
                                                 KAIJI_ROLE_DISCLOSURE_DATE),
                          answer);
  kaiji_certified_lock (self->document);
  return kaiji_document_get_locked (self->document);
}

/* A sheet is finished that has number and term and that was carried over from; it is locked until
 * somebody asks to change it. */
static void
test_certified (Opened *self, gconstpointer user_data)
{
  View *view;

  g_assert_false (is_locked (self, "0000-0000", "2024-09-01"));
  kaiji_certified_remember (kaiji_document_get_file (self->document));
  kaiji_certified_remember (kaiji_document_get_file (self->document));
  g_assert_false (is_locked (self, NULL, "2024-09-01"));
  g_assert_false (is_locked (self, "0000-0000", NULL));
  g_assert_true (is_locked (self, "0000-0000", "2024-09-01"));

  view = view_new_for_document (self->document);
  g_assert_false (kaiji_document_get_editable (self->document));
  g_assert_nonnull (find_label (view->window, "Make the Next Sheet…"));
  view_activate (view, "sheet.unlock");
  g_assert_true (kaiji_document_get_editable (self->document));
  g_assert_null (find_label (view->window, "Make the Next Sheet…"));
  view_free (view);
}

/* A form without a place for a certification number asks for none. */
static void
test_certification (Opened *self, gconstpointer user_data)
{
  View *view = view_new_for_document (self->document);
  g_autoptr (KaijiDocument) sample = open_sample ();

  g_assert_null (find_widget (view->window, KAIJI_TYPE_CERTIFICATION_ROW, 0));
  view_free (view);
  view = view_new_for_document (sample);
  g_assert_nonnull (find_widget (view->window, KAIJI_TYPE_CERTIFICATION_ROW, 0));
  view_free (view);
}

/* The one that was closed longest ago is forgotten first. */
static void
test_many (Opened *self, gconstpointer user_data)
{
  View *view = view_new_for_document (self->document);
  g_autoptr (GFile) first = g_object_ref (kaiji_document_get_file (self->document));

  for (guint i = 0; i < N_PLACES; i++)
    {
      g_autoptr (KaijiPlace) place = NULL;
      g_autofree char *name = g_strdup_printf ("%u.kaiji.json", i);

      kaiji_sheet_view_keep_place (view->view);
      place = kaiji_place_load (first);
      g_assert_nonnull (place);
      save (self, name);
    }

  kaiji_sheet_view_keep_place (view->view);
  g_assert_null (kaiji_place_load (first));
  view_free (view);
}

static void
test_without_file (Opened *self, gconstpointer user_data)
{
  g_autoptr (View) view = view_new (ANSWERS);

  kaiji_sheet_view_keep_place (view->view);
  g_assert_null (kaiji_place_load (NULL));
}

/* Whether the cursor of a text can be seen in the form. */
static gboolean
is_cursor_seen (View *view, GtkWidget *area)
{
  GdkRectangle cursor;
  double x, y;

  gtk_text_view_get_cursor_locations (GTK_TEXT_VIEW (area), NULL, &cursor, NULL);
  gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (area), GTK_TEXT_WINDOW_WIDGET, cursor.x,
                                         cursor.y, &cursor.x, &cursor.y);
  g_assert_true (
    gtk_widget_translate_coordinates (area, GTK_WIDGET (view->form), cursor.x, cursor.y, &x, &y));
  return y >= 0 && y + cursor.height <= gtk_widget_get_height (GTK_WIDGET (view->form));
}

/* An answer may be higher than the window: typed text is visible, and so is the cursor when it
 * moves. */
static void
test_cursor (void)
{
  g_autoptr (View) view = view_new ("{}");
  GtkWidget *area;

  view_show_field (view, "features");
  area = find_widget (GTK_WIDGET (view_get_row (view, "features")), KAIJI_TYPE_TEXT_AREA, 0);
  for (guint i = 0; i < 40; i++)
    {
      type_text (area, "一行\n");
      view_settle (view);
      g_assert_true (is_cursor_seen (view, area));
    }
  g_assert_cmpint (gtk_widget_get_height (area), >, gtk_widget_get_height (view->window));

  g_signal_emit_by_name (area, "move-cursor", GTK_MOVEMENT_BUFFER_ENDS, -1, FALSE);
  view_settle (view);
  g_assert_true (is_cursor_seen (view, area));
}

int
main (int argc, char *argv[])
{
  row_fixture_init_test (&argc, &argv);

  g_test_add ("/app/place/scroll", Opened, NULL, set_up, test_scroll, tear_down);
  g_test_add ("/app/place/stays", Opened, NULL, set_up, test_stays, tear_down);
  g_test_add ("/app/place/scrolled-away", Opened, NULL, set_up, test_scrolled_away, tear_down);
  g_test_add ("/app/place/section-and-filter", Opened, NULL, set_up, test_section_and_filter,
              tear_down);
  g_test_add ("/app/place/owner", Opened, NULL, set_up, test_owner, tear_down);
  g_test_add ("/app/place/filter-without-fields", Opened, NULL, set_up, test_filter_without_fields,
              tear_down);
  g_test_add ("/app/place/other-sheet", Opened, NULL, set_up, test_other_sheet, tear_down);
  g_test_add ("/app/place/section-alone", Opened, NULL, set_up, test_section_alone, tear_down);
  g_test_add ("/app/place/certification", Opened, NULL, set_up, test_certification, tear_down);
  g_test_add ("/app/place/certified", Opened, NULL, set_up, test_certified, tear_down);
  g_test_add ("/app/place/many", Opened, NULL, set_up, test_many, tear_down);
  g_test_add ("/app/place/without-file", Opened, NULL, set_up, test_without_file, tear_down);
  g_test_add_func ("/app/place/cursor", test_cursor);

  return g_test_run ();
}
