/* test-carry-over-dialog.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-carry-over-dialog.h"
#include "kaiji-partial-date.h"
#include "kaiji-calendar-popover.h"
#include "kaiji-scheme-library.h"
#include "view-fixture.h"

static GtkWindow *
new_dialog (const char *scheme_name)
{
  g_autoptr (KaijiSchemeLibrary) library = kaiji_scheme_library_new ();
  g_autoptr (KaijiScheme) scheme = kaiji_scheme_library_lookup_name (library, scheme_name, NULL);
  g_autoptr (KaijiSheet) old = kaiji_sheet_new (scheme);

  return kaiji_carry_over_dialog_new (old, NULL, library, NULL);
}

/* A day is chosen in the calendar too, which shows the one that is written. */
static void
test_calendar (void)
{
  static const struct
  {
    const char *scheme;
    const char *typed;
    const char *shown;
    const char *chosen;
  } cases[] = {
    { "aspic-asp-saas", "令和5年11月18日", "2023-11-18", "2024/2/29" },
    { "mic-asp-saas", "2023/11/18", "2023-11-18", "2024年2月29日" },
  };
  const KaijiPartialDate other = { .year = 2024, .month = 2, .day = 29 };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkWindow *dialog = new_dialog (cases[i].scheme);
      Fixture fixture = { .window = GTK_WIDGET (dialog) };
      GtkWidget *row = find_widget (fixture.window, ADW_TYPE_ENTRY_ROW, 0);
      GtkMenuButton *button = GTK_MENU_BUTTON (find_widget (row, GTK_TYPE_MENU_BUTTON, 0));
      KaijiCalendarPopover *popover;
      KaijiPartialDate date;
      g_autofree char *shown = NULL;

      gtk_window_present (dialog);
      gtk_editable_set_text (GTK_EDITABLE (row), cases[i].typed);
      gtk_menu_button_popup (button);
      settle (&fixture);
      popover = KAIJI_CALENDAR_POPOVER (gtk_menu_button_get_popover (button));
      kaiji_calendar_popover_get_date (popover, &date);
      shown = kaiji_partial_date_to_string (&date);
      g_assert_cmpstr (shown, ==, cases[i].shown);

      kaiji_calendar_popover_set_date (popover, &other);
      g_signal_emit_by_name (popover, "chosen");
      g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, cases[i].chosen);
      gtk_window_destroy (dialog);
    }
}

/* No wider than other windows can be. */
static void
test_narrow (void)
{
  GtkWindow *dialog = new_dialog ("aspic-asp-saas");
  int minimum;

  gtk_widget_measure (GTK_WIDGET (dialog), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL,
                      NULL);
  g_assert_cmpint (minimum, ==, 360);
  gtk_window_destroy (dialog);
}

int
main (int argc, char *argv[])
{
  row_fixture_init_test (&argc, &argv);

  g_test_add_func ("/app/carry-over-dialog/calendar", test_calendar);
  g_test_add_func ("/app/carry-over-dialog/narrow", test_narrow);

  return g_test_run ();
}
