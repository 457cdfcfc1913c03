/* test-preferences.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each preference has its row and does at once what it says.
 */

#include "config.h"

#include <glib/gstdio.h>

#include "checks-fixture.h"
#include "kaiji-certified.h"
#include "kaiji-form-style.h"
#include "kaiji-page-setup.h"
#include "kaiji-preferences.h"
#include "kaiji-print-defaults.h"
#include "kaiji-reminders.h"
#include "kaiji-recent.h"
#include "kaiji-settings.h"
#include "kaiji-sheet-file.h"
#include "kaiji-today.h"
#include "view-fixture.h"

#define CERTIFIED                                                                                  \
  "{\"disclosure-date\": {\"date\": \"2024-09-01\"}, \"company\": {\"text\": \"見本\"},"         \
  "\"service\": {\"text\": \"見本サービス\"}}"

static GtkWidget *
show_preferences (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  kaiji_preferences_show (NULL);
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (KAIJI_IS_PREFERENCES (window))
        return window;
    }

  g_assert_not_reached ();
}

/* The control of the row with a title, of one of three types. */
static GtkWidget *
find_control (GtkWidget *preferences, const char *title, GType type)
{
  GtkWidget *row;

  for (guint i = 0; (row = find_widget (preferences, ADW_TYPE_ACTION_ROW, i)) != NULL; i++)
    if (g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), title))
      return type == ADW_TYPE_COMBO_ROW ? row : find_widget (row, type, 0);

  g_error ("there is no row “%s”", title);
}

static void
assert_is (const char *key, const char *value)
{
  g_autoptr (GVariant) variant = g_settings_get_value (kaiji_settings_get (), key);
  g_autofree char *text = g_variant_print (variant, FALSE);

  g_assert_cmpstr (text, ==, value);
}

static void
reset_all (void)
{
  static const char *const keys[] = {
    "form-font",       "form-scale",         "print-paper",      "print-font", "autosave-interval",
    "versions-kept",   "confirm-on-leaving", "unlock-certified", "remind",     "reminded",
    "restore-windows", "carried-over",
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_settings_reset (kaiji_settings_get (), keys[i]);
}

/* Every row sets its key, and follows it. */
static void
test_rows (void)
{
  const struct
  {
    const char *title;
    const char *key;
    double low;
    double high;
  } numbers[] = {
    { "Text size (%)", "form-scale", 50, 300 },
    { "Renew the safety copy every (seconds)", "autosave-interval", 0.5, 600 },
    { "Earlier versions kept", "versions-kept", 0, 1000 },
  };
  const struct
  {
    const char *title;
    const char *key;
  } switches[] = {
    { "Confirm on leaving", "confirm-on-leaving" },
    { "Certified sheets open unlocked", "unlock-certified" },
    { "Remind of deadlines", "remind" },
    { "Windows come back after log-in", "restore-windows" },
  };
  GtkWidget *preferences = show_preferences ();

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      GtkSpinButton *button = GTK_SPIN_BUTTON (
        find_control (preferences, numbers[i].title, GTK_TYPE_SPIN_BUTTON));
      double low, high;
      g_autofree char *value = NULL;

      gtk_spin_button_get_range (button, &low, &high);
      g_assert_cmpfloat (low, ==, numbers[i].low);
      g_assert_cmpfloat (high, ==, numbers[i].high);
      gtk_spin_button_set_value (button, high);
      value = g_strdup_printf (i == 1 ? "%.1f" : "%.0f", high);
      assert_is (numbers[i].key, value);
      g_settings_reset (kaiji_settings_get (), numbers[i].key);
      g_assert_cmpfloat (gtk_spin_button_get_value (button), <, high);
    }

  for (guint i = 0; i < G_N_ELEMENTS (switches); i++)
    {
      GtkSwitch *control = GTK_SWITCH (
        find_control (preferences, switches[i].title, GTK_TYPE_SWITCH));
      gboolean by_default = g_str_equal (switches[i].key, "confirm-on-leaving");

      g_assert_true (gtk_switch_get_active (control) == by_default);
      gtk_switch_set_active (control, !by_default);
      assert_is (switches[i].key, by_default ? "false" : "true");
      g_settings_reset (kaiji_settings_get (), switches[i].key);
      g_assert_true (gtk_switch_get_active (control) == by_default);
    }

  gtk_window_destroy (GTK_WINDOW (preferences));
}

