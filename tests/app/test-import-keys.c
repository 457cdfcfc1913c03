/* test-import-keys.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Answers of another file, reviewed without a mouse: keys come from the X server, and animations
 * are on. Tables come by dropping a file on the window, and by pasting.
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "import-fixture.h"
#include "kaiji-application.h"
#include "kaiji-field-chooser.h"
#include "kaiji-fill-row.h"
#include "kaiji-fill-window.h"
#include "kaiji-fill.h"
#include "kaiji-focus.h"
#include "kaiji-import-window.h"
#include "kaiji-overview.h"
#include "kaiji-window.h"
#include "keys-fixture.h"

/* A process registers no more than one. */
static KaijiApplication *application;

static gboolean
is_active (gpointer window)
{
  return gtk_window_is_active (window) && gtk_window_get_focus (window) != NULL;
}

/* The window that has come, once it takes keys. */
static GtkWidget *
wait_for_window (GType type)
{
  GtkWidget *window = import_fixture_wait_for_window (type);

  /* Without a window manager, nobody else says who has the keys. */
  keys_press (window, NoSymbol, XK_Shift_L);
  g_assert_true (keys_wait_until (is_active, window));
  return window;
}

static KaijiProposal *
get_focused_proposal (GtkWidget *window)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));
  GtkWidget *child = focus != NULL ? gtk_widget_get_first_child (focus) : NULL;

  return KAIJI_IS_PROPOSAL_ROW (child)
           ? kaiji_proposal_row_get_proposal (KAIJI_PROPOSAL_ROW (child))
           : NULL;
}

typedef struct
{
  GtkWidget *window;
  KaijiImportReview *review;
  GtkWidget *focus; /* the one before a key */
  guint n_taken;
} Wait;

static gboolean
is_taken (gpointer user_data)
{
  Wait *wait = user_data;

  return kaiji_import_review_count_taken (wait->review) == wait->n_taken;
}

static void
wait_for_taken (GtkWidget *window, guint n_taken)
{
  Wait wait = { window, kaiji_import_window_get_review (KAIJI_IMPORT_WINDOW (window)), NULL,
                n_taken };

  if (!keys_wait_until (is_taken, &wait))
    g_error ("%u are taken, rather than %u", kaiji_import_review_count_taken (wait.review),
             n_taken);
}

static gboolean
has_moved (gpointer user_data)
{
  Wait *wait = user_data;

  return gtk_window_get_focus (GTK_WINDOW (wait->window)) != wait->focus;
}

static void
press_and_wait (GtkWidget *window, KeySym modifier, KeySym key)
{
  Wait wait = { window, NULL, gtk_window_get_focus (GTK_WINDOW (window)), 0 };

  keys_press (window, modifier, key);
  g_assert_true (keys_wait_until (has_moved, &wait));
}

static gboolean
is_on (GtkWidget *window, const char *field_id)
{
  KaijiProposal *proposal = get_focused_proposal (window);
  const KaijiField *field = proposal != NULL ? kaiji_proposal_get_field (proposal) : NULL;

  if (proposal == NULL)
    return FALSE;

  return field_id != NULL ? field != NULL && g_str_equal (field->id, field_id)
                          : kaiji_proposal_get_kind (proposal) == KAIJI_PROPOSAL_UNPLACED
                              && strstr (kaiji_proposal_get_new_text (proposal), "青") != NULL;
}

/* From row to row, to the one of a field, or to what has no place. */
static void
go_down_to (GtkWidget *window, const char *field_id)
{
  for (guint i = 0; i < 10 && !is_on (window, field_id); i++)
    press_and_wait (window, NoSymbol, XK_Down);
  g_assert_true (is_on (window, field_id));
}

static gboolean
is_on_button (GtkWidget *window, const char *label)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));

  return GTK_IS_BUTTON (focus) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (focus)), label) == 0;
}

static gboolean
has_ended (gpointer user_data)
{
  return ((ImportTest *) user_data)->ended;
}

static gboolean
is_gone (gpointer user_data)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, GPOINTER_TO_SIZE (user_data)))
        return FALSE;
    }

  return TRUE;
}

/* All that is sure, nothing, one answer, a section, and what has no place; then it is accepted, and
 * is one step. */
