/* test-narrow.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What keeps a window from being narrow. Most is to be shown of a sheet that was carried over and
 * of which nothing is confirmed yet.
 */

#include "config.h"

#include "kaiji-application.h"
#include "kaiji-changes-pane.h"
#include "kaiji-pane-layout.h"
#include "kaiji-readable-width.h"
#include "kaiji-renewal-bar.h"
#include "kaiji-scheme-library.h"
#include "kaiji-section-list.h"
#include "kaiji-status-bar.h"
#include "kaiji-window.h"
#include "print-fixture.h"
#include "view-fixture.h"

/* Of a window, in logical pixels. */
#define NARROW_WIDTH 360
#define LARGE_TEXT_WIDTH 420

/* A process registers no more than one. */
static KaijiApplication *application;

typedef struct
{
  KaijiSheet *sheet;
  KaijiDocument *document;
  GtkWidget *window;
  KaijiSheetView *view;
} Narrow;

static void
narrow_set_up (Narrow *self, gconstpointer user_data)
{
  g_autoptr (KaijiSchemeLibrary) library = kaiji_scheme_library_new ();
  g_autoptr (KaijiScheme) scheme = kaiji_scheme_library_lookup_name (library, "aspic-asp-saas",
                                                                     NULL);
  Fixture fixture = { 0 };
  const KaijiField *fields;
  guint n_fields;

  self->sheet = kaiji_sheet_new (scheme);
  fields = kaiji_scheme_get_fields (scheme, &n_fields);
  for (guint i = 0; i < n_fields; i++)
    {
      g_autoptr (KaijiAnswer) answer = kaiji_answer_new_text ("2023年2月30日");
      g_autoptr (KaijiAnswer) carried = kaiji_answer_set_review (answer, TRUE);

      kaiji_sheet_set_answer (self->sheet, &fields[i], carried);
    }

  self->document = kaiji_document_new (self->sheet);
  self->view = kaiji_sheet_view_new (self->document);
  fixture.window = self->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (self->window), 900, 420);
  gtk_window_set_child (GTK_WINDOW (self->window), GTK_WIDGET (self->view));
  gtk_window_present (GTK_WINDOW (self->window));
  settle (&fixture);
}

static void
narrow_tear_down (Narrow *self, gconstpointer user_data)
{
  kaiji_document_discard_backup (self->document);
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_object_unref (self->document);
  g_object_unref (self->sheet);
}

static void
measure (GtkWidget *widget, int *minimum, int *natural)
{
  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, minimum, natural, NULL, NULL);
}

/* The sections fold away if they and the form do not fit. The status bar, however large its text,
 * must not prevent such a narrow window. */
static void
test_status_bar (Narrow *self, gconstpointer user_data)
{
  GtkWidget *status_bar = find_widget (self->window, KAIJI_TYPE_STATUS_BAR, 0);
  GtkWidget *sections = find_widget (self->window, KAIJI_TYPE_SECTION_LIST, 0);
  int minimum, natural;

  measure (status_bar, &minimum, &natural);
  g_assert_cmpint (minimum, <, natural);
  g_assert_cmpint (minimum, <=, gtk_widget_get_width (sections));
  g_object_set (status_bar, "narrow", TRUE, NULL);
  measure (status_bar, &minimum, &natural);
  g_assert_cmpint (minimum, <=, gtk_widget_get_width (sections));
}

