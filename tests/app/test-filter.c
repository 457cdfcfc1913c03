/* test-filter.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which fields are shown: by filter and section, how many that are, and that none vanishes while
 * it is edited.
 */

#include "config.h"

#include "kaiji-filter-list.h"
#include "kaiji-finding-row.h"
#include "kaiji-findings-head.h"
#include "kaiji-findings-panel.h"
#include "kaiji-section-heading.h"
#include "kaiji-section-list.h"
#include "kaiji-status-bar.h"
#include "kaiji-text-area.h"
#include "view-fixture.h"

#define ANSWERS                                                                                    \
  "{\"service\": {\"text\": \"一\", \"owner\": \"総務部\"},"                                   \
  " \"features\": {\"text\": \"二\", \"review\": true, \"owner\": \"開発部\"},"                \
  " \"remarks\": {\"text\": \"三\", \"owner\": \"総務部\"}}"

static void
filter (View *view, KaijiFilterKind kind, const char *owner)
{
  kaiji_sheet_view_set_filter (view->view, &(KaijiFilter){ kind, owner });
  view_settle (view);
}

/* Exactly the fields of @ids, separated by spaces, are shown. */
static void
assert_shown_fields (View *view, const char *ids)
{
  g_autoptr (GString) shown = g_string_new (NULL);
  GtkWidget *row;

  for (guint i = 0; (row = find_widget (GTK_WIDGET (view->form), KAIJI_TYPE_FIELD_ROW, i)) != NULL;
       i++)
    g_string_append_printf (shown, "%s%s", i > 0 ? " " : "",
                            kaiji_field_row_get_field (KAIJI_FIELD_ROW (row))->id);
  g_assert_cmpstr (shown->str, ==, ids);
}

static void
test_kinds (void)
{
  g_autoptr (View) view = view_new (ANSWERS);

  filter (view, KAIJI_FILTER_MISSING, NULL);
  assert_shown_fields (view, "company contact contact-hours");
  filter (view, KAIJI_FILTER_REVIEW, NULL);
  assert_shown_fields (view, "features");
  filter (view, KAIJI_FILTER_OWNER, "総務部");
  assert_shown_fields (view, "service remarks");
  filter (view, KAIJI_FILTER_OWNER, "だれも");
  assert_shown_fields (view, "");
  g_assert_nonnull (find_label (GTK_WIDGET (view->form), "“From だれも”: there is no such field."));
  g_assert_true (gtk_widget_activate_action (view->window, "sheet.show-all", NULL));
  view_settle (view);
  g_assert_nonnull (view_get_row (view, "disclosure-date"));
  g_assert_nonnull (view_get_row (view, "remarks"));
  g_assert_null (find_label (GTK_WIDGET (view->form), "“From だれも”: there is no such field."));
}

static void
test_findings (void)
{
  g_autoptr (View) view = view_new (ANSWERS);
  guint n_fields;
  const KaijiField *fields = kaiji_scheme_get_fields (kaiji_sheet_get_scheme (view->sheet),
                                                      &n_fields);

  filter (view, KAIJI_FILTER_FINDINGS, NULL);
  for (guint i = 0; i < n_fields; i++)
    {
      KaijiFindings *findings = kaiji_document_get_findings (view->document);
      g_assert_cmpint (view_get_row (view, fields[i].id) != NULL, ==,
                       kaiji_findings_has_problem (findings, &fields[i]));
    }
}

/* A filter and a section together, and the filter stays when another section is chosen. */
static void
test_section (void)
{
  g_autoptr (View) view = view_new (ANSWERS);
  const KaijiSection *service = kaiji_field_get_section (view_find_field (view, "service"));
  const KaijiSection *company = kaiji_field_get_section (view_find_field (view, "company"));

  filter (view, KAIJI_FILTER_MISSING, NULL);
  kaiji_form_show_section (view->form, company);
  view_settle (view);
  assert_shown_fields (view, "company");
  kaiji_form_show_section (view->form, service);
  view_settle (view);
  assert_shown_fields (view, "contact contact-hours");
  kaiji_sheet_set_section_excluded (view->sheet, service, TRUE);
  filter (view, KAIJI_FILTER_MISSING, NULL);
  assert_shown_fields (view, "");
}

