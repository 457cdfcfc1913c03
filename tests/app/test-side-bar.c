/* test-side-bar.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where the keys lead among sections and filters, and from the side bar that lists them.
 */

#include "config.h"

#include "kaiji-filter-list.h"
#include "kaiji-focus.h"
#include "kaiji-form-section.h"
#include "kaiji-section-list.h"
#include "keys-fixture.h"
#include "window-fixture.h"

#define ANSWERS "{\"sales\": {\"text\": \"10,00円\"}}"

/* From section to section, in the whole form and in one section alone. */
static void
test_sections (void)
{
  View *view = window_open (ANSWERS);

  view_show_field (view, "sales");
  window_press (view, XK_Control_L, XK_Page_Down);
  window_assert_field (view, "service");
  window_press (view, XK_Control_L, XK_Page_Down);
  window_press (view, XK_Control_L, XK_Page_Up);
  window_assert_field (view, "company");
  window_press (view, XK_Control_L, XK_Page_Up);
  window_assert_field (view, "disclosure-date");

  /* A section that is chosen in the side bar is gone into, from there too. */
  for (guint i = 0; i < 2; i++)
    {
      view_show_field (view, "disclosure-date");
      window_press (view, XK_Shift_L, XK_F6);
      window_assert_focus (view, KAIJI_TYPE_SECTION_LIST);
      kaiji_form_show_section (view->form,
                               kaiji_field_get_section (view_find_field (view, "service")));
      window_press (view, NoSymbol, i == 0 ? XK_Escape : XK_F6);
      window_assert_field (view, "service");
      kaiji_form_show_section (view->form, NULL);
    }

  kaiji_form_show_section (view->form, kaiji_field_get_section (view_find_field (view, "sales")));
  view_show_field (view, "sales");
  window_press (view, XK_Control_L, XK_Page_Down);
  window_assert_field (view, "service");
  g_assert_true (kaiji_form_get_section (view->form)
                 == kaiji_field_get_section (view_find_field (view, "service")));
  window_close (view);
}

static void
choose_filter (View *view, KaijiFilterKind kind)
{
  kaiji_sheet_view_set_filter (view->view, &(KaijiFilter){ kind, NULL });
}

/* A filter that is chosen in the side bar is gone into: into the edited field if that is there,
 * else into the first one, and nothing else comes to be shown. */
static void
test_filter (void)
{
  View *view = window_open (ANSWERS);
  const KaijiField *sales = view_find_field (view, "sales");
  GtkWidget *sections_box;

  for (guint i = 0; i < 2; i++)
    {
      view_show_field (view, "sales");
      window_press (view, XK_Shift_L, XK_F6);
      choose_filter (view, KAIJI_FILTER_MISSING);
      window_press (view, NoSymbol, i == 0 ? XK_Escape : XK_F6);
      window_assert_field (view, "company");
      g_assert_false (kaiji_form_has_field (view->form, sales));

      choose_filter (view, KAIJI_FILTER_ALL);
      view_show_field (view, "contact");
      window_press (view, XK_Shift_L, XK_F6);
      choose_filter (view, KAIJI_FILTER_MISSING);
      window_press (view, NoSymbol, i == 0 ? XK_Escape : XK_F6);
      window_assert_field (view, "contact");
      choose_filter (view, KAIJI_FILTER_ALL);
    }

  /* Tab leads from the sections, whichever it is, to the filters, and back. */
  view_show_field (view, "sales");
  window_press (view, XK_Shift_L, XK_F6);
  window_press (view, NoSymbol, XK_Down);
  window_press (view, NoSymbol, XK_Tab);
  window_assert_focus (view, KAIJI_TYPE_FILTER_LIST);
  window_press (view, XK_Shift_L, XK_Tab);
  window_assert_focus (view, KAIJI_TYPE_SECTION_LIST);
  window_press (view, NoSymbol, XK_Escape);
  window_assert_field (view, "sales");

  /* If there is nothing to edit, what says so is gone to. */
  view_show_field (view, "sales");
  sections_box = gtk_widget_get_ancestor (GTK_WIDGET (view_get_row (view, "sales")),
                                          KAIJI_TYPE_FORM_SECTION);
  sections_box = gtk_widget_get_parent (sections_box);
  window_press (view, XK_Shift_L, XK_F6);
  choose_filter (view, KAIJI_FILTER_REVIEW);
  window_press (view, NoSymbol, XK_Escape);
  g_assert_true (kaiji_focus_is_within (sections_box));
  g_assert_false (kaiji_form_has_field (view->form, sales));

  /* So is the head of a section that is left out. */
  choose_filter (view, KAIJI_FILTER_ALL);
  view_show_field (view, "sales");
  window_press (view, XK_Shift_L, XK_F6);
  kaiji_sheet_set_section_excluded (view->sheet, kaiji_field_get_section (sales), TRUE);
  window_press (view, NoSymbol, XK_Escape);
  g_assert_true (kaiji_focus_is_within (sections_box));
  window_close (view);
}

int
main (int argc, char *argv[])
{
  row_fixture_init_test (&argc, &argv);
  keys_init ();
  window_fixture_init ();

  g_test_add_func ("/app/side-bar/sections", test_sections);
  g_test_add_func ("/app/side-bar/filter", test_filter);

  return g_test_run ();
}