/* The figures have a line of their own, also with text twice as large. */
static void
test_changes (Narrow *self, gconstpointer user_data)
{
  g_autoptr (KaijiSheet) old = kaiji_sheet_new (kaiji_sheet_get_scheme (self->sheet));
  GtkSettings *settings = gtk_settings_get_default ();
  KaijiChangesPane *pane = kaiji_changes_pane_new (self->document);
  GtkWidget *window = gtk_window_new ();
  Fixture fixture = { .window = window };
  GtkWidget *figures;
  int minimum, natural, dpi;

  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (pane));
  kaiji_changes_pane_compare (pane, KAIJI_CHANGES_OTHER, old, "old.kaiji.json");
  figures = find_label (GTK_WIDGET (pane), "0 changed, 133 added, 0 removed");
  measure (window, &minimum, &natural);
  g_assert_cmpint (minimum, <=, NARROW_WIDTH);

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", 2 * dpi, NULL);
  gtk_window_set_default_size (GTK_WINDOW (window), NARROW_WIDTH, 600);
  gtk_window_present (GTK_WINDOW (window));
  settle (&fixture);
  g_assert_cmpint (gtk_widget_get_width (figures), >, NARROW_WIDTH * 3 / 4);
  measure (window, &minimum, &natural);
  g_assert_cmpint (minimum, <=, NARROW_WIDTH);
  /* A translation is longer than the English text. */
  measure (find_label (GTK_WIDGET (pane), "Show 0 Unchanged"), &minimum, &natural);
  g_assert_cmpint (minimum, <, natural);

  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The message about the term gets the whole line, and its button the next one. */
static void
test_renewal_bar (Narrow *self, gconstpointer user_data)
{
  const KaijiField *field = kaiji_scheme_get_role (kaiji_sheet_get_scheme (self->sheet),
                                                   KAIJI_ROLE_DISCLOSURE_DATE);
  g_autoptr (KaijiAnswer) expired = kaiji_answer_new_date ("2020-01-01", NULL);
  KaijiFindings *findings = kaiji_document_get_findings (self->document);
  GtkWidget *bar, *label;
  Fixture fixture = { 0 };

  kaiji_sheet_set_answer (self->sheet, field, expired);
  bar = kaiji_renewal_bar_new (findings);
  fixture.window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture.window), NARROW_WIDTH, 300);
  gtk_window_set_child (GTK_WINDOW (fixture.window), bar);
  gtk_window_present (GTK_WINDOW (fixture.window));
  settle (&fixture);
  label = find_widget (bar, GTK_TYPE_LABEL, 0);
  g_assert_cmpint (gtk_widget_get_width (label), >=, NARROW_WIDTH * 3 / 4);
  gtk_window_destroy (GTK_WINDOW (fixture.window));
}

/* Returns: (nullable): the visible button of the header bar with an accessible name */
static GtkWidget *
find_named (GtkWidget *window, const char *name)
{
  GtkWidget *bar = find_widget (window, ADW_TYPE_HEADER_BAR, 0);
  GtkWidget *button;

  for (guint i = 0; (button = find_widget (bar, GTK_TYPE_BUTTON, i)) != NULL; i++)
    {
      g_autofree char *differs = gtk_test_accessible_check_property (GTK_ACCESSIBLE (button),
                                                                     GTK_ACCESSIBLE_PROPERTY_LABEL,
                                                                     name);

      if (differs == NULL)
        return button;
    }

  return NULL;
}

/* Whatever is opened in it, the window stays as narrow as it is; a bit wider for who has set the
 * text twice as large. */
static void
test_window (Narrow *self, gconstpointer user_data)
{
  Fixture fixture = { 0 };
  const char *const actions[] = { NULL,
                                  "sheet.find",
                                  "sheet.go-to-item",
                                  "sheet.show-findings",
                                  "sheet.show-sections",
                                  "sheet.show-guidance",
                                  "sheet.show-preview" };
  GtkSettings *settings = gtk_settings_get_default ();
  KaijiWindow *window;
  int scale = GPOINTER_TO_INT (user_data);
  int limit = scale > 1 ? LARGE_TEXT_WIDTH : NARROW_WIDTH;
  int minimum, natural, dpi;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", scale * dpi, NULL);
  window = kaiji_window_new (GTK_APPLICATION (application), get_library ());
  kaiji_window_show_document (window, self->document);
  gtk_window_set_default_size (GTK_WINDOW (window), limit, 600);
  gtk_window_present (GTK_WINDOW (window));
  fixture.window = GTK_WIDGET (window);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      if (actions[i] != NULL)
        g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), actions[i], NULL));
      settle (&fixture);
      settle (&fixture);
      measure (GTK_WIDGET (window), &minimum, &natural);
      g_test_message ("%s: %d", actions[i] != NULL ? actions[i] : "at first", minimum);
      g_assert_cmpint (minimum, <=, limit);
      g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (window)), <=, limit);
    }
  gtk_window_destroy (GTK_WINDOW (window));
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
}