/* A place of a list is a value of the key; a font that is not installed is not forgotten. */
static void
test_lists (void)
{
  GtkWidget *preferences;
  AdwComboRow *row;
  GListModel *model;

  g_settings_set_string (kaiji_settings_get (), "form-font", "No Such Font");
  preferences = show_preferences ();
  row = ADW_COMBO_ROW (find_control (preferences, "Font", ADW_TYPE_COMBO_ROW));
  model = adw_combo_row_get_model (row);
  g_assert_cmpuint (adw_combo_row_get_selected (row), ==, g_list_model_get_n_items (model) - 1);
  adw_combo_row_set_selected (row, 1);
  g_settings_set_string (kaiji_settings_get (), "form-font", "");
  g_assert_cmpuint (adw_combo_row_get_selected (row), ==, 0);

  row = ADW_COMBO_ROW (find_control (preferences, "Paper", ADW_TYPE_COMBO_ROW));
  assert_is ("print-paper", "''");
  adw_combo_row_set_selected (row, 2);
  assert_is ("print-paper", "'iso_a3'");

  gtk_window_destroy (GTK_WINDOW (preferences));
  reset_all ();
}

/* There is one window, and Escape closes it. */
static void
test_window (void)
{
  GtkWidget *preferences = show_preferences ();

  g_assert_true (show_preferences () == preferences);
  g_object_add_weak_pointer (G_OBJECT (preferences), (gpointer *) &preferences);
  g_assert_true (gtk_widget_activate_action (preferences, "window.close", NULL));
  while (preferences != NULL)
    g_main_context_iteration (NULL, TRUE);
}

/* The size of the letters of a field's row, in points. */
static double
get_letter_size (View *view)
{
  PangoContext *context = gtk_widget_get_pango_context (
    GTK_WIDGET (view_get_row (view, "company")));

  return (double) pango_font_description_get_size (pango_context_get_font_description (context))
         / PANGO_SCALE;
}

static void
test_form_style (void)
{
  g_autoptr (View) view = NULL;
  PangoContext *context;
  double size;

  kaiji_form_style_follow_settings ();
  view = view_new ("{}");
  size = get_letter_size (view);
  g_settings_set_uint (kaiji_settings_get (), "form-scale", 150);
  view_settle (view);
  g_assert_cmpfloat_with_epsilon (get_letter_size (view), size * 1.5, 0.01);

  g_settings_set_string (kaiji_settings_get (), "form-font", "A \"quoted\\name\"");
  view_settle (view);
  context = gtk_widget_get_pango_context (GTK_WIDGET (view_get_row (view, "company")));
  g_assert_cmpstr (pango_font_description_get_family (pango_context_get_font_description (context)),
                   ==, "A \"quoted\\name\"");

  reset_all ();
  view_settle (view);
  g_assert_cmpfloat_with_epsilon (get_letter_size (view), size, 0.01);
}

static KaijiPageSetup *
dup_new_setup (void)
{
  g_autoptr (KaijiSheet) sheet = checks_new_sheet ("{}");

  kaiji_print_defaults_apply (sheet);
  return kaiji_sheet_dup_page_setup (sheet);
}

static void
test_print_defaults (void)
{
  g_autoptr (KaijiPageSetup) nothing = kaiji_page_setup_new ();
  g_autoptr (KaijiPageSetup) form = dup_new_setup ();
  g_autoptr (KaijiPageSetup) own = NULL;
  g_autoptr (KaijiPageSetup) same = NULL;
  g_autoptr (KaijiSheet) sheet = checks_new_sheet ("{}");
  const KaijiPageLayout *layout = kaiji_scheme_get_page_layout (kaiji_sheet_get_scheme (sheet));

  g_assert_true (kaiji_page_setup_equal (form, nothing));

  g_settings_set_string (kaiji_settings_get (), "print-paper", "na_letter");
  g_settings_set_string (kaiji_settings_get (), "print-font", "IPAexGothic");
  own = dup_new_setup ();
  g_assert_cmpstr (own->paper, ==, "na_letter");
  g_assert_cmpint (own->landscape, ==, layout->landscape);
  g_assert_cmpstr (own->fonts, ==, "IPAexGothic");

  reset_all ();
  g_settings_set_string (kaiji_settings_get (), "print-paper", layout->paper);
  same = dup_new_setup ();
  g_assert_true (kaiji_page_setup_equal (same, nothing));
  reset_all ();
}

static void
change (KaijiDocument *document, const char *text)
{
  KaijiSheet *sheet = kaiji_document_get_sheet (document);
  const KaijiField *field = kaiji_scheme_find_field (kaiji_sheet_get_scheme (sheet), "company");
  g_autoptr (KaijiAnswer) answer = kaiji_answer_new_text (text);

  kaiji_sheet_set_answer (sheet, field, answer);
}