/* An answered field stays visible as long as the cursor is in it. */
static void
test_edit (void)
{
  g_autoptr (View) view = view_new (ANSWERS);
  GtkWidget *area;

  filter (view, KAIJI_FILTER_MISSING, NULL);
  view_show_field (view, "company");
  area = find_widget (GTK_WIDGET (view_get_row (view, "company")), KAIJI_TYPE_TEXT_AREA, 0);
  type_text (area, "見本");
  view_settle (view);
  assert_shown_fields (view, "company contact contact-hours");
  g_assert_true (gtk_widget_has_focus (area));

  view_show_field (view, "contact-hours");
  assert_shown_fields (view, "contact contact-hours");
}

/* Going to a field shows it, whatever the filter. */
static void
test_go_to (void)
{
  g_autoptr (View) view = view_new (ANSWERS);

  filter (view, KAIJI_FILTER_REVIEW, NULL);
  view_show_field (view, "company");
  assert_shown_fields (view, "company features");
  g_assert_true (view_is_in_sight (view, "company"));
  view_show_field (view, "features");
  assert_shown_fields (view, "features");
}

/* The labels of the row that comes @n-th among the filters, from 0. */
static void
assert_filter_row (View *view, guint n, const char *title, const char *count)
{
  GtkWidget *list = find_widget (view->window, KAIJI_TYPE_FILTER_LIST, 0);
  GtkWidget *row = find_widget (list, GTK_TYPE_LIST_BOX_ROW, n);

  g_assert_nonnull (row);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (find_widget (row, GTK_TYPE_LABEL, 0))), ==,
                   title);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (find_widget (row, GTK_TYPE_LABEL, 1))), ==,
                   count);
}

static void
test_counts (void)
{
  g_autoptr (View) view = view_new (ANSWERS);
  g_autoptr (KaijiAnswer) answer = kaiji_answer_new_text ("見本");

  assert_filter_row (view, 1, "Required and still empty", "3");
  assert_filter_row (view, 3, "Waiting for review", "1");
  assert_filter_row (view, 4, "From 総務部", "2");
  assert_filter_row (view, 5, "From 開発部", "1");

  kaiji_sheet_set_answer (view->sheet, view_find_field (view, "company"), answer);
  kaiji_sheet_set_answer (view->sheet, view_find_field (view, "features"), answer);
  view_settle (view);
  assert_filter_row (view, 1, "Required and still empty", "2");
  assert_filter_row (view, 3, "Waiting for review", "0");
  g_assert_null (
    find_widget (find_widget (view->window, KAIJI_TYPE_FILTER_LIST, 0), GTK_TYPE_LIST_BOX_ROW, 5));

  kaiji_form_show_section (view->form, kaiji_field_get_section (view_find_field (view, "company")));
  view_settle (view);
  assert_filter_row (view, 1, "Required and still empty", "0");
}

/* How many fields F8 goes through before it comes round. */
static guint
count_stops (KaijiFindings *findings)
{
  const KaijiField *first = kaiji_findings_find_next (findings, NULL, FALSE);
  const KaijiField *field = first;
  guint n_stops = 0;

  do
    {
      field = kaiji_findings_find_next (findings, field, FALSE);
      n_stops++;
    }
  while (field != first);

  return n_stops;
}

static guint
count_finding_rows (View *view, const char *sort_name)
{
  GtkWidget *panel = find_widget (view->window, KAIJI_TYPE_FINDINGS_PANEL, 0);
  GtkWidget *row;
  guint n_rows = 0;

  for (guint i = 0; (row = find_widget (panel, KAIJI_TYPE_FINDING_ROW, i)) != NULL; i++)
    {
      g_autofree char *difference
        = gtk_test_accessible_check_property (GTK_ACCESSIBLE (find_widget (row, GTK_TYPE_IMAGE, 0)),
                                              GTK_ACCESSIBLE_PROPERTY_LABEL, sort_name);

      n_rows += difference == NULL ? 1 : 0;
    }

  return n_rows;
}