static void
test_review (ImportTest *self, gconstpointer user_data)
{
  KaijiHistory *history = kaiji_document_get_history (self->view->document);
  GtkWidget *window, *chooser;

  import_fixture_begin (self);
  window = wait_for_window (KAIJI_TYPE_IMPORT_WINDOW);
  wait_for_taken (window, 1);

  keys_press (window, XK_Alt_L, XK_s);
  wait_for_taken (window, 2);
  keys_press (window, XK_Alt_L, XK_k);
  wait_for_taken (window, 0);

  go_down_to (window, "employees");
  for (guint i = 0; i < 10 && !is_on_button (window, "Take All"); i++)
    press_and_wait (window, NoSymbol, XK_Tab);
  g_assert_true (is_on_button (window, "Take All"));
  keys_press (window, NoSymbol, XK_space);
  wait_for_taken (window, 1);

  go_down_to (window, "service");
  keys_press (window, NoSymbol, XK_space);
  wait_for_taken (window, 2);

  go_down_to (window, NULL);
  keys_press (window, NoSymbol, XK_Return);
  chooser = wait_for_window (KAIJI_TYPE_FIELD_CHOOSER);
  keys_type (chooser, "14");
  keys_press (chooser, NoSymbol, XK_Return);
  g_assert_true (keys_wait_until (is_gone, GSIZE_TO_POINTER (KAIJI_TYPE_FIELD_CHOOSER)));
  wait_for_taken (window, 3);

  keys_press (window, XK_Control_L, XK_Return);
  g_assert_true (keys_wait_until (has_ended, self));
  g_assert_cmpuint (self->n_taken, ==, 3);
  import_fixture_assert_text (self, "employees", "42名");
  import_fixture_assert_text (self, "service", "見本クラウド");
  import_fixture_assert_text (self, "summary", "好きな色 青");

  kaiji_history_undo (history);
  import_fixture_assert_text (self, "employees", "");
  import_fixture_assert_text (self, "service", "見本サービス");
  import_fixture_assert_text (self, "summary", "");
  g_assert_false (kaiji_history_get_can_undo (history));
}

/* Escape changes nothing. */
static void
test_escape (ImportTest *self, gconstpointer user_data)
{
  import_fixture_begin (self);
  keys_press (wait_for_window (KAIJI_TYPE_IMPORT_WINDOW), NoSymbol, XK_Escape);
  g_assert_true (keys_wait_until (has_ended, self));
  g_assert_null (self->result);
  import_fixture_assert_text (self, "employees", "");
}

typedef struct
{
  KaijiDocument *document;
  GtkWidget *window;
  GFile *file;
  const char *expected;
} Whole;

static void
whole_set_up (Whole *self, gconstpointer user_data)
{
  static const char table[] = "番号,内容,回答,kaiji-field\n8,正社員数,42名,employee-count\n"
                              "9,売上高,\"5,000,000円\",sales\n";
  g_autoptr (KaijiScheme) scheme = kaiji_scheme_library_lookup_name (get_library (),
                                                                     "aspic-asp-saas", NULL);
  g_autoptr (KaijiSheet) sheet = kaiji_sheet_new (scheme);
  g_autoptr (GFileIOStream) stream = NULL;
  g_autoptr (GError) error = NULL;

  self->file = g_file_new_tmp ("kaiji-drop-XXXXXX.csv", &stream, &error);
  g_assert_no_error (error);
  g_file_replace_contents (self->file, table, strlen (table), NULL, FALSE, 0, NULL, NULL, &error);
  g_assert_no_error (error);

  self->document = kaiji_document_new (sheet);
  self->window = GTK_WIDGET (kaiji_window_new (GTK_APPLICATION (application), get_library ()));
  kaiji_window_show_document (KAIJI_WINDOW (self->window), self->document);
  gtk_window_present (GTK_WINDOW (self->window));
  wait_for_window (KAIJI_TYPE_WINDOW);
}

static void
whole_tear_down (Whole *self, gconstpointer user_data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_object_unref (self->document);
  g_file_delete (self->file, NULL, NULL);
  g_object_unref (self->file);
}

