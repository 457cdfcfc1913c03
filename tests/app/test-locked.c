/* test-locked.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A sheet that may not be changed, whatever the reason, by real keys: it is read and copied from,
 * and nothing in it changes.
 */

#include "config.h"

#include "checks-fixture.h"
#include "kaiji-document-private.h"
#include "kaiji-notes-popover.h"
#include "kaiji-sheet-actions.h"
#include "kaiji-sheet-file.h"
#include "kaiji-text-area.h"
#include "keys-fixture.h"
#include "view-fixture.h"

#define ANSWERS                                                                                    \
  "{\"disclosure-date\": {\"date\": \"2024-09-01\"},"                                              \
  " \"company\": {\"text\": \"sample\", \"memo\": \"m\", \"review\": true},"                       \
  " \"founding-year\": {\"year\": 1974}, \"head-office\": {\"postal-code\": \"140-0002\","         \
  " \"text\": \"Tokyo\"}, \"employees\": {\"number\": 498}, \"sales\": {\"text\": \"10,00円\"},"  \
  " \"audit\": {\"choice\": \"none\"}, \"policy\": {\"presence\": \"yes\", \"text\": \"p\"}}"

static const char *const answered[] = { "disclosure-date", "company",   "founding-year",
                                        "head-office",     "employees", "sales",
                                        "audit",           "policy",    NULL };

static char *
dup_contents (View *view)
{
  g_autoptr (GBytes) bytes = kaiji_sheet_file_serialize (view->sheet);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static GtkWidget *
get_focus (View *view)
{
  return gtk_root_get_focus (GTK_ROOT (view->window));
}

static GtkWidget *last_focus;

static gboolean
focus_has_moved (gpointer user_data)
{
  return get_focus (user_data) != NULL && get_focus (user_data) != last_focus;
}

static GString *clipboard_text;

static void
on_clipboard_read (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (object), result, NULL);

  g_string_assign (clipboard_text, text != NULL ? text : "");
  *(gboolean *) user_data = TRUE;
}

static void
assert_clipboard (View *view, const char *text)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (view->window);
  gboolean is_read = FALSE;

  gdk_clipboard_read_text_async (clipboard, NULL, on_clipboard_read, &is_read);
  while (!is_read)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (clipboard_text->str, ==, text);
}

/* What would change an editable sheet; Enter and arrows may lead to the next field. */
static void
press_everything (View *view)
{
  static const KeySym keys[] = { XK_x, XK_space, XK_Delete, XK_BackSpace };
  static const KeySym with_control[] = { XK_v, XK_x, XK_z, XK_t, XK_Return, XK_BackSpace };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    keys_press (view->window, NoSymbol, keys[i]);
  for (guint i = 0; i < G_N_ELEMENTS (with_control); i++)
    keys_press (view->window, XK_Control_L, with_control[i]);
}

static const KaijiField *
get_focused_field (View *view)
{
  GtkWidget *row = gtk_widget_get_ancestor (get_focus (view), KAIJI_TYPE_FIELD_ROW);

  return row != NULL ? kaiji_field_row_get_field (KAIJI_FIELD_ROW (row)) : NULL;
}

/* Walks by Tab from the first field on, and tries all that could change an answer. Returns: how
 * many of the answered fields it came by */
static guint
walk (View *view)
{
  guint n_seen = 0;

  view_show_field (view, "disclosure-date");
  while (get_focused_field (view) != NULL)
    {
      const KaijiField *field = get_focused_field (view);

      n_seen += g_strv_contains (answered, field->id) ? 1 : 0;
      press_everything (view);
      view_settle (view);
      last_focus = get_focus (view);
      if (get_focused_field (view) != field)
        g_error ("a key leads away from %s to a %s", field->id,
                 get_focus (view) != NULL ? G_OBJECT_TYPE_NAME (get_focus (view)) : "nothing");
      keys_press (view->window, NoSymbol, XK_Tab);
      g_assert_true (keys_wait_until (focus_has_moved, view));
    }

  return n_seen;
}

/* Each answer stands there as it is printed, as a text to select and to copy. */
static void
assert_copied (View *view)
{
  for (guint i = 0; answered[i] != NULL; i++)
    {
      const KaijiField *field = view_find_field (view, answered[i]);
      g_autofree char *text = kaiji_sheet_dup_text (view->sheet, field);

      view_show_field (view, answered[i]);
      g_assert_true (KAIJI_IS_TEXT_AREA (get_focus (view)));
      keys_press (view->window, XK_Control_L, XK_a);
      keys_press (view->window, XK_Control_L, XK_c);
      view_settle (view);
      assert_clipboard (view, text);
    }
}