/* A missing answer is not an error anywhere, and all places count alike. */
static void
test_agreement (void)
{
  g_autoptr (View) view = view_new ("{\"service\": {\"text\": \"一\"},"
                                    " \"sales\": {\"text\": \"10,00円\"},"
                                    " \"audit\": {\"text\": \"検討中\"},"
                                    " \"remarks\": {\"text\": \"利⽤\"}}");
  GtkWidget *bar = find_widget (view->window, KAIJI_TYPE_STATUS_BAR, 0);
  KaijiFindings *findings = kaiji_document_get_findings (view->document);

  g_assert_nonnull (find_label (bar, "3 still empty"));
  g_assert_nonnull (find_label (bar, "1 error"));
  g_assert_nonnull (find_label (bar, "1 warning"));
  assert_filter_row (view, 1, "Required and still empty", "3");
  assert_filter_row (view, 2, "Empty, errors or warnings", "5");
  g_assert_cmpuint (count_stops (findings), ==, 5);

  view_activate (view, "sheet.show-findings");
  g_assert_cmpuint (count_finding_rows (view, "Still empty"), ==, 3);
  g_assert_cmpuint (count_finding_rows (view, "Error"), ==, 1);
  g_assert_cmpuint (count_finding_rows (view, "Warning"), ==, 1);
  g_assert_cmpuint (count_finding_rows (view, "Note"), ==, 1);
  /* Where Kaiji is installed it is remembered that they are shown. */
  view_activate (view, "sheet.show-findings");
}

static GtkWidget *
find_review_button (View *view)
{
  GtkWidget *bar = find_widget (view->window, KAIJI_TYPE_STATUS_BAR, 0);

  for (guint i = 0; find_widget (bar, GTK_TYPE_BUTTON, i) != NULL; i++)
    {
      GtkWidget *button = find_widget (bar, GTK_TYPE_BUTTON, i);

      if (g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (button)), "sheet.go-to-review")
          == 0)
        return button;
    }

  return NULL;
}

/* The status bar shows the number of answers to review, as long as there are any, and goes to
 * them. */
static void
test_review (void)
{
  g_autoptr (View) view = view_new (ANSWERS);
  g_autoptr (KaijiAnswer) answer = kaiji_answer_new_text ("見本");

  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (find_review_button (view))), ==,
                   "1 to review");
  g_signal_emit_by_name (find_review_button (view), "clicked");
  view_settle (view);
  g_assert_true (kaiji_form_get_current_field (view->form) == view_find_field (view, "features"));
  g_assert_true (view_is_in_sight (view, "features"));

  kaiji_sheet_set_answer (view->sheet, view_find_field (view, "features"), answer);
  view_settle (view);
  g_assert_null (find_review_button (view));
}

/* How much of a list in the side bar cannot be seen, in pixels. */
static double
get_hidden (View *view, GType list_type)
{
  GtkWidget *list = find_widget (find_widget (view->window, list_type, 0), GTK_TYPE_LIST_BOX, 0);
  GtkWidget *scroller = gtk_widget_get_ancestor (list, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));

  return gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);
}

/* Both lists get the height that they need if there is room; otherwise the filters shrink first. */
static void
test_room (void)
{
  g_autoptr (View) view = view_new (ANSWERS);

  gtk_window_set_default_size (GTK_WINDOW (view->window), 900, 460);
  view_settle (view);
  g_assert_cmpfloat (get_hidden (view, KAIJI_TYPE_SECTION_LIST), ==, 0);
  g_assert_cmpfloat (get_hidden (view, KAIJI_TYPE_FILTER_LIST), >, 0);

  gtk_window_set_default_size (GTK_WINDOW (view->window), 900, 900);
  view_settle (view);
  g_assert_cmpfloat (get_hidden (view, KAIJI_TYPE_SECTION_LIST), ==, 0);
  g_assert_cmpfloat (get_hidden (view, KAIJI_TYPE_FILTER_LIST), ==, 0);

  gtk_window_set_default_size (GTK_WINDOW (view->window), 900, 250);
  view_settle (view);
  g_assert_cmpfloat (get_hidden (view, KAIJI_TYPE_SECTION_LIST), >, 0);
}

