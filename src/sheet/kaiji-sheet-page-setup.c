/* kaiji-sheet-page-setup.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-page-setup.h"
#include "kaiji-paper-private.h"
#include "kaiji-sheet-private.h"

#define MEMBER "page-setup"

/**
 * kaiji_sheet_dup_page_setup:
 * @sheet: a sheet
 *
 * Unreadable parts of the page setup in the file are ignored.
 *
 * Returns: (transfer full): the differences between the sheet's and the scheme's page setup
 */
KaijiPageSetup *
kaiji_sheet_dup_page_setup (KaijiSheet *sheet)
{
  g_return_val_if_fail (KAIJI_IS_SHEET (sheet), kaiji_page_setup_new ());

  return kaiji_page_setup_copy (sheet->page_setup);
}

/**
 * kaiji_sheet_set_page_setup:
 * @sheet: a sheet that is not read-only
 * @page_setup: the new page setup
 *
 * Sets the sheet's page setup; one that changes nothing is not written to the file. Emits
 * `page-setup-changed` if it differs from the previous one.
 */
void
kaiji_sheet_set_page_setup (KaijiSheet *sheet, const KaijiPageSetup *page_setup)
{
  static const char *const names[] = { MEMBER, NULL };
  g_autoptr (KaijiJsonRest) rest = NULL;

  g_return_if_fail (KAIJI_IS_SHEET (sheet));
  g_return_if_fail (!kaiji_sheet_get_read_only (sheet));
  g_return_if_fail (page_setup != NULL);
  g_return_if_fail (page_setup->paper == NULL
                    || g_strv_contains (kaiji_paper_list_names (), page_setup->paper));
  g_return_if_fail (page_setup->font_size == 0
                    || kaiji_page_setup_is_font_size (page_setup->font_size));

  if (kaiji_page_setup_equal (sheet->page_setup, page_setup))
    return;

  kaiji_page_setup_free (sheet->page_setup);
  sheet->page_setup = kaiji_page_setup_copy (page_setup);

  /* It replaces any other member of that name in the file. */
  rest = g_steal_pointer (&sheet->rest);
  sheet->rest = kaiji_json_rest_filter (rest, names, FALSE);

  g_signal_emit_by_name (sheet, "page-setup-changed");
}
