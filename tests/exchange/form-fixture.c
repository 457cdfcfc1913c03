/* form-fixture.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>

#include "form-fixture.h"
#include "kaiji-table-file.h"

GBytes *
form_make (const Form *form, Adorn adorn)
{
  g_autofree char *path = NULL;
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  lxw_workbook *workbook;
  lxw_worksheet *sheet;
  gsize length;
  int fd = g_file_open_tmp ("kaiji-form-XXXXXX.xlsx", &path, &error);

  g_assert_no_error (error);
  g_close (fd, NULL);
  workbook = workbook_new (path);
  sheet = workbook_add_worksheet (workbook, "回答票");
  for (guint row = 0; row < FORM_MAX_ROWS; row++)
    for (guint column = 0; column < FORM_MAX_COLUMNS; column++)
      if (form->cells[row][column] != NULL)
        worksheet_write_string (sheet, row, (lxw_col_t) column, form->cells[row][column], NULL);
  if (adorn != NULL)
    adorn (workbook, sheet);
  g_assert_cmpint (workbook_close (workbook), ==, LXW_NO_ERROR);

  g_file_get_contents (path, &contents, &length, &error);
  g_assert_no_error (error);
  g_unlink (path);
  return g_bytes_new_take (g_steal_pointer (&contents), length);
}

/* Fills a form in, and compares all of it with what it should be then. */
void
form_check (ExchangeAnswers *self, const Form *form, Adorn adorn, const Form *expected)
{
  g_autoptr (GBytes) bytes = form_make (form, adorn);
  g_autoptr (GError) error = NULL;
  g_autoptr (KaijiQuestionnaire) questionnaire = kaiji_questionnaire_new (bytes, NULL, NULL, NULL,
                                                                          self->index,
                                                                          self->library, &error);
  g_autoptr (GBytes) filled = NULL;
  g_autoptr (KaijiTable) table = NULL;
  Form found = { 0 };

  g_assert_no_error (error);
  kaiji_questionnaire_fill (questionnaire, KAIJI_QUESTIONNAIRE_CERTAIN);
  filled = kaiji_questionnaire_write (questionnaire, &error);
  g_assert_no_error (error);
  table = kaiji_table_file_parse (filled, &error);
  g_assert_no_error (error);

  for (guint i = 0; i < kaiji_table_get_n_rows (table); i++)
    {
      const KaijiTableRow *row = kaiji_table_get_row (table, i);

      for (guint j = 0; j < row->cells->len && row->line <= FORM_MAX_ROWS; j++)
        found.cells[row->line - 1][kaiji_table_row_get_cell (row, j)->column]
          = kaiji_table_row_get_cell (row, j)->text;
    }
  for (guint row = 0; row < FORM_MAX_ROWS; row++)
    for (guint column = 0; column < FORM_MAX_COLUMNS; column++)
      g_assert_cmpstr (found.cells[row][column], ==, expected->cells[row][column]);
}

/* Returns the only question of a form, after filling in. */
KaijiQuestionState
form_fill_one (ExchangeAnswers *self, const Form *form, Adorn adorn, char **written)
{
  g_autoptr (GBytes) bytes = form_make (form, adorn);
  g_autoptr (GError) error = NULL;
  g_autoptr (KaijiQuestionnaire) questionnaire = kaiji_questionnaire_new (bytes, "回答票", NULL,
                                                                          NULL, self->index,
                                                                          self->library, &error);
  const KaijiQuestion *question;

  g_assert_no_error (error);
  g_assert_cmpuint (kaiji_questionnaire_get_n_questions (questionnaire), ==, 1);
  kaiji_questionnaire_fill (questionnaire, KAIJI_QUESTIONNAIRE_CERTAIN);
  question = kaiji_questionnaire_get_question (questionnaire, 0);
  *written = g_strdup (kaiji_questionnaire_get_filled (question));
  return question->state;
}