static GtkToggleButton *
find_toggle (GtkWidget *panel, const char *label)
{
  GtkWidget *toggle;

  for (guint i = 0; (toggle = find_widget (panel, GTK_TYPE_TOGGLE_BUTTON, i)) != NULL; i++)
    {
      if (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (toggle)), label) == 0)
        return GTK_TOGGLE_BUTTON (toggle);
    }

  return NULL;
}

/* The counts above the list of findings let each sort of them be left out. */
static void
test_sorts (void)
{
  g_autoptr (View) view = view_new (ANSWERS);
  GtkWidget *panel;

  view_activate (view, "sheet.show-findings");
  panel = find_widget (view->window, KAIJI_TYPE_FINDINGS_PANEL, 0);
  g_assert_nonnull (panel);
  g_assert_nonnull (find_toggle (panel, "Still empty 3"));
  g_assert_nonnull (find_toggle (panel, "To review 1"));
  g_assert_null (find_toggle (panel, "Errors 0"));
  g_assert_nonnull (find_label (panel, "事業者名 › 事業者の名称"));
  g_assert_nonnull (find_label (panel, "特徴"));

  gtk_toggle_button_set_active (find_toggle (panel, "Still empty 3"), FALSE);
  view_settle (view);
  g_assert_null (find_label (panel, "事業者名 › 事業者の名称"));
  g_assert_nonnull (find_label (panel, "特徴"));

  /* Closed, the panel takes no room. */
  view_activate (view, "sheet.show-findings");
  g_assert_null (find_widget (view->window, KAIJI_TYPE_FINDINGS_PANEL, 0));
}

/* The findings of a section stand below its head, which counts those that are listed and folds them
 * away. */
static void
test_groups (void)
{
  g_autoptr (View) view = view_new (ANSWERS);
  GtkWidget *panel, *head;
  const char *title;

  view_activate (view, "sheet.show-findings");
  panel = find_widget (view->window, KAIJI_TYPE_FINDINGS_PANEL, 0);
  head = find_widget (panel, KAIJI_TYPE_FINDINGS_HEAD, 0);
  g_assert_nonnull (head);
  title = kaiji_section_heading_get_title (
    kaiji_field_get_section (view_find_field (view, "company")));
  g_assert_nonnull (find_label (head, title));
  g_assert_nonnull (find_label (panel, "事業者名 › 事業者の名称"));

  g_assert_true (gtk_widget_activate_action (find_widget (head, GTK_TYPE_TREE_EXPANDER, 0),
                                             "listitem.collapse", NULL));
  view_settle (view);
  g_assert_null (find_label (panel, "事業者名 › 事業者の名称"));
  g_assert_nonnull (find_label (panel, "特徴"));

  /* A section of which nothing is listed has no head. */
  gtk_toggle_button_set_active (find_toggle (panel, "Still empty 3"), FALSE);
  view_settle (view);
  g_assert_null (find_label (panel, title));
}

int
main (int argc, char *argv[])
{
  row_fixture_init_test (&argc, &argv);

  g_test_add_func ("/app/filter/kinds", test_kinds);
  g_test_add_func ("/app/filter/findings", test_findings);
  g_test_add_func ("/app/filter/section", test_section);
  g_test_add_func ("/app/filter/edit", test_edit);
  g_test_add_func ("/app/filter/go-to", test_go_to);
  g_test_add_func ("/app/filter/counts", test_counts);
  g_test_add_func ("/app/filter/agreement", test_agreement);
  g_test_add_func ("/app/filter/review", test_review);
  g_test_add_func ("/app/filter/room", test_room);
  g_test_add_func ("/app/filter/sorts", test_sorts);
  g_test_add_func ("/app/filter/groups", test_groups);

  return g_test_run ();
}