/* Rows that come near do not make the window wider, however large the text. */
static void
test_rows (Narrow *self, gconstpointer user_data)
{
  g_autoptr (KaijiSheet) sample = print_load_sample ();
  g_autoptr (KaijiDocument) document = kaiji_document_new (sample);
  GtkSettings *settings = gtk_settings_get_default ();
  View *view;
  int minimum, natural, dpi;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", 2 * dpi, NULL);
  view = view_new_for_document (document);
  gtk_window_set_default_size (GTK_WINDOW (view->window), NARROW_WIDTH, 600);
  view_scroll_through (view);
  measure (GTK_WIDGET (view->form), &minimum, &natural);
  g_assert_cmpint (minimum, <=, NARROW_WIDTH);
  view_free (view);
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
}

/* The whole name of the sheet is to be read, if it is not unusually long. */
static void
test_title (Narrow *self, gconstpointer user_data)
{
  const KaijiField *field = kaiji_scheme_find_field (kaiji_sheet_get_scheme (self->sheet),
                                                     "service-name");
  g_autoptr (KaijiAnswer) name = kaiji_answer_new_text ("つづり経費クラウド");
  Fixture fixture = { 0 };
  KaijiWindow *window = kaiji_window_new (GTK_APPLICATION (application), get_library ());
  GtkWidget *label;

  kaiji_sheet_set_answer (self->sheet, field, name);
  kaiji_window_show_document (window, self->document);
  gtk_window_set_default_size (GTK_WINDOW (window), NARROW_WIDTH, 600);
  fixture.window = GTK_WIDGET (window);
  settle (&fixture);
  settle (&fixture);
  label = find_label (fixture.window, "• つづり経費クラウド");
  g_assert_nonnull (label);
  g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label))));
  g_assert_null (find_named (fixture.window, "Go anywhere"));

  /* With more room, the buttons for going somewhere are in the header bar as well. */
  gtk_window_set_default_size (GTK_WINDOW (window), 2 * NARROW_WIDTH, 600);
  settle (&fixture);
  settle (&fixture);
  g_assert_nonnull (find_named (fixture.window, "Go anywhere"));
  g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label))));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The side bar is wider with large text, and still leaves a narrow window some of the form. */
static void
test_side_bar (Narrow *self, gconstpointer user_data)
{
  GtkSettings *settings = gtk_settings_get_default ();
  GtkWidget *window = gtk_window_new ();
  GtkWidget *bar = g_object_new (GTK_TYPE_BOX, "layout-manager",
                                 g_object_new (KAIJI_TYPE_PANE_LAYOUT, NULL), NULL);
  Fixture fixture = { .window = window };
  int usual, large, natural, dpi;

  for (guint i = 0; i < 3; i++)
    gtk_box_append (GTK_BOX (bar), gtk_label_new ("1"));
  gtk_window_set_child (GTK_WINDOW (window), bar);
  gtk_window_set_default_size (GTK_WINDOW (window), NARROW_WIDTH, NARROW_WIDTH);
  gtk_window_present (GTK_WINDOW (window));
  settle (&fixture);
  measure (bar, &usual, &natural);
  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", 2 * dpi, NULL);
  settle (&fixture);
  measure (bar, &large, &natural);
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);

  g_assert_cmpint (large, >, usual);
  g_assert_cmpint (large, <, NARROW_WIDTH);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The side bar gives way where it would leave the form, or a pane in its place, too little room to
 * be read in the size of text that is set, and not before. */
