/* kaiji-print-defaults.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-page-setup.h"
#include "kaiji-print-defaults.h"
#include "kaiji-settings.h"

/**
 * kaiji_print_defaults_apply:
 * @sheet: a new sheet
 *
 * Gives @sheet the paper and the font that the preferences have for new sheets. Where they are
 * those of the form, the sheet follows the form.
 */
void
kaiji_print_defaults_apply (KaijiSheet *sheet)
{
  const KaijiPageLayout *layout;
  g_autoptr (KaijiPageSetup) setup = NULL;
  g_autofree char *paper = NULL;

  g_return_if_fail (KAIJI_IS_SHEET (sheet));

  layout = kaiji_scheme_get_page_layout (kaiji_sheet_get_scheme (sheet));
  setup = kaiji_page_setup_new ();
  setup->fonts = kaiji_settings_dup_string ("print-font");
  paper = kaiji_settings_dup_string ("print-paper");
  if (paper != NULL && !g_str_equal (paper, layout->paper))
    {
      setup->paper = g_steal_pointer (&paper);
      setup->landscape = layout->landscape;
    }

  kaiji_sheet_set_page_setup (sheet, setup);
}
