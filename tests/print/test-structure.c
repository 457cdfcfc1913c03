/* test-structure.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Documents as a screen reader says them: the structure that poppler reads from a file, told in
 * order, each answer under the heads of its row.
 */

#include "config.h"

#include <string.h>

#include "kaiji-pdf.h"
#include "print-fixture.h"

/* An element of a document, as listed by pdfinfo. */
typedef struct
{
  char *type;
  guint depth;
  guint row_span;
  guint column_span;
  const char *scope; /* (nullable) */
  GString *text;     /* its own and that of the inline elements in it, in order */
  guint n_kids;
} Element;

static void
element_free (gpointer data)
{
  Element *element = data;

  g_free (element->type);
  g_string_free (element->text, TRUE);
  g_free (element);
}

static guint
count_indent (const char *line)
{
  return (guint) strspn (line, " ");
}

static Element *
get (const GPtrArray *elements, guint i)
{
  return g_ptr_array_index (elements, i);
}

/* Whether an element is told as a part of the text around it. */
static gboolean
is_inline (const char *type)
{
  return g_str_equal (type, "Span") || g_str_equal (type, "Link");
}

static Element *
add_element (GPtrArray *elements, const char *line, guint depth)
{
  Element *element = g_new0 (Element, 1);
  gsize length = strcspn (line, " :");

  element->type = g_strndup (line, length);
  element->depth = depth;
  element->row_span = 1;
  element->column_span = 1;
  element->text = g_string_new (NULL);
  g_ptr_array_add (elements, element);

  return element;
}

/* The last element that is less deep than a line. */
static Element *
find_parent (const GPtrArray *elements, guint depth)
{
  for (guint i = elements->len; i > 0; i--)
    if (get (elements, i - 1)->depth < depth && !is_inline (get (elements, i - 1)->type))
      return get (elements, i - 1);

  g_assert_not_reached ();
}

static void
read_line (GPtrArray *elements, const char *line)
{
  guint indent = count_indent (line);
  const char *content = line + indent;
  Element *last = elements->len > 0 ? get (elements, elements->len - 1) : NULL;

  if (g_str_has_prefix (content, "/RowSpan "))
    last->row_span = (guint) g_ascii_strtoull (content + 9, NULL, 10);
  else if (g_str_has_prefix (content, "/ColSpan "))
    last->column_span = (guint) g_ascii_strtoull (content + 9, NULL, 10);
  else if (g_str_has_prefix (content, "/Scope "))
    last->scope = strstr (content, "Row") != NULL ? "Row" : "Column";
  else if (*content == '"')
    g_string_append_len (find_parent (elements, indent)->text, content + 1,
                         (gssize) strlen (content) - 2);
  else if (g_ascii_isupper (*content) && !g_str_has_prefix (content, "Object "))
    add_element (elements, content, indent);
}

/* Returns: (transfer full) (nullable): the elements of pages' document, in order; %NULL if there is
 * nothing to ask. */