static gboolean
says (gpointer user_data)
{
  Whole *self = user_data;
  KaijiSheet *sheet = kaiji_document_get_sheet (self->document);
  g_autofree char *text = kaiji_sheet_dup_text (
    sheet, kaiji_scheme_find_field (kaiji_sheet_get_scheme (sheet), "employee-count"));

  return g_str_equal (text, self->expected);
}

static void
wait_for_text (Whole *self, const char *expected)
{
  self->expected = expected;
  g_assert_true (keys_wait_until (says, self));
}

/* What was reviewed goes into the sheet, and is gone with one Ctrl+Z. */
static void
accept_and_undo (Whole *self)
{
  GtkWidget *review = wait_for_window (KAIJI_TYPE_IMPORT_WINDOW);

  wait_for_taken (review, 2);
  wait_for_text (self, "");
  keys_press (review, XK_Control_L, XK_Return);
  g_assert_true (keys_wait_until (is_gone, GSIZE_TO_POINTER (KAIJI_TYPE_IMPORT_WINDOW)));
  wait_for_text (self, "42名");
  wait_for_window (KAIJI_TYPE_WINDOW);
  keys_press (self->window, XK_Control_L, XK_z);
  wait_for_text (self, "");
  g_assert_false (kaiji_history_get_can_undo (kaiji_document_get_history (self->document)));
}

static GtkDropTarget *
find_drop_target (GtkWidget *window)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (window);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        return GTK_DROP_TARGET (controller);
    }

  g_assert_not_reached ();
}

/* Newer releases of libadwaita ask inside the window. */
#if ADW_CHECK_VERSION(1, 5, 0)

static gboolean
is_asked (gpointer user_data)
{
  Whole *self = user_data;
  /* The type is newer than the release of libadwaita that is built for, and unknown until it is
   * used. */
  GType type = g_type_from_name ("AdwAlertDialog");
  GtkWidget *question = type != 0 ? find_widget (self->window, type, 0) : NULL;
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self->window));

  return question != NULL && focus != NULL && gtk_widget_is_ancestor (focus, question);
}

/* The window that takes the keys for a question. */
static GtkWidget *
wait_for_question (Whole *self)
{
  g_assert_true (keys_wait_until (is_asked, self));
  return self->window;
}

#else

static GtkWidget *
wait_for_question (Whole *self)
{
  return wait_for_window (ADW_TYPE_MESSAGE_DIALOG);
}

#endif

static void
drop (Whole *self, GFile *file)
{
  g_auto (GValue) value = G_VALUE_INIT;
  GSList files = { file, NULL };
  gboolean is_taken_over = FALSE;

  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_set_boxed (&value, &files);
  g_signal_emit_by_name (find_drop_target (self->window), "drop", &value, 10.0, 10.0,
                         &is_taken_over);
  g_assert_true (is_taken_over);
}

/* A picture that misses its field is told as what it is, not as a sheet that is broken. */
static void
test_drop_picture (Whole *self, gconstpointer user_data)
{
  g_autoptr (GFileIOStream) stream = NULL;
  g_autoptr (GFile) picture = g_file_new_tmp ("kaiji-drop-XXXXXX.png", &stream, NULL);
  GtkWidget *dialog;

  g_assert_true (
    g_file_replace_contents (picture, "\x89PNG\r\n\x1a\n", 8, NULL, FALSE, 0, NULL, NULL, NULL));
  drop (self, picture);
  dialog = wait_for_question (self);
  g_assert_nonnull (find_label (dialog, "A picture is no sheet"));
  keys_press (dialog, NoSymbol, XK_Escape);
  wait_for_window (KAIJI_TYPE_WINDOW);
  g_file_delete (picture, NULL, NULL);
}

static void
test_drop (Whole *self, gconstpointer user_data)
{
  drop (self, self->file);

  /* Into this sheet is what is offered first. */
  keys_press (wait_for_question (self), NoSymbol, XK_Return);
  accept_and_undo (self);
}

static gboolean
is_on_overview (gpointer user_data)
{
  Whole *self = user_data;
  GtkWidget *overview = find_widget (self->window, KAIJI_TYPE_OVERVIEW, 0);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self->window));

  return overview != NULL && gtk_widget_get_mapped (overview) && focus != NULL
         && gtk_widget_is_ancestor (focus, overview);
}