static void
on_kept (gboolean *kept)
{
  *kept = TRUE;
}

static KaijiDocument *
new_document (gboolean *kept)
{
  g_autoptr (KaijiSheet) sheet = checks_new_sheet ("{}");
  KaijiDocument *document = kaiji_document_new (sheet);

  g_signal_connect_swapped (kaiji_document_get_autosave (document), "kept", G_CALLBACK (on_kept),
                            kept);
  return document;
}

/* The first copy of a sheet is kept at once. Later ones are as far apart as one likes: of two
 * sheets only the one that was changed at the short interval has its copy renewed soon. */
static void
test_autosave (void)
{
  gboolean first_kept = FALSE, second_kept = FALSE;
  g_autoptr (KaijiDocument) first = new_document (&first_kept);
  g_autoptr (KaijiDocument) second = new_document (&second_kept);

  g_settings_set_double (kaiji_settings_get (), "autosave-interval", 600);
  change (first, "変更");
  change (second, "変更");
  while (!first_kept || !second_kept)
    g_main_context_iteration (NULL, TRUE);

  first_kept = second_kept = FALSE;
  change (first, "再変更");
  g_settings_set_double (kaiji_settings_get (), "autosave-interval", 0.5);
  change (second, "再変更");
  while (!second_kept)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (first_kept);

  kaiji_document_discard_backup (first);
  kaiji_document_discard_backup (second);
  reset_all ();
}

static gboolean
is_to_review (View *view, const char *id)
{
  return kaiji_answer_get_review (kaiji_sheet_get_answer (view->sheet, view_find_field (view, id)));
}

static void
retype (View *view, const char *id, const char *text)
{
  g_autoptr (KaijiAnswer) value = kaiji_answer_new_text (text);
  const KaijiField *field = view_find_field (view, id);
  g_autoptr (KaijiAnswer) answer = kaiji_answer_replace_value (kaiji_sheet_get_answer (view->sheet,
                                                                                       field),
                                                               value);

  kaiji_sheet_set_answer (view->sheet, field, answer);
}

static void
assert_text (View *view, const char *id, const char *expected)
{
  g_autofree char *text = kaiji_sheet_dup_text (view->sheet, view_find_field (view, id));

  g_assert_cmpstr (text, ==, expected);
}

static void
test_confirm_on_leaving (void)
{
  g_autoptr (View) view = view_new ("{\"company\": {\"text\": \"旧\", \"review\": true},"
                                    " \"service\": {\"text\": \"旧\", \"review\": true}}");

  /* Not if that is asked for. */
  g_settings_set_boolean (kaiji_settings_get (), "confirm-on-leaving", FALSE);
  view_show_field (view, "company");
  retype (view, "company", "新");
  view_show_field (view, "service");
  g_assert_true (is_to_review (view, "company"));

  g_settings_reset (kaiji_settings_get (), "confirm-on-leaving");
  /* Looking is not changing. */
  view_show_field (view, "company");
  g_assert_true (is_to_review (view, "service"));
  kaiji_history_end_typing (kaiji_document_get_history (view->document));
  retype (view, "company", "最新");
  g_assert_true (is_to_review (view, "company"));
  view_show_field (view, "service");
  g_assert_false (is_to_review (view, "company"));
  g_assert_true (is_to_review (view, "service"));

  /* One step takes both back, and again. */
  view_activate (view, "sheet.undo");
  g_assert_true (is_to_review (view, "company"));
  assert_text (view, "company", "新");
  view_activate (view, "sheet.redo");
  g_assert_false (is_to_review (view, "company"));
  assert_text (view, "company", "最新");

  reset_all ();
}

