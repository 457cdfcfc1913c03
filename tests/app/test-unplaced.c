/* test-unplaced.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Answers that a sheet has no place for, as they are listed and copied.
 */

#include "config.h"

#include <string.h>

#include "kaiji-image-source.h"
#include "kaiji-sheet-file.h"
#include "kaiji-unplaced-row.h"
#include "kaiji-unplaced-window.h"
#include "row-fixture.h"

/* In pixels. */
#define SIZE 64

typedef struct
{
  KaijiSchemeLibrary *library;
  KaijiSheet *sheet;
  GtkWidget *window;
  GtkWidget *row;
} Unplaced;

/* A row with an answer that another form asked for. @answer is JSON. */
static Unplaced *
unplaced_new (const char *text, const char *answer)
{
  Unplaced *self = g_new0 (Unplaced, 1);
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *scrolled_window = gtk_scrolled_window_new ();
  g_autofree char *json = g_strdup_printf (
    "{\"format\": \"kaiji-sheet\", \"version\": 1, \"scheme\": \"mic-asp-saas\","
    " \"edition\": \"3\", \"answers\": {}, \"unplaced\": [{\"scheme\": \"aspic-asp-saas\","
    " \"edition\": \"2023\", \"field\": \"representative-photo\", \"prompt\": \"写真\","
    " \"text\": \"%s\", \"answer\": %s}]}",
    text, answer);
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr (GError) error = NULL;

  self->library = kaiji_scheme_library_new ();
  self->sheet = kaiji_sheet_file_parse (bytes, self->library, &error);
  g_assert_no_error (error);
  self->row = kaiji_unplaced_row_new (self->sheet, 0, self->library);
  g_assert_nonnull (self->row);
  self->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (self->window), 400, 300);
  gtk_list_box_append (GTK_LIST_BOX (list), self->row);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled_window), list);
  gtk_window_set_child (GTK_WINDOW (self->window), scrolled_window);
  gtk_window_present (GTK_WINDOW (self->window));

  return self;
}

static void
unplaced_free (Unplaced *self)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_object_unref (self->sheet);
  g_object_unref (self->library);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Unplaced, unplaced_free)

static gboolean
is_shown (Unplaced *self, GType type)
{
  GtkWidget *widget = find_widget (self->row, type, 0);

  return widget != NULL && gtk_widget_get_mapped (widget);
}

static void
wait_for_label (Unplaced *self, const char *text)
{
  while (find_label (self->row, text) == NULL)
    g_main_context_iteration (NULL, TRUE);
}

/* A photo as a camera gives it. */
static GBytes *
create_jpeg (void)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, SIZE, SIZE);
  g_autoptr (GError) error = NULL;
  char *data;
  gsize size;

  gdk_pixbuf_fill (pixbuf, 0x336699ff);
  gdk_pixbuf_save_to_buffer (pixbuf, &data, &size, "jpeg", &error, NULL);
  g_assert_no_error (error);
  return g_bytes_new_take (data, size);
}

static char *
dup_answer (const char *type, GBytes *file)
{
  gsize size;
  const guchar *data = g_bytes_get_data (file, &size);
  g_autofree char *base64 = g_base64_encode (data, size);

  return g_strdup_printf ("{\"type\": \"%s\", \"data\": \"%s\"}", type, base64);
}

static void
on_pasted (GObject *object, GAsyncResult *result, gpointer user_data)
{
  KaijiAnswer **pasted = user_data;
  g_autoptr (GError) error = NULL;

  *pasted = kaiji_image_source_read_finish (result, &error);
  g_assert_no_error (error);
}

/* The field of a picture gets exactly that file, whatever type was stated. */
static void
test_picture (void)
{
  g_autoptr (GBytes) file = create_jpeg ();
  g_autofree char *answer = dup_answer ("image/png", file);
  g_autoptr (Unplaced) unplaced = unplaced_new ("", answer);
  g_autoptr (KaijiAnswer) pasted = NULL;
  g_autoptr (GBytes) pasted_file = NULL;

  while (!is_shown (unplaced, GTK_TYPE_PICTURE))
    g_main_context_iteration (NULL, TRUE);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (unplaced->row),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "写真: Picture");

  g_assert_true (kaiji_unplaced_row_copy (KAIJI_UNPLACED_ROW (unplaced->row)));
  kaiji_image_source_read_clipboard_async (gtk_widget_get_clipboard (unplaced->row), NULL,
                                           on_pasted, &pasted);
  while (pasted == NULL)
    g_main_context_iteration (NULL, TRUE);
  pasted_file = kaiji_answer_dup_image (pasted);
  g_assert_true (g_bytes_equal (pasted_file, file));
  g_assert_cmpstr (kaiji_answer_get_image_type (pasted), ==, "image/jpeg");
}

