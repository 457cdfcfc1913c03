/* test-image-editor.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pictures that are dropped and pasted, and those that are refused.
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "kaiji-field-editor.h"
#include "row-fixture.h"

/* A picture as large as wanted: noise does not get smaller. */
static GdkTexture *
create_picture (int size)
{
  gsize length = (gsize) size * (gsize) size * 4;
  guchar *pixels = g_malloc (length);
  g_autoptr (GBytes) bytes = NULL;
  guint32 noise = 1;

  for (gsize i = 0; i < length; i++)
    {
      noise = noise * 1664525 + 1013904223;
      pixels[i] = (i % 4 == 3) ? 0xff : (guchar) (noise >> 24);
    }
  bytes = g_bytes_new_take (pixels, length);
  return gdk_memory_texture_new (size, size, GDK_MEMORY_R8G8B8A8, bytes, (gsize) size * 4);
}

/* The editor's message about a rejected picture; NULL for none. */
static const char *
find_problem (Fixture *fixture)
{
  GtkWidget *label;

  for (guint i = 0; (label = find_widget (GTK_WIDGET (fixture->row), GTK_TYPE_LABEL, i)) != NULL;
       i++)
    {
      if (gtk_widget_has_css_class (label, "error"))
        return gtk_label_get_text (GTK_LABEL (label));
    }

  return NULL;
}

static GtkWidget *
get_picture (Fixture *fixture)
{
  return find_widget (GTK_WIDGET (fixture->row), GTK_TYPE_PICTURE, 0);
}

/* Drops files on the field, as a file manager does; the second one may be %NULL. */
static void
drop_files (Fixture *fixture, GFile *first, GFile *second)
{
  GSList *files = g_slist_append (NULL, first);
  /* Anywhere in the row. */
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (fixture->row));
  KaijiAnswer *before = kaiji_sheet_get_answer (fixture->sheet, fixture->field);
  gboolean had_problem = find_problem (fixture) != NULL;
  GValue value = G_VALUE_INIT;
  gboolean taken = FALSE;

  if (second != NULL)
    files = g_slist_append (files, second);
  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_set_boxed (&value, files);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        g_signal_emit_by_name (controller, "drop", &value, 0.0, 0.0, &taken);
    }
  g_assert_true (taken);
  g_value_unset (&value);
  g_slist_free (files);

  /* Whatever comes of it: the picture, or why not. */
  while ((kaiji_sheet_get_answer (fixture->sheet, fixture->field) == before
          || get_picture (fixture) == NULL)
         && (had_problem || find_problem (fixture) == NULL))
    g_main_context_iteration (NULL, TRUE);
}

