/* test-public.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is printed for the public, and what for those whom the sheet is handed in to.
 */

#include "config.h"

#include <string.h>

#include "print-fixture.h"

static void
assert_answer (KaijiPages *pages, const char *field, const char *expected)
{
  g_autofree char *text = print_get_answer (pages, field);

  g_assert_cmpstr (text, ==, expected);
}

/* The public version of 2017 tells of optional answers only whether there is one, and says so. */
static void
test_public (void)
{
  g_autoptr (KaijiScheme) scheme = print_load_scheme ("aspic-asp-saas@2017", NULL);
  g_autoptr (KaijiSheet) sheet = kaiji_sheet_new (scheme);
  g_autoptr (KaijiPages) submission = NULL;
  g_autoptr (KaijiPages) public = NULL;
  g_autofree char *submission_notes = NULL;
  g_autofree char *public_notes = NULL;

  print_set_text (sheet, "business-name", "必須の答え");
  print_set_text (sheet, "officer-count", "選択の答え");
  print_set_text (sheet, "employee-count", " \n");

  submission = print_lay_out (sheet, KAIJI_AUDIENCE_SUBMISSION);
  assert_answer (submission, "business-name", "必須の答え");
  assert_answer (submission, "officer-count", "選択の答え");
  assert_answer (submission, "ordinary-profit", "");
  submission_notes = print_get_cells (submission, 0, KAIJI_CELL_NOTE);
  g_assert_null (strstr (submission_notes, "(*)"));

  print_set_text (sheet, "officer-names", "記述無し(*)");
  public = print_lay_out (sheet, KAIJI_AUDIENCE_PUBLIC);
  assert_answer (public, "business-name", "必須の答え");
  assert_answer (public, "founding-year", "");
  assert_answer (public, "officer-count", "記述有り(*)");
  assert_answer (public, "officer-names", "記述無し(*)");
  assert_answer (public, "employee-count", "記述無し(*)");
  assert_answer (public, "ordinary-profit", "記述無し(*)");
  public_notes = print_get_cells (public, 0, KAIJI_CELL_NOTE);
  g_assert_nonnull (strstr (public_notes, "(*)"));
}

#define PUBLISHED "公開しております"

/* That of 2023 publishes everything; only that it is published is said there alone. */
static void
test_public_2023 (void)
{
  g_autoptr (KaijiSheet) sheet = print_load_sample ();
  g_autoptr (KaijiPages) submission = print_lay_out (sheet, KAIJI_AUDIENCE_SUBMISSION);
  g_autoptr (KaijiPages) public = print_lay_out (sheet, KAIJI_AUDIENCE_PUBLIC);

  for (guint i = 0; i < kaiji_pages_get_n_pages (submission); i++)
    for (KaijiCellKind kind = KAIJI_CELL_TITLE; kind <= KAIJI_CELL_NOTE; kind++)
      {
        g_autofree char *a = print_get_cells (submission, i, kind);
        g_autofree char *b = print_get_cells (public, i, kind);

        if (kind != KAIJI_CELL_NOTE)
          {
            g_assert_cmpstr (a, ==, b);
            continue;
          }
        g_assert_null (strstr (a, PUBLISHED));
        g_assert_nonnull (strstr (b, PUBLISHED));
        g_assert_true (g_str_has_prefix (b, a));
      }
}

/* Neither what is handed in nor a draft is published. */
static void
test_published_note (void)
{
  static const struct
  {
    KaijiPagesOptions options;
    gboolean is_published;
  } cases[] = {
    { { .audience = KAIJI_AUDIENCE_SUBMISSION }, FALSE },
    { { .audience = KAIJI_AUDIENCE_SUBMISSION, .is_draft = TRUE }, FALSE },
    { { .audience = KAIJI_AUDIENCE_PUBLIC, .is_draft = TRUE }, FALSE },
    { { .audience = KAIJI_AUDIENCE_PUBLIC }, TRUE },
  };
  static const char *const schemes[] = { "aspic-asp-saas@2017", "aspic-asp-saas@2023" };

  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    for (guint j = 0; j < G_N_ELEMENTS (cases); j++)
      {
        g_autoptr (KaijiScheme) scheme = print_load_scheme (schemes[i], NULL);
        g_autoptr (KaijiSheet) sheet = kaiji_sheet_new (scheme);
        g_autoptr (GError) error = NULL;
        g_autoptr (KaijiPages) pages = kaiji_pages_new_with_options (sheet, &cases[j].options, NULL,
                                                                     &error);
        g_autofree char *notes = NULL;

        g_assert_no_error (error);
        notes = print_get_cells (pages, 0, KAIJI_CELL_NOTE);
        g_assert_cmpint (strstr (notes, PUBLISHED) != NULL, ==, cases[j].is_published);
        g_assert_true (kaiji_scheme_has_public_version (scheme));
      }
}

/* The note that explains the mask is there whenever the mask is. */
static void
test_mask_note (void)
{
  g_autoptr (KaijiScheme) scheme = print_load_scheme ("aspic-asp-saas@2017", NULL);
  g_autoptr (KaijiSheet) sheet = kaiji_sheet_new (scheme);
  g_autoptr (KaijiPages) pages = NULL;
  g_autofree char *notes = NULL;

  print_set_text (sheet, "officer-names", "記述有り(*)");
  pages = print_lay_out (sheet, KAIJI_AUDIENCE_SUBMISSION);
  notes = print_get_cells (pages, 0, KAIJI_CELL_NOTE);
  g_assert_nonnull (strstr (notes, "(*)"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/print/public/2017", test_public);
  g_test_add_func ("/print/public/2023", test_public_2023);
  g_test_add_func ("/print/public/note", test_published_note);
  g_test_add_func ("/print/public/mask-note", test_mask_note);

  return g_test_run ();
}
