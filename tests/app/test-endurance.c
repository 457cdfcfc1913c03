/* test-endurance.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A day of editing: the memory of the window does not grow with the number of edits.
 */

#include "config.h"

#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "view-fixture.h"

/* What a person may edit before the window has all that it needs. */
#define WARM_UP 1000

/* Edits after that in the tests; ./dev soak asks for 20,000. */
#define EDITS 2000

/* How much the memory may grow, in percent. */
#define MAX_GROWTH 5

static gsize
get_resident (void)
{
  g_autofree char *contents = NULL;
  unsigned long pages = 0;

  malloc_trim (0);
  g_assert_true (g_file_get_contents ("/proc/self/statm", &contents, NULL, NULL));
  g_assert_cmpint (sscanf (contents, "%*u %lu", &pages), ==, 1);
  return pages * (gsize) sysconf (_SC_PAGESIZE);
}

/* Every edit is of another field than the one before, and so a step of its own to undo. */
static void
edit (View *view, guint n)
{
  guint n_fields;
  const KaijiField *fields = kaiji_scheme_get_fields (kaiji_sheet_get_scheme (view->sheet),
                                                      &n_fields);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = g_strdup_printf ("answer %u", i);
      g_autoptr (KaijiAnswer) answer = kaiji_answer_new_text (text);

      kaiji_sheet_set_answer (view->sheet, &fields[i % n_fields], answer);
      if (i % 20 == 19)
        view_settle (view);
    }
}

static void
test_memory (void)
{
  const char *wanted = g_getenv ("KAIJI_SOAK_EDITS");
  guint n = wanted != NULL ? (guint) atoi (wanted) : EDITS;
  g_autoptr (View) view = view_new ("{}");
  gsize before, after;

  edit (view, WARM_UP);
  before = get_resident ();
  edit (view, n);
  after = get_resident ();
  g_test_message ("%u edits: from %" G_GSIZE_FORMAT " to %" G_GSIZE_FORMAT " KiB", n, before / 1024,
                  after / 1024);
  /* The address sanitizer keeps what is freed. */
#ifndef __SANITIZE_ADDRESS__
  g_assert_cmpuint (after, <, before + before * MAX_GROWTH / 100);
#endif
}

int
main (int argc, char **argv)
{
  row_fixture_init_test (&argc, &argv);

  g_test_add_func ("/app/endurance/memory", test_memory);

  return g_test_run ();
}
