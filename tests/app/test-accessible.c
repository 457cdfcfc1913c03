/* test-accessible.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * No control of a sheet's window is without a name, in no section and no state.
 */

#include "config.h"

#include "kaiji-application.h"
#include "kaiji-filter-list.h"
#include "kaiji-notes-popover.h"
#include "view-fixture.h"

#define ANSWERS                                                                                      \
  "{\"company\": {\"text\": \"見本\", \"memo\": \"二\", \"owner\": \"総務部\"},"               \
  " \"sales\": {\"text\": \"集計中\"}, \"partners\": {\"presence\": \"yes\", \"text\": \"一\"}," \
  " \"features\": {\"text\": \"二\", \"review\": true}}"

static gboolean
is_control (GtkWidget *widget)
{
  return GTK_IS_BUTTON (widget) || GTK_IS_CHECK_BUTTON (widget) || GTK_IS_MENU_BUTTON (widget)
         || GTK_IS_EDITABLE (widget) || GTK_IS_TEXT_VIEW (widget) || GTK_IS_SWITCH (widget)
         || KAIJI_IS_FIELD_ROW (widget);
}

/* By a text of its own, a name that was given to it, or another widget that names it. */
static gboolean
has_name (GtkWidget *widget)
{
  const char *label = NULL;

  if (GTK_IS_BUTTON (widget))
    label = gtk_button_get_label (GTK_BUTTON (widget));
  else if (GTK_IS_CHECK_BUTTON (widget))
    label = gtk_check_button_get_label (GTK_CHECK_BUTTON (widget));
  else if (ADW_IS_PREFERENCES_ROW (widget))
    label = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget));

  return (label != NULL && *label != '\0')
         || gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget),
                                              GTK_ACCESSIBLE_PROPERTY_LABEL)
         || gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget),
                                              GTK_ACCESSIBLE_RELATION_LABELLED_BY);
}

/* A reader says both, one behind the other: “Memo Memo”. Buttons are named by GTK itself. */
static gboolean
is_named_twice (GtkWidget *widget)
{
  return !GTK_IS_BUTTON (widget) && !GTK_IS_CHECK_BUTTON (widget) && !GTK_IS_MENU_BUTTON (widget)
         && gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget),
                                              GTK_ACCESSIBLE_PROPERTY_LABEL)
         && gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget),
                                              GTK_ACCESSIBLE_RELATION_LABELLED_BY);
}

/* Returns: how many controls there are below @parent, all of them with a name */
static guint
check_names (GtkWidget *parent)
{
  guint n_controls = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (!gtk_widget_get_visible (child))
        continue;

      if (is_control (child))
        {
          n_controls++;
          if (!has_name (child))
            g_error ("a %s in a %s has no name (%s, %s)", G_OBJECT_TYPE_NAME (child),
                     G_OBJECT_TYPE_NAME (parent), gtk_widget_get_name (child),
                     gtk_buildable_get_buildable_id (GTK_BUILDABLE (child)));
          if (is_named_twice (child))
            g_error ("a %s in a %s has its name twice (%s)", G_OBJECT_TYPE_NAME (child),
                     G_OBJECT_TYPE_NAME (parent),
                     gtk_buildable_get_buildable_id (GTK_BUILDABLE (child)));
        }
      /* The parts of these widgets are GTK's, which names them with the whole. */
      if (!GTK_IS_EDITABLE (child) && !GTK_IS_MENU_BUTTON (child))
        n_controls += check_names (child);
    }

  return n_controls;
}

static void
test_sections (void)
{
  g_autoptr (View) view = view_new (ANSWERS);
  guint n_sections;
  const KaijiSection *sections = kaiji_scheme_get_sections (kaiji_sheet_get_scheme (view->sheet),
                                                            &n_sections);

  g_object_set (view->view, "show-findings", TRUE, NULL);
  for (guint i = 0; i < n_sections; i++)
    {
      kaiji_form_show_section (view->form, &sections[i]);
      view_scroll_through (view);
      /* A row is a control itself, and has an editor and a button for notes at the least. */
      g_assert_cmpuint (check_names (view->window), >, 3 * sections[i].n_fields);
    }
}

static void
test_bars (void)
{
  g_autoptr (View) view = view_new (ANSWERS);
  guint n_before = check_names (view->window);

  view_activate (view, "sheet.go-to-item");
  g_assert_cmpuint (check_names (view->window), >, n_before);
  gtk_editable_set_text (GTK_EDITABLE (find_widget (view->window, GTK_TYPE_SEARCH_ENTRY, 0)), "1");
  view_activate (view, "sheet.find-next");
  check_names (view->window);
  kaiji_sheet_view_set_filter (view->view, &(KaijiFilter){ KAIJI_FILTER_REVIEW, NULL });
  view_settle (view);
  g_assert_cmpuint (check_names (view->window), >, 3);
}

static void
test_notes (void)
{
  g_autoptr (View) view = view_new (ANSWERS);
  GtkWidget *row = GTK_WIDGET (view_get_row (view, "company"));
  GtkWidget *button = NULL;

  /* Notes of a row that is not seen open later. */
  view_show_field (view, "company");
  view_settle (view);
  for (guint i = 0; (button = find_widget (row, GTK_TYPE_BUTTON, i)) != NULL; i++)
    if (gtk_widget_has_css_class (button, "notes"))
      break;
  g_signal_emit_by_name (button, "clicked");
  view_settle (view);
  g_assert_cmpuint (check_names (find_widget (row, KAIJI_TYPE_NOTES_POPOVER, 0)), ==, 5);
}

/* The theme's frames are too faint to be seen with poor eyes; the program has its own. */
static void
test_icon (void)
{
  g_autoptr (KaijiApplication) application = kaiji_application_new ();
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gdk_display_get_default ());

  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  g_assert_true (gtk_icon_theme_has_icon (theme, "kaiji-empty-symbolic"));
}

int
main (int argc, char *argv[])
{
  row_fixture_init_test (&argc, &argv);

  g_test_add_func ("/app/accessible/sections", test_sections);
  g_test_add_func ("/app/accessible/bars", test_bars);
  g_test_add_func ("/app/accessible/notes", test_notes);
  g_test_add_func ("/app/accessible/icon", test_icon);

  return g_test_run ();
}