static void
drop_file (Fixture *fixture, const char *content, gsize length)
{
  g_autofree char *folder = g_dir_make_tmp (NULL, NULL);
  g_autofree char *path = g_build_filename (folder, "picture", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_assert_true (g_file_set_contents (path, content, (gssize) length, NULL));
  drop_files (fixture, file, NULL);
  g_unlink (path);
  g_rmdir (folder);
}

static void
test_image_drop (void)
{
  g_autoptr (Fixture) fixture = row_fixture_new ("photo", "{\"owner\": \"総務部\"}");
  g_autoptr (GdkTexture) picture = create_picture (300);
  g_autoptr (GBytes) png = gdk_texture_save_to_png_bytes (picture);
  g_autoptr (GBytes) kept = NULL;
  KaijiAnswer *answer;

  g_assert_null (get_picture (fixture));
  drop_file (fixture, g_bytes_get_data (png, NULL), g_bytes_get_size (png));
  answer = kaiji_sheet_get_answer (fixture->sheet, fixture->field);
  g_assert_cmpstr (kaiji_answer_get_image_type (answer), ==, "image/png");
  kept = kaiji_answer_dup_image (answer);
  g_assert_true (g_bytes_equal (kept, png));
  g_assert_cmpstr (kaiji_answer_get_member (answer, KAIJI_ANSWER_OWNER), ==, "総務部");

  /* Shown small. */
  settle (fixture);
  g_assert_cmpint (gtk_widget_get_height (get_picture (fixture)), ==, 120);
  g_assert_cmpint (gtk_widget_get_width (get_picture (fixture)), ==, 120);

  g_signal_emit_by_name (gtk_widget_get_ancestor (find_label (GTK_WIDGET (fixture->row), "Remove"),
                                                  GTK_TYPE_BUTTON),
                         "clicked");
  assert_answer (fixture, "{\"owner\": \"総務部\"}");
  g_assert_null (get_picture (fixture));
}

static void
test_image_refuse (void)
{
  g_autoptr (Fixture) text = row_fixture_new ("photo", NULL);
  g_autoptr (Fixture) large = row_fixture_new ("photo", NULL);
  g_autoptr (GdkTexture) noise = create_picture (900);
  g_autoptr (GBytes) film = gdk_texture_save_to_png_bytes (noise);
  g_autoptr (GBytes) kept = NULL;
  KaijiAnswer *answer;

  drop_file (text, "no picture", 10);
  assert_answer (text, NULL);
  g_assert_cmpstr (find_problem (text), ==,
                   "The picture is neither PNG nor JPEG. Choose a picture of one of these types.");

  /* It is scaled down only if that is asked for. */
  drop_file (large, g_bytes_get_data (film, NULL), g_bytes_get_size (film));
  assert_answer (large, NULL);
  g_assert_nonnull (strstr (find_problem (large), "but at most 2.1\302\240MB fit in a sheet"));

  g_signal_emit_by_name (gtk_widget_get_ancestor (find_label (GTK_WIDGET (large->row),
                                                              "Scale Down and Insert"),
                                                  GTK_TYPE_BUTTON),
                         "clicked");
  while (get_picture (large) == NULL)
    g_main_context_iteration (NULL, TRUE);
  answer = kaiji_sheet_get_answer (large->sheet, large->field);
  kept = kaiji_answer_dup_image (answer);
  g_assert_cmpuint (g_bytes_get_size (kept), <=, KAIJI_ANSWER_MAX_IMAGE_SIZE);
  g_assert_cmpstr (find_problem (large), ==, NULL);
}

/* A file with the type of a picture need not be one, and takes the place of none. */
static void
test_image_damaged (void)
{
  g_autoptr (Fixture) fixture = row_fixture_new ("photo", NULL);
  g_autoptr (GdkTexture) picture = create_picture (40);
  g_autoptr (GBytes) png = gdk_texture_save_to_png_bytes (picture);
  g_autoptr (GBytes) kept = NULL;
  const char *content = g_bytes_get_data (png, NULL);

  drop_file (fixture, "\x89PNG\r\n\x1a\n damaged", 16);
  g_assert_nonnull (find_problem (fixture));
  g_assert_null (get_picture (fixture));
  assert_answer (fixture, NULL);

  drop_file (fixture, content, g_bytes_get_size (png));
  g_assert_null (find_problem (fixture));
  drop_file (fixture, content, 60);
  g_assert_nonnull (find_problem (fixture));
  kept = kaiji_answer_dup_image (kaiji_sheet_get_answer (fixture->sheet, fixture->field));
  g_assert_true (g_bytes_equal (kept, png));
  g_assert_nonnull (get_picture (fixture));
}

/* Which of several files is meant cannot be known. */
static void
test_image_several (void)
{
  g_autoptr (Fixture) fixture = row_fixture_new ("photo", NULL);
  g_autoptr (GFile) first = g_file_new_for_path ("/nowhere/1.png");
  g_autoptr (GFile) second = g_file_new_for_path ("/nowhere/2.png");

  drop_files (fixture, first, second);
  assert_answer (fixture, NULL);
  g_assert_cmpstr (find_problem (fixture), ==, "Only one picture fits here. Drop a single file.");
}

static void
press_paste (Fixture *fixture)
{
  g_signal_emit_by_name (gtk_widget_get_ancestor (find_label (GTK_WIDGET (fixture->row), "Paste"),
                                                  GTK_TYPE_BUTTON),
                         "clicked");
  while (get_picture (fixture) == NULL && find_problem (fixture) == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_image_paste (void)
{
  g_autoptr (Fixture) fixture = row_fixture_new ("photo", NULL);
  g_autoptr (GdkTexture) picture = create_picture (20);
  GdkClipboard *clipboard = gtk_widget_get_clipboard (fixture->window);

  gdk_clipboard_set_text (clipboard, "no picture");
  press_paste (fixture);
  g_assert_cmpstr (find_problem (fixture), ==, "The clipboard holds no picture.");
  assert_answer (fixture, NULL);

  gdk_clipboard_set_texture (clipboard, picture);
  press_paste (fixture);
  while (get_picture (fixture) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (find_problem (fixture));
  g_assert_cmpstr (kaiji_answer_get_image_type (
                     kaiji_sheet_get_answer (fixture->sheet, fixture->field)),
                   ==, "image/png");
  settle (fixture);
  g_assert_cmpint (gtk_widget_get_height (get_picture (fixture)), ==, 20);
}

int
main (int argc, char *argv[])
{
  row_fixture_init_test (&argc, &argv);

  g_test_add_func ("/app/image-editor/drop", test_image_drop);
  g_test_add_func ("/app/image-editor/refuse", test_image_refuse);
  g_test_add_func ("/app/image-editor/damaged", test_image_damaged);
  g_test_add_func ("/app/image-editor/several", test_image_several);
  g_test_add_func ("/app/image-editor/paste", test_image_paste);

  return g_test_run ();
}