static void
on_saved (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  kaiji_document_save_finish (KAIJI_DOCUMENT (object), result, &error);
  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

/* A certified sheet in a file of which the next sheet was made. */
static KaijiDocument *
make_certified (char **path)
{
  g_autoptr (KaijiSheet) sheet = checks_new_sheet (CERTIFIED);
  KaijiDocument *document = kaiji_document_new (sheet);
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;
  gboolean saved = FALSE;
  int descriptor = g_file_open_tmp ("kaiji-preferences-XXXXXX.kaiji.json", path, &error);

  g_assert_no_error (error);
  g_close (descriptor, NULL);
  kaiji_sheet_set_certification_number (sheet, "0000-0000");
  file = g_file_new_for_path (*path);
  kaiji_document_save_async (document, file, TRUE, NULL, on_saved, &saved);
  while (!saved)
    g_main_context_iteration (NULL, TRUE);

  return document;
}

static void
test_unlock_certified (void)
{
  g_autofree char *path = NULL;
  g_autoptr (KaijiDocument) document = make_certified (&path);
  g_autoptr (View) view = NULL;

  kaiji_certified_remember (kaiji_document_get_file (document));
  kaiji_certified_follow_settings ();
  kaiji_certified_lock (document);
  view = view_new_for_document (document);
  g_assert_false (kaiji_document_get_editable (document));

  /* What is open is unlocked at once, what is opened later is not locked. */
  g_settings_set_boolean (kaiji_settings_get (), "unlock-certified", TRUE);
  g_assert_true (kaiji_document_get_editable (document));
  kaiji_certified_lock (document);
  g_assert_true (kaiji_document_get_editable (document));

  g_unlink (path);
  reset_all ();
}

typedef struct
{
  KaijiReminders *reminders;
  GString *told;
  gboolean checked;
} Reminded;

static void
on_due (Reminded *self, GFile *file, const char *title, const char *body)
{
  g_string_append_printf (self->told, "%s: %s\n", title, body);
}

static void
on_checked (Reminded *self)
{
  self->checked = TRUE;
}

/* Goes on to a day, and waits until the sheets have been looked at. */
static void
assert_told (Reminded *self, int year, int month, int day, const char *text)
{
  GDate date;

  g_string_truncate (self->told, 0);
  self->checked = FALSE;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  kaiji_today_set_date (kaiji_today_get_default (), &date);
  while (!self->checked)
    g_main_context_iteration (NULL, TRUE);
  if (text == NULL)
    g_assert_cmpstr (self->told->str, ==, "");
  else if (strstr (self->told->str, text) == NULL)
    g_error ("“%s” is not in “%s”", text, self->told->str);
}

/* A sheet is told of once for each step that its deadline comes nearer. */
static void
test_remind (void)
{
  g_autoptr (KaijiSchemeLibrary) library = NULL;
  g_autofree char *path = NULL;
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "sheet", "schemes", NULL);
  const char *const folders[] = { folder, NULL };
  g_autoptr (KaijiDocument) document = make_certified (&path);
  Reminded self = { .told = g_string_new (NULL) };

  kaiji_recent_add (kaiji_document_get_file (document));
  library = kaiji_scheme_library_new_for_directories (folders);
  self.reminders = kaiji_reminders_new (library);
  g_signal_connect_swapped (self.reminders, "due", G_CALLBACK (on_due), &self);
  g_signal_connect_swapped (self.reminders, "checked", G_CALLBACK (on_checked), &self);

  /* Nothing before somebody asks. */
  for (guint i = 0; i < 100; i++)
    g_main_context_iteration (NULL, FALSE);
  g_assert_false (self.checked);

  g_settings_set_boolean (kaiji_settings_get (), "remind", TRUE);
  assert_told (&self, 2027, 4, 30, NULL);
  assert_told (&self, 2027, 5, 2, "prepare the renewal");
  assert_told (&self, 2027, 5, 3, NULL);
  assert_told (&self, 2027, 8, 10, "days are left");
  assert_told (&self, 2027, 8, 26, "days are left");
  assert_told (&self, 2027, 8, 27, NULL);
  assert_told (&self, 2027, 9, 2, "ran out");
  assert_told (&self, 2027, 9, 3, NULL);

  /* The next sheet has been made. */
  g_settings_reset (kaiji_settings_get (), "reminded");
  kaiji_certified_remember (kaiji_document_get_file (document));
  assert_told (&self, 2027, 9, 4, NULL);

  kaiji_recent_remove (kaiji_document_get_file (document));
  g_object_unref (self.reminders);
  g_string_free (self.told, TRUE);
  g_unlink (path);
  reset_all ();
}

int
main (int argc, char *argv[])
{
  row_fixture_init_test (&argc, &argv);
  g_assert_nonnull (kaiji_settings_get ());

  g_test_add_func ("/app/preferences/rows", test_rows);
  g_test_add_func ("/app/preferences/lists", test_lists);
  g_test_add_func ("/app/preferences/window", test_window);
  g_test_add_func ("/app/preferences/form-style", test_form_style);
  g_test_add_func ("/app/preferences/print-defaults", test_print_defaults);
  g_test_add_func ("/app/preferences/autosave", test_autosave);
  g_test_add_func ("/app/preferences/confirm-on-leaving", test_confirm_on_leaving);
  g_test_add_func ("/app/preferences/unlock-certified", test_unlock_certified);
  g_test_add_func ("/app/preferences/remind", test_remind);

  return g_test_run ();
}
