/* kaiji-print-notes.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-finding-style.h"
#include "kaiji-print-findings.h"
#include "kaiji-print-notes.h"
#include "kaiji-tell.h"

/* The maximum number of listed messages. */
#define N_TOLD 5

static void
add_findings (GString *notes, KaijiPages *pages)
{
  g_autoptr (GPtrArray) findings = kaiji_print_findings_list (pages);

  for (guint i = 0; i < findings->len && i < N_TOLD; i++)
    {
      g_autofree char *line = kaiji_finding_style_dup_line (g_ptr_array_index (findings, i));

      g_string_append_printf (notes, "%s\n", line);
    }
  if (findings->len > N_TOLD)
    g_string_append_printf (notes,
                            ngettext ("… and %u more warning", "… and %u more warnings",
                                      findings->len - N_TOLD),
                            findings->len - N_TOLD);
}

/* The message about printed pages: a substitute font, characters without a font, or unreadable
 * pictures; NULL if there is nothing to say. */
static char *
dup_notes (KaijiPages *pages)
{
  g_autoptr (GString) notes = g_string_new (NULL);
  g_autofree char *font_message = kaiji_print_findings_dup_font_message (pages);

  if (font_message != NULL)
    g_string_append_printf (notes, "%s\n", font_message);
  add_findings (notes, pages);

  return notes->len > 0 ? g_strchomp (g_string_free (g_steal_pointer (&notes), FALSE)) : NULL;
}

/**
 * kaiji_print_notes_tell:
 * @pages: pages that were printed
 * @parent: the window that shows their sheet
 *
 * Shows the message over the window, if there is one.
 */
void
kaiji_print_notes_tell (KaijiPages *pages, GtkWindow *parent)
{
  g_autofree char *notes = NULL;

  g_return_if_fail (KAIJI_IS_PAGES (pages));

  notes = dup_notes (pages);
  if (notes != NULL)
    kaiji_tell (parent, _ ("Printed, but not quite as it should be"), notes);
}