static void
test_paste (Whole *self, gconstpointer user_data)
{
  GtkWidget *overview;

  gdk_clipboard_set_text (gtk_widget_get_clipboard (self->window),
                          "番号\t内容\t回答\n8\t正社員数(単独ベース)\t42名\n"
                          "9\t事業者全体の売上高(単独ベース)(単位:円)\t5,000,000円\n");
  /* The overview takes no text, so the window does. A new sheet begins with it. */
  overview = find_widget (self->window, KAIJI_TYPE_OVERVIEW, 0);
  if (overview == NULL || !gtk_widget_get_mapped (overview))
    g_assert_true (gtk_widget_activate_action (self->window, "sheet.show-overview", NULL));
  g_assert_true (keys_wait_until (is_on_overview, self));
  keys_press (self->window, XK_Control_L, XK_v);
  accept_and_undo (self);
}

typedef struct
{
  KaijiFillRow *row;
  int picked;
} Picked;

static gboolean
is_picked (gpointer user_data)
{
  const Picked *expected = user_data;

  return kaiji_fill_row_get_picked (expected->row) == expected->picked;
}

static GtkWidget *before; /* where the focus was */

static gboolean
has_focus_moved (gpointer window)
{
  return gtk_window_get_focus (window) != before;
}

/* Arrows go by place. */
static gboolean
is_laid_out (gpointer widget)
{
  return gtk_widget_get_height (widget) > 0;
}

/* A customer's questionnaire: Tab comes to the answer that is picked, arrows pick another one. */
static void
test_fill (ImportTest *self, gconstpointer user_data)
{
  g_autoptr (GFile) form
    = import_fixture_make_form (view_find_field (self->view, "service")->prompt, "xyzzy");
  GtkWidget *window, *button;
  Picked none = { .picked = -1 };
  Picked first = { .picked = 0 };

  kaiji_fill_file (self->view->document, form, self->library, GTK_WIDGET (self->view->view));
  window = wait_for_window (KAIJI_TYPE_FILL_WINDOW);
  none.row = first.row = KAIJI_FILL_ROW (find_widget (window, KAIJI_TYPE_FILL_ROW, 0));
  g_assert_true (is_picked (&first));
  button = find_widget (GTK_WIDGET (first.row), GTK_TYPE_CHECK_BUTTON, 1);
  g_assert_true (keys_wait_until (is_laid_out, button));
  while (!kaiji_focus_is_within (GTK_WIDGET (first.row)))
    {
      before = gtk_window_get_focus (GTK_WINDOW (window));
      keys_press (window, NoSymbol, XK_Tab);
      g_assert_true (keys_wait_until (has_focus_moved, window));
    }
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == button);
  keys_press (window, NoSymbol, XK_Up);
  g_assert_true (keys_wait_until (is_picked, &none));
  keys_press (window, NoSymbol, XK_Down);
  g_assert_true (keys_wait_until (is_picked, &first));
  keys_press (window, NoSymbol, XK_KP_Up);
  g_assert_true (keys_wait_until (is_picked, &none));
  gtk_window_close (GTK_WINDOW (window));
  g_file_delete (form, NULL, NULL);
}

int
main (int argc, char **argv)
{
  g_autoptr (KaijiApplication) registered = NULL;

  row_fixture_init_test (&argc, &argv);
  keys_init_with_animations ();
  application = registered = kaiji_application_new ();
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));

  g_test_add ("/app/import-keys/review", ImportTest, NULL, import_fixture_set_up, test_review,
              import_fixture_tear_down);
  g_test_add ("/app/import-keys/escape", ImportTest, NULL, import_fixture_set_up, test_escape,
              import_fixture_tear_down);
  g_test_add ("/app/import-keys/fill", ImportTest, NULL, import_fixture_set_up, test_fill,
              import_fixture_tear_down);
  g_test_add ("/app/import-keys/drop-picture", Whole, NULL, whole_set_up, test_drop_picture,
              whole_tear_down);
  g_test_add ("/app/import-keys/drop", Whole, NULL, whole_set_up, test_drop, whole_tear_down);
  g_test_add ("/app/import-keys/paste", Whole, NULL, whole_set_up, test_paste, whole_tear_down);

  return g_test_run ();
}
