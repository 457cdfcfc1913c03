/* kaiji-paper.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-paper-private.h"

/* Papers as GTK names them (PWG 5101.1). */
static const char *const names[KAIJI_N_PAPERS + 1] = { "iso_a4", "iso_a3", "na_letter", NULL };

/* The sizes in portrait, in millimetres. */
static const struct
{
  double width;
  double height;
} sizes[KAIJI_N_PAPERS] = {
  { 210, 297 },
  { 297, 420 },
  { 215.9, 279.4 },
};

/* Lists the papers, NULL-terminated. */
const char *const *
kaiji_paper_list_names (void)
{
  return names;
}

/* Gets the size of a listed paper in the given orientation, in millimetres. */
void
kaiji_paper_get_size (const char *name, gboolean landscape, double *width, double *height)
{
  for (guint i = 0; i < KAIJI_N_PAPERS; i++)
    if (g_str_equal (names[i], name))
      {
        *width = landscape ? sizes[i].height : sizes[i].width;
        *height = landscape ? sizes[i].width : sizes[i].height;
        return;
      }

  g_assert_not_reached ();
}
