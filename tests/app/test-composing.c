/* test-composing.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Keys that save, check, print, close or lead elsewhere, while an input method composes: what it
 * composes is in the answer before they do so, once, and a key that it has a use for is its own.
 */

#include "config.h"

#include <glib/gstdio.h>

#include "checks-fixture.h"
#include "document-fixture.h"
#include "im-fixture.h"
#include "kaiji-answer-text.h"
#include "kaiji-findings-panel.h"
#include "kaiji-window.h"
#include "save-sheet.h"
#include "window-fixture.h"

#define ANSWERS                                                                                    \
  "{\"company\": {\"text\": \"旧\"}, "                                                            \
  "\"audit\": {\"choice\": \"none\", \"note\": \"旧\"}}"

typedef struct
{
  const char *name;
  ImEnding ending;
  const char *commit;
  const char *kept;
} Way;

static const Way ways[] = {
  { "dropped", IM_DROPS, NULL, "旧かn" },
  { "commit-first", IM_COMMITS_FIRST, "かん", "旧かん" },
  { "end-first", IM_ENDS_FIRST, "かん", "旧かん" },
  { "later", IM_COMMITS_LATER, "かn", "旧かn" },
};

/* Of keys that do each sort of thing. */
static const struct
{
  KeySym modifier;
  KeySym key;
} keys[] = {
  { XK_Control_L, XK_k },       { NoSymbol, XK_F5 },         { NoSymbol, XK_F7 },
  { XK_Control_L, XK_Page_Up }, { XK_Control_L, XK_Return },
};

/* Returns: a text view or an entry's text, at whose end one is */
static GtkWidget *
go_into (View *view, const char *field_id)
{
  GtkWidget *focus;

  view_show_field (view, field_id);
  view_settle (view);
  focus = window_get_focus (view);
  for (guint i = 0; !GTK_IS_TEXT_VIEW (focus) && !GTK_IS_TEXT (focus); i++)
    {
      g_assert_cmpuint (i, <, 5);
      window_press (view, NoSymbol, XK_Tab);
      view_settle (view);
      focus = window_get_focus (view);
    }
  if (GTK_IS_TEXT_VIEW (focus))
    {
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (focus));
      GtkTextIter end;

      gtk_text_buffer_get_end_iter (buffer, &end);
      gtk_text_buffer_place_cursor (buffer, &end);
    }
  else
    {
      gtk_editable_set_position (GTK_EDITABLE (focus), -1);
    }

  return focus;
}

/* With what the window has opened, which would keep the keys from the next one. */
static void
close_all (View *view)
{
  g_autoptr (GListModel) toplevels = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = g_list_model_get_n_items (toplevels); i > 0; i--)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (toplevels, i - 1);

      if (window != GTK_WINDOW (view->window))
        gtk_window_destroy (window);
    }
  window_close (view);
}

/* What is awaited of an answer. */
typedef struct
{
  KaijiSheet *sheet;
  const KaijiField *field;
  const char *text;
} Awaited;

static gboolean
is_answered (gpointer user_data)
{
  const Awaited *awaited = user_data;
  KaijiAnswer *answer = kaiji_sheet_get_answer (awaited->sheet, awaited->field);
  g_autofree char *text = kaiji_answer_format (answer, kaiji_sheet_get_scheme (awaited->sheet),
                                               awaited->field);

  return strstr (text, awaited->text) != NULL;
}

static void
assert_answered (View *view, const char *field_id, const char *text)
{
  Awaited awaited = { view->sheet, view_find_field (view, field_id), text };

  if (!keys_wait_until (is_answered, &awaited))
    g_error ("%s is not answered by %s", field_id, text);
}

static void
check_key (const Way *way, const char *field_id, guint i)
{
  View *view = window_open (ANSWERS);
  g_autofree char *twice = g_strconcat (way->kept, way->commit, NULL);
  Awaited doubled = { view->sheet, view_find_field (view, field_id), twice };

  go_into (view, field_id);
  im_set_way (way->ending, way->commit);
  im_compose ("かn");
  window_press (view, keys[i].modifier, keys[i].key);
  assert_answered (view, field_id, way->kept);
  im_wait_for_end ();
  view_settle (view);
  assert_answered (view, field_id, way->kept);
  g_assert_true (way->commit == NULL || !is_answered (&doubled));
  close_all (view);
}

static void
test_keys (gconstpointer way)
{
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_test_message ("key %u", i);
      check_key (way, "company", i);
      check_key (way, "audit", i);
    }
}

static gboolean
has_katakana (gpointer user_data)
{
  return g_str_equal (im_get_preedit (), "カ");
}