static void
lock (KaijiDocument *document)
{
  kaiji_document_set_locked (document, TRUE);
}

/* In use elsewhere, or without the right to write. */
static void
forbid_writing (KaijiDocument *document)
{
  kaiji_document_set_writable (document, FALSE);
}

typedef struct
{
  const char *path;
  void (*forbid) (KaijiDocument *document);
} Case;

static void
test_forbidden (gconstpointer data)
{
  const Case *forbidden = data;
  g_autoptr (View) view = view_new (ANSWERS);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  /* There is something to undo, and something to paste. */
  view_show_field (view, "service");
  keys_type (view->window, "typed");
  view_settle (view);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (view->window), "pasted");
  before = dup_contents (view);
  g_assert_nonnull (strstr (before, "typed"));

  forbidden->forbid (view->document);
  view_settle (view);
  g_assert_cmpuint (walk (view), ==, g_strv_length ((char **) answered));
  assert_copied (view);
  after = dup_contents (view);
  g_assert_cmpstr (after, ==, before);
}

/* Buttons that would change the sheet cannot be pressed, and come back with the right to. */
static void
test_actions (void)
{
  static const char *const actions[] = { "confirm",         "undo",      "page-setup",
                                         "choose-evidence", "apply-fix", "apply-fixes",
                                         "acknowledge" };
  g_autoptr (View) view = view_new (ANSWERS);
  g_autoptr (KaijiSchemeLibrary) library = kaiji_scheme_library_new ();
  g_autoptr (KaijiSheetActions) sheet_actions = kaiji_sheet_actions_new (view->view, library);
  GActionGroup *group = G_ACTION_GROUP (sheet_actions);

  view_show_field (view, "service");
  keys_type (view->window, "typed");
  view_settle (view);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    g_assert_true (g_action_group_get_action_enabled (group, actions[i]));
  kaiji_document_set_locked (view->document, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    g_assert_false (g_action_group_get_action_enabled (group, actions[i]));
  kaiji_document_set_locked (view->document, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    g_assert_true (g_action_group_get_action_enabled (group, actions[i]));
}

/* Notes that stand open are locked with the sheet. */
static void
test_notes (void)
{
  g_autoptr (View) view = view_new (ANSWERS);
  GtkWidget *popover;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  view_show_field (view, "company");
  keys_press (view->window, XK_Control_L, XK_m);
  view_settle (view);
  popover = find_widget (view->window, KAIJI_TYPE_NOTES_POPOVER, 0);
  g_assert_nonnull (popover);
  kaiji_document_set_locked (view->document, TRUE);
  before = dup_contents (view);
  type_text (find_widget (popover, KAIJI_TYPE_TEXT_AREA, 0), "x");
  type_text (find_widget (popover, GTK_TYPE_ENTRY, 0), "x");
  type_text (find_widget (popover, GTK_TYPE_ENTRY, 1), "x");
  after = dup_contents (view);
  g_assert_cmpstr (after, ==, before);

  /* An open popover would keep the keys of the next window. */
  gtk_popover_popdown (GTK_POPOVER (popover));
  view_settle (view);
}

static gboolean
is_typed (gpointer user_data)
{
  View *view = user_data;
  const KaijiField *field = view_find_field (view, "employees");

  return g_str_equal (kaiji_answer_get_number_text (kaiji_sheet_get_answer (view->sheet, field)),
                      "4987");
}

/* The smallest picture: one pixel. */
#define PICTURE                                                                                    \
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJg"   \
  "gg=="

static gboolean
is_on_picture (gpointer user_data)
{
  return GTK_IS_PICTURE (get_focus (user_data)) || GTK_IS_LABEL (get_focus (user_data));
}

/* Tab comes by a picture like by every other answer, and by the place of one that is missing. */
static void
test_picture (gconstpointer data)
{
  g_autoptr (View) view = view_new (data);
  g_autofree char *name = g_strdup_printf ("%s: The chosen picture",
                                           view_find_field (view, "photo")->prompt);
  GtkWidget *row, *picture;
  guint n_stops = 0;

  kaiji_document_set_locked (view->document, TRUE);
  view_settle (view);
  view_show_field (view, "photo");
  g_assert_true (keys_wait_until (is_on_picture, view));
  if (GTK_IS_PICTURE (get_focus (view)))
    g_assert_null (gtk_test_accessible_check_property (GTK_ACCESSIBLE (get_focus (view)),
                                                       GTK_ACCESSIBLE_PROPERTY_LABEL, name));
  else
    g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (get_focus (view))), ==, "No picture");

  /* By Tab as well, once. */
  view_show_field (view, "disclosure-date");
  while (get_focused_field (view) != NULL)
    {
      n_stops += g_str_equal (get_focused_field (view)->id, "photo") ? 1 : 0;
      last_focus = get_focus (view);
      keys_press (view->window, NoSymbol, XK_Tab);
      g_assert_true (keys_wait_until (focus_has_moved, view));
    }
  g_assert_cmpuint (n_stops, ==, 1);

  /* The buttons are back where it can be changed. */
  kaiji_document_set_locked (view->document, FALSE);
  view_settle (view);
  row = GTK_WIDGET (view_get_row (view, "photo"));
  g_assert_nonnull (find_label (row, "Paste"));
  g_assert_null (find_label (row, "No picture"));
  picture = find_widget (row, GTK_TYPE_PICTURE, 0);
  g_assert_true (picture == NULL || !gtk_widget_get_focusable (picture));
}