static void
test_damaged (void)
{
  g_autoptr (Unplaced) unplaced = unplaced_new ("",
                                                "{\"type\": \"image/png\", \"data\": \"bm8=\"}");

  wait_for_label (unplaced, "This picture cannot be shown: it is damaged or has too many pixels.");
  g_assert_false (is_shown (unplaced, GTK_TYPE_PICTURE));
  g_assert_false (is_shown (unplaced, GTK_TYPE_BUTTON));
  g_assert_false (kaiji_unplaced_row_copy (KAIJI_UNPLACED_ROW (unplaced->row)));
}

/* Closed before its picture is there. */
static void
test_closed (void)
{
  g_autoptr (GBytes) file = create_jpeg ();
  g_autofree char *answer = dup_answer ("image/jpeg", file);
  g_autoptr (Unplaced) unplaced = unplaced_new ("", answer);
  GtkWidget *row = unplaced->row;

  g_object_add_weak_pointer (G_OBJECT (row), (gpointer *) &row);
  g_clear_pointer (&unplaced, unplaced_free);
  while (row != NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_words (void)
{
  g_autoptr (Unplaced) unplaced = unplaced_new ("49年", "{\"years\": 49}");

  g_assert_nonnull (find_label (unplaced->row, "49年"));
  g_assert_false (is_shown (unplaced, GTK_TYPE_PICTURE));
  g_assert_true (kaiji_unplaced_row_copy (KAIJI_UNPLACED_ROW (unplaced->row)));
}

static void
test_notes (void)
{
  g_autoptr (Unplaced) unplaced = unplaced_new ("", "{\"memo\": \"後で\"}");

  g_assert_nonnull (find_label (unplaced->row, "Not answered; the notes on it are kept."));
  g_assert_false (is_shown (unplaced, GTK_TYPE_BUTTON));
  g_assert_false (kaiji_unplaced_row_copy (KAIJI_UNPLACED_ROW (unplaced->row)));
}

static gboolean
is_toast_shown (gpointer user_data)
{
  GtkWidget *overlay = find_widget (user_data, ADW_TYPE_TOAST_OVERLAY, 0);

  return overlay != NULL && gtk_widget_get_height (overlay) > 0;
}

/* That an answer was copied is said below the list, not over it. */
static void
test_toast (void)
{
  g_autoptr (Unplaced) self = unplaced_new ("見本", "{\"text\": \"見本\"}");
  GtkWindow *window = kaiji_unplaced_window_new (self->sheet, self->library, NULL);
  GtkWidget *list, *row, *overlay;
  graphene_rect_t list_bounds, toast_bounds;

  gtk_window_present (window);
  row = find_widget (GTK_WIDGET (window), KAIJI_TYPE_UNPLACED_ROW, 0);
  g_assert_nonnull (row);
  g_assert_true (gtk_widget_activate (row));
  while (!is_toast_shown (window))
    g_main_context_iteration (NULL, TRUE);

  list = find_widget (GTK_WIDGET (window), GTK_TYPE_SCROLLED_WINDOW, 0);
  overlay = find_widget (GTK_WIDGET (window), ADW_TYPE_TOAST_OVERLAY, 0);
  g_assert_true (gtk_widget_compute_bounds (list, GTK_WIDGET (window), &list_bounds));
  g_assert_true (gtk_widget_compute_bounds (overlay, GTK_WIDGET (window), &toast_bounds));
  g_assert_cmpfloat (list_bounds.origin.y + list_bounds.size.height, <=, toast_bounds.origin.y);
  gtk_window_destroy (window);
}

int
main (int argc, char *argv[])
{
  row_fixture_init_test (&argc, &argv);

  g_test_add_func ("/app/unplaced/picture", test_picture);
  g_test_add_func ("/app/unplaced/damaged", test_damaged);
  g_test_add_func ("/app/unplaced/closed", test_closed);
  g_test_add_func ("/app/unplaced/words", test_words);
  g_test_add_func ("/app/unplaced/notes", test_notes);
  g_test_add_func ("/app/unplaced/toast", test_toast);

  return g_test_run ();
}