static void
test_fold (Narrow *self, gconstpointer user_data)
{
  static const int widths[] = { 500, 540, 600, 760, 860, 900, 1100 };
  GtkSettings *settings = gtk_settings_get_default ();
  Fixture fixture = { .window = self->window };
  AdwFlap *flap = ADW_FLAP (find_widget (self->window, ADW_TYPE_FLAP, 0));
  guint n_folded[3] = { 0 };
  int dpi;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  for (int scale = 1; scale <= 2; scale++)
    {
      int needed;

      g_object_set (settings, "gtk-xft-dpi", scale * dpi, NULL);
      settle (&fixture);
      needed = kaiji_readable_width_get (adw_flap_get_content (flap));
      for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
        {
          gtk_window_set_default_size (GTK_WINDOW (self->window), widths[i], 600);
          while (gtk_widget_get_width (self->window) != widths[i])
            g_main_context_iteration (NULL, TRUE);
          settle (&fixture);
          g_test_message ("text times %d, %d: %d", scale, widths[i], adw_flap_get_folded (flap));
          /* It gives way slowly. */
          while (gtk_widget_get_width (adw_flap_get_content (flap))
                 < MIN (needed, gtk_widget_get_width (GTK_WIDGET (flap))))
            g_main_context_iteration (NULL, TRUE);
          g_assert_true (adw_flap_get_reveal_flap (flap) == !adw_flap_get_folded (flap));
          n_folded[scale] += adw_flap_get_folded (flap);
        }
    }
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);

  g_assert_cmpuint (n_folded[1], <, n_folded[2]);
  g_assert_cmpuint (n_folded[2], <, G_N_ELEMENTS (widths));
}

/* Large text makes the header bar higher, but not its buttons. */
static void
test_header_buttons (Narrow *self, gconstpointer user_data)
{
  static const char *const names[] = { "Sections", "Save", "Go anywhere" };
  GtkSettings *settings = gtk_settings_get_default ();
  KaijiWindow *window = kaiji_window_new (GTK_APPLICATION (application), get_library ());
  Fixture fixture = { .window = GTK_WIDGET (window) };
  int dpi;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", 2 * dpi, NULL);
  kaiji_window_show_document (window, self->document);
  gtk_window_set_default_size (GTK_WINDOW (window), 1200, 600);
  settle (&fixture);
  settle (&fixture);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      GtkWidget *button = find_named (fixture.window, names[i]);

      g_assert_nonnull (button);
      g_test_message ("%s", names[i]);
      g_assert_cmpint (gtk_widget_get_height (button), <=, gtk_widget_get_width (button));
    }
  gtk_window_destroy (GTK_WINDOW (window));
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
}

int
main (int argc, char *argv[])
{
  g_autoptr (KaijiApplication) registered = NULL;

  row_fixture_init_test (&argc, &argv);
  application = registered = kaiji_application_new ();
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));

  g_test_add ("/app/narrow/status-bar", Narrow, NULL, narrow_set_up, test_status_bar,
              narrow_tear_down);
  g_test_add ("/app/narrow/renewal-bar", Narrow, NULL, narrow_set_up, test_renewal_bar,
              narrow_tear_down);
  g_test_add ("/app/narrow/window", Narrow, GINT_TO_POINTER (1), narrow_set_up, test_window,
              narrow_tear_down);
  g_test_add ("/app/narrow/large-text", Narrow, GINT_TO_POINTER (2), narrow_set_up, test_window,
              narrow_tear_down);
  g_test_add ("/app/narrow/rows", Narrow, NULL, narrow_set_up, test_rows, narrow_tear_down);
  g_test_add ("/app/narrow/changes", Narrow, NULL, narrow_set_up, test_changes, narrow_tear_down);

  g_test_add ("/app/narrow/side-bar", Narrow, NULL, narrow_set_up, test_side_bar, narrow_tear_down);
  g_test_add ("/app/narrow/fold", Narrow, NULL, narrow_set_up, test_fold, narrow_tear_down);
  g_test_add ("/app/narrow/title", Narrow, NULL, narrow_set_up, test_title, narrow_tear_down);
  g_test_add ("/app/narrow/header-buttons", Narrow, NULL, narrow_set_up, test_header_buttons,
              narrow_tear_down);

  return g_test_run ();
}