/* Once it may be changed, every field has the controls of its kind again. */
static void
test_unlock (void)
{
  g_autoptr (View) view = view_new (ANSWERS);
  GtkWidget *row;

  kaiji_document_set_locked (view->document, TRUE);
  view_scroll_through (view);
  row = GTK_WIDGET (view_get_row (view, "audit"));
  g_assert_null (find_widget (row, GTK_TYPE_CHECK_BUTTON, 0));
  kaiji_document_set_locked (view->document, FALSE);
  view_settle (view);
  g_assert_true (gtk_widget_get_sensitive (find_widget (row, GTK_TYPE_CHECK_BUTTON, 0)));

  view_show_field (view, "employees");
  keys_press (view->window, NoSymbol, XK_End);
  keys_type (view->window, "7");
  g_assert_true (keys_wait_until (is_typed, view));
}

/* Whether a widget is drawn as one that takes nothing; newer releases of GTK draw it otherwise. */
static gboolean
is_dimmed (GtkWidget *widget)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GBytes) bytes = NULL;
  const char *text;

  gtk_widget_snapshot_child (gtk_widget_get_parent (widget), widget, snapshot);
  node = gtk_snapshot_free_to_node (snapshot);
  bytes = gsk_render_node_serialize (node);
  text = g_bytes_get_data (bytes, NULL);

  return g_strstr_len (text, (gssize) g_bytes_get_size (bytes), "color-matrix") != NULL
         || g_strstr_len (text, (gssize) g_bytes_get_size (bytes), "opacity") != NULL;
}

/* What cannot be pressed does not look as if it could. */
static void
test_dimmed (void)
{
  g_autoptr (View) view = view_new (ANSWERS);
  GtkWidget *label = find_label (view->window, "Leave out");
  GtkWidget *button = gtk_widget_get_ancestor (label, GTK_TYPE_CHECK_BUTTON);

  g_assert_true (gtk_widget_get_mapped (button));
  g_assert_false (is_dimmed (button));
  kaiji_document_set_locked (view->document, TRUE);
  view_settle (view);
  g_assert_false (gtk_widget_is_sensitive (button));
  g_assert_true (is_dimmed (button));
}

int
main (int argc, char *argv[])
{
  static const Case cases[] = { { "/app/locked/locked", lock },
                                { "/app/locked/not-writable", forbid_writing } };
  int status;

  row_fixture_init_gtk (&argc, &argv);
  row_fixture_load_style ();
  keys_init_with_animations ();
  clipboard_text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add_data_func (cases[i].path, &cases[i], test_forbidden);
  g_test_add_func ("/app/locked/actions", test_actions);
  g_test_add_func ("/app/locked/notes", test_notes);
  g_test_add_func ("/app/locked/unlock", test_unlock);
  g_test_add_func ("/app/locked/dimmed", test_dimmed);
  g_test_add_data_func ("/app/locked/picture",
                        "{\"photo\": {\"type\": \"image/png\", \"data\": \"" PICTURE "\"}}",
                        test_picture);
  g_test_add_data_func ("/app/locked/no-picture", "{}", test_picture);

  status = g_test_run ();
  g_string_free (clipboard_text, TRUE);
  return status;
}