static GPtrArray *
read_structure (KaijiPages *pages)
{
  g_autofree char *output = print_ask (pages, "pdfinfo", "-struct-text");
  g_autoptr (GPtrArray) elements = g_ptr_array_new_with_free_func (element_free);
  g_auto (GStrv) lines = NULL;

  if (output == NULL)
    return NULL;

  lines = g_strsplit (output, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    read_line (elements, lines[i]);

  return g_steal_pointer (&elements);
}

/* What a page says of what it goes on with, in the sample's scheme. */
#define CONTINUED "(続き)"

#define MAX_COLUMNS 16

/* A table that is being read, and the cell of each column that reaches into the row. */
typedef struct
{
  GString *spoken;
  guint n_columns;
  guint n_rows;
  guint column; /* of the row so far */
  guint left[MAX_COLUMNS];
  const Element *cells[MAX_COLUMNS];
  const Element *heads[MAX_COLUMNS]; /* of the columns */
  Element *cell;                     /* (nullable): that is not said yet */
} Reader;

/* Cells that reach down from above take their places in a row. */
static void
skip_columns (Reader *self)
{
  while (self->column < self->n_columns && self->left[self->column] > 0)
    self->column++;
}

static gboolean
is_row_head (const Element *cell)
{
  return g_str_equal (cell->type, "TH") && g_strcmp0 (cell->scope, "Row") == 0;
}

/* An answer is said under the heads of its row; heads across the whole table alone. */
static void
say_cell (Reader *self)
{
  if (self->cell == NULL)
    return;

  if (g_str_equal (self->cell->type, "TD"))
    {
      for (guint i = 0; i < self->n_columns; i++)
        if (self->cells[i] != NULL && is_row_head (self->cells[i])
            && (i == 0 || self->cells[i] != self->cells[i - 1]))
          g_string_append_printf (self->spoken, "%s > ", self->cells[i]->text->str);
      g_string_append_printf (self->spoken, "%s: %s\n", self->heads[self->column - 1]->text->str,
                              self->cell->text->str);
    }
  else if (!is_row_head (self->cell) || self->cell->column_span == self->n_columns)
    {
      g_string_append_printf (self->spoken, "[%s] %s\n", self->cell->scope, self->cell->text->str);
    }
  self->cell = NULL;
}

/* Every row is as wide as the table. */
static void
end_row (Reader *self)
{
  say_cell (self);
  if (self->n_rows == 0)
    return;

  skip_columns (self);
  if (self->n_columns == 0)
    self->n_columns = self->column;
  g_assert_cmpuint (self->column, ==, self->n_columns);
  for (guint i = 0; i < self->n_columns; i++)
    if (--self->left[i] == 0)
      self->cells[i] = NULL;
}

static void
begin_row (Reader *self)
{
  end_row (self);
  self->n_rows++;
  self->column = 0;
}

static void
add_cell (Reader *self, Element *cell)
{
  say_cell (self);
  skip_columns (self);
  self->cell = cell;
  for (guint i = 0; i < cell->column_span; i++, self->column++)
    {
      g_assert_cmpuint (self->column, <, self->n_columns == 0 ? MAX_COLUMNS : self->n_columns);
      g_assert_cmpuint (self->left[self->column], ==, 0);
      self->left[self->column] = cell->row_span;
      self->cells[self->column] = cell;
      if (g_strcmp0 (cell->scope, "Column") == 0)
        self->heads[self->column] = cell;
    }
}

/* Returns: what a screen reader says of a document, a line an answer. */
static char *
read_aloud (const GPtrArray *elements)
{
  Reader reader = { .spoken = g_string_new (NULL) };

  for (guint i = 0; i < elements->len; i++)
    {
      Element *element = get (elements, i);

      if (g_str_equal (element->type, "TR"))
        {
          begin_row (&reader);
        }
      else if (g_str_equal (element->type, "TH") || g_str_equal (element->type, "TD"))
        {
          g_assert_true (g_str_equal (element->type, "TD") || element->scope != NULL);
          add_cell (&reader, element);
        }
      else if (reader.cell != NULL && element->depth > reader.cell->depth)
        {
          if (g_str_equal (element->type, "Figure"))
            g_string_append (reader.cell->text, "(Figure)");
          else if (g_str_equal (element->type, "P"))
            g_string_append_printf (reader.cell->text, "%s%s",
                                    reader.cell->text->len > 0 ? " / " : "", element->text->str);
        }
      else if (element->text->len > 0)
        {
          end_row (&reader);
          reader.n_rows = 0;
          g_string_append_printf (reader.spoken, "%s: %s\n", element->type, element->text->str);
        }
    }
  end_row (&reader);

  return g_string_free (reader.spoken, FALSE);
}

static char *
read_pages_aloud (KaijiPages *pages)
{
  g_autoptr (GPtrArray) elements = read_structure (pages);

  return elements != NULL ? read_aloud (elements) : NULL;
}

/* The text up to the line that begins with some text. */
static char *
dup_until (const char *text, const char *line)
{
  const char *end = strstr (text, line);

  g_assert_nonnull (end);

  return g_strndup (text, (gsize) (end - text));
}

static void
assert_golden (const char *name, const char *spoken)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "print", "test-structure", name,
                                                 NULL);
  g_autofree char *expected = NULL;
  g_autoptr (GError) error = NULL;

  if (g_getenv ("KAIJI_UPDATE_GOLDEN") != NULL)
    {
      g_file_set_contents (path, spoken, -1, &error);
      g_assert_no_error (error);
    }

  g_file_get_contents (path, &expected, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (spoken, ==, expected);
}