/* F7 is the input method's while it composes, and the window's before and after. */
static void
test_wanted (void)
{
  View *view = window_open (ANSWERS);
  gboolean is_shown = TRUE;

  im_set_way (IM_COMMITS_FIRST, "カ");
  im_want_key (GDK_KEY_F7);
  go_into (view, "company");
  im_compose ("か");
  window_press (view, NoSymbol, XK_F7);
  g_assert_true (keys_wait_until (has_katakana, NULL));
  view_settle (view);
  g_object_get (view->view, "show-findings", &is_shown, NULL);
  g_assert_false (is_shown);
  assert_answered (view, "company", "旧");
  im_commit ("カ");
  im_compose ("");
  assert_answered (view, "company", "旧カ");
  window_press (view, NoSymbol, XK_F7);
  window_assert_focus (view, KAIJI_TYPE_FINDINGS_PANEL);
  im_want_key (0);
  window_close (view);
}

/* What was composed is taken back by the key that takes back. */
static void
test_undo (void)
{
  View *view = window_open (ANSWERS);
  Awaited kept = { view->sheet, view_find_field (view, "company"), "かn" };

  im_set_way (IM_DROPS, NULL);
  go_into (view, "company");
  im_compose ("かn");
  window_press (view, XK_Control_L, XK_z);
  im_wait_for_end ();
  view_settle (view);
  g_assert_false (is_answered (&kept));
  window_press (view, XK_Control_L, XK_y);
  assert_answered (view, "company", "旧かn");
  window_close (view);
}

/* What is saved has it. */
static void
test_saved (void)
{
  g_autofree char *folder = g_dir_make_tmp ("kaiji-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "sheet.kaiji.json", NULL);
  g_autofree char *content = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (KaijiDocument) document = NULL;
  g_autoptr (KaijiScheme) scheme = kaiji_scheme_library_lookup_name (get_library (),
                                                                     "aspic-asp-saas", NULL);
  g_autoptr (KaijiSheet) sheet = kaiji_sheet_new (scheme);
  g_autoptr (KaijiAnswer) old = kaiji_answer_new_text ("旧");
  KaijiWindow *window;
  View view = { 0 };

  kaiji_sheet_set_answer (sheet, kaiji_scheme_find_field (scheme, "business-name"), old);
  g_assert_true (save_sheet (sheet, file, NULL));
  document = document_fixture_open (file, get_library ());
  window = kaiji_window_new (GTK_APPLICATION (window_get_application ()), get_library ());
  kaiji_window_show_document (window, document);
  view.sheet = kaiji_document_get_sheet (document);
  view.document = document;
  view.window = GTK_WIDGET (window);
  view.view = KAIJI_SHEET_VIEW (find_widget (view.window, KAIJI_TYPE_SHEET_VIEW, 0));
  view.form = KAIJI_FORM (find_widget (view.window, KAIJI_TYPE_FORM, 0));
  view_settle (&view);

  im_set_way (IM_COMMITS_LATER, "かn");
  go_into (&view, "business-name");
  im_compose ("かn");
  window_press (&view, XK_Control_L, XK_s);
  assert_answered (&view, "business-name", "旧かn");
  while (kaiji_document_get_modified (document))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_nonnull (strstr (content, "旧かn"));
  g_assert_null (strstr (content, "旧かnかn"));

  kaiji_window_close_document (window);
  gtk_window_destroy (GTK_WINDOW (window));
  g_remove (path);
  g_rmdir (folder);
}

/* A window that is closed asks about it. */
static void
test_closed (void)
{
  View *view = window_open (ANSWERS);

  im_set_way (IM_DROPS, NULL);
  go_into (view, "company");
  im_compose ("かn");
  gtk_window_close (GTK_WINDOW (view->window));
  assert_answered (view, "company", "旧かn");
  g_assert_true (kaiji_document_get_modified (view->document));
  close_all (view);
}

/* A key that no action can have, as GTK does not know its name, is an input like any other. */
static void
test_unnamed (void)
{
  static const KeySym unnamed[] = { 0x1004e8b, 0x101f338, 0x10081250 };
  View *view = window_open (ANSWERS);

  im_set_way (IM_DROPS, NULL);
  go_into (view, "company");
  for (guint i = 0; i < G_N_ELEMENTS (unnamed); i++)
    {
      keys_add (unnamed[i]);
      window_press (view, NoSymbol, unnamed[i]);
      window_press (view, XK_Control_L, unnamed[i]);
    }
  im_compose ("じ");
  im_commit ("事");
  im_compose ("");
  assert_answered (view, "company", "旧事");
  window_press (view, NoSymbol, XK_F7);
  window_assert_focus (view, KAIJI_TYPE_FINDINGS_PANEL);
  window_close (view);
}

int
main (int argc, char *argv[])
{
  im_choose ();
  row_fixture_init_test (&argc, &argv);
  im_init ();
  keys_init ();
  window_fixture_init ();

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autofree char *path = g_strdup_printf ("/app/composing/keys/%s", ways[i].name);

      g_test_add_data_func (path, &ways[i], test_keys);
    }
  g_test_add_func ("/app/composing/wanted", test_wanted);
  g_test_add_func ("/app/composing/unnamed", test_unnamed);
  g_test_add_func ("/app/composing/undo", test_undo);
  g_test_add_func ("/app/composing/saved", test_saved);
  g_test_add_func ("/app/composing/closed", test_closed);

  return g_test_run ();
}