static void
test_sample (void)
{
  g_autoptr (KaijiSheet) sheet = print_load_sample ();
  g_autoptr (KaijiPages) pages = print_lay_out (sheet, KAIJI_AUDIENCE_SUBMISSION);
  g_autofree char *spoken = read_pages_aloud (pages);
  g_autofree char *beginning = NULL;

  if (spoken == NULL)
    return;

  beginning = dup_until (spoken, "[Row] - 財務状況");
  assert_golden ("sample.txt", beginning);
}

static void
test_change_list (void)
{
  g_autoptr (KaijiSheet) sheet = print_load_sample ();
  g_autoptr (KaijiSheet) old_sheet = print_load_sample ();
  g_autoptr (KaijiPages) pages = NULL;
  g_autofree char *spoken = NULL;
  g_autoptr (GError) error = NULL;
  KaijiPagesOptions options = { .changes_from = old_sheet, .lists_changes = TRUE };

  print_set_text (sheet, "business-name", "株式会社べつのなまえ");
  print_set_text (sheet, "capital", "一億円");
  pages = kaiji_pages_new_with_options (sheet, &options, NULL, &error);
  g_assert_no_error (error);
  spoken = read_pages_aloud (pages);
  if (spoken != NULL)
    assert_golden ("changes.txt", spoken);
}

/* A part of a sheet is read as a whole one is. */
static void
test_excerpt (void)
{
  g_autoptr (KaijiSheet) sheet = print_load_sample ();
  g_autoptr (KaijiPages) pages = NULL;
  g_autofree char *spoken = NULL;

  print_exclude_section (sheet, "人材");
  pages = print_lay_out (sheet, KAIJI_AUDIENCE_SUBMISSION);
  spoken = read_pages_aloud (pages);
  if (spoken == NULL)
    return;

  g_assert_null (strstr (spoken, "[Row] - 人材"));
  g_assert_nonnull (strstr (spoken, "[Row] - 財務状況"));
}

/* What lines and pages part is read in one piece: a word, an address, an answer of several pages.
 * What a page says again is not read again. */
static void
test_parted (void)
{
  g_autoptr (KaijiSheet) sheet = print_load_sample ();
  g_autoptr (KaijiPages) pages = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *line = NULL;
  g_autofree char *second = NULL;
  g_autofree char *spoken = NULL;

  for (guint i = 0; i < 800; i++)
    g_string_append_printf (text, "word%u クラウドサービス情報開示認定制度 ", i);
  g_string_append (text, "https://www.sora.example/a-very-long-path/that-takes/more-than-one-line/"
                         "of-the-column/because-it-is-so-long/and-longer.html");
  print_set_text (sheet, "business-name", text->str);
  pages = print_lay_out (sheet, KAIJI_AUDIENCE_SUBMISSION);
  second = print_get_cells (pages, 1, KAIJI_CELL_FIELD);
  g_assert_nonnull (strstr (second, CONTINUED));
  spoken = read_pages_aloud (pages);
  if (spoken == NULL)
    return;

  line = g_strdup_printf ("事業者の正式名称(商号) > 申請内容: %s", text->str);
  g_assert_nonnull (strstr (spoken, line));
  g_assert_null (strstr (spoken, CONTINUED));
  g_assert_null (strstr (strstr (spoken, "H1: ") + 1, "H1: "));
}

/* A picture is told by what it is asked for, and a changed answer that it is one. */
static void
test_alternatives (void)
{
  g_autoptr (KaijiSheet) sheet = print_load_sample ();
  g_autoptr (KaijiSheet) old_sheet = print_load_sample ();
  g_autoptr (KaijiPages) pages = NULL;
  g_autofree char *json = NULL;
  g_autoptr (GError) error = NULL;
  KaijiPagesOptions options = { .changes_from = old_sheet };

  print_set_text (sheet, "business-name", "株式会社べつのなまえ");
  pages = kaiji_pages_new_with_options (sheet, &options, NULL, &error);
  g_assert_no_error (error);
  json = print_ask (pages, "qpdf", "--json");
  if (json == NULL)
    return;

  g_assert_nonnull (strstr (json, "\"/Alt\": \"u:Picture: 代表者, "));
  g_assert_nonnull (strstr (json, "\"/Alt\": \"u:Changed\""));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/print/structure/sample", test_sample);
  g_test_add_func ("/print/structure/change-list", test_change_list);
  g_test_add_func ("/print/structure/excerpt", test_excerpt);
  g_test_add_func ("/print/structure/parted", test_parted);
  g_test_add_func ("/print/structure/alternatives", test_alternatives);

  return g_test_run ();
}
