/* kaiji-table-html.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <libxml/HTMLparser.h>
#include <string.h>

#include "kaiji-error.h"
#include "kaiji-html-node.h"
#include "kaiji-html-shown.h"
#include "kaiji-table-html.h"
#include "kaiji-text.h"

/* Cells that extend into the rows below: the number of rows left, by column. */
#define MAX_COLUMNS 64

/* Marks lines that stand around the content of a page; no web page has this character. */
#define FRAME_MARK '\f'

typedef struct
{
  KaijiTable *table;
  guint below[MAX_COLUMNS];
  GString *loose; /* text outside tables */
  guint loose_line;
  gboolean after_gap;
} Reader;

static const char *const block_elements[] = {
  "p",      "div",  "li",         "ul",      "ol",  "dl",    "dt",      "dd",      "h1",
  "h2",     "h3",   "h4",         "h5",      "h6",  "pre",   "section", "article", "header",
  "footer", "main", "blockquote", "caption", "nav", "aside", NULL,
};

/* The elements around the content of a page. */
static const char *const frame_elements[] = { "footer", "header", "nav", "aside", NULL };

static const char *const skipped_elements[] = { "script",   "style",    "head",
                                                "noscript", "template", NULL };

static const char *const list_elements[] = { "dl", NULL };

static const char *const table_roles[] = { "table", "grid", "treegrid", NULL };
static const char *const row_roles[] = { "row", NULL };
static const char *const cell_roles[] = { "cell", "gridcell", "rowheader", "columnheader", NULL };

/* Returns whether an element has one of @roles: tables made of other elements have them for screen
 * readers. */
static gboolean
has_role (const xmlNode *node, const char *const *roles)
{
  g_autofree char *role = node->type == XML_ELEMENT_NODE
                            ? kaiji_html_node_dup_attribute (node, "role")
                            : NULL;

  return role != NULL && g_strv_contains (roles, role);
}

static gboolean
is_table (const xmlNode *node)
{
  return kaiji_html_node_is_named (node, "table") || has_role (node, table_roles);
}

static gboolean
is_row (const xmlNode *node)
{
  return kaiji_html_node_is_named (node, "tr") || has_role (node, row_roles);
}

static gboolean
is_cell (const xmlNode *node)
{
  return kaiji_html_node_is_named (node, "td") || kaiji_html_node_is_named (node, "th")
         || has_role (node, cell_roles);
}

static void
end_line (GString *text)
{
  while (text->len > 0 && text->str[text->len - 1] == ' ')
    g_string_truncate (text, text->len - 1);
  if (text->len > 0)
    g_string_append_c (text, '\n');
}

/* Marks the lines of a text from a place on, for flush_loose(). */
static void
mark_frame (GString *text, gsize start)
{
  g_autofree char *content = g_strdup (text->str + start);
  g_auto (GStrv) lines = g_strsplit (content, "\n", -1);

  g_string_truncate (text, start);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (text, '\n');
      if (*lines[i] != '\0')
        g_string_append_printf (text, "%c%s", FRAME_MARK, lines[i]);
    }
}

/* Appends text as a browser shows it: white space is one space, blocks and <br> are lines. */
static void
append_content (GString *text, const xmlNode *node, gboolean is_verbatim, guint depth)
{
  for (const xmlNode *child = node->children; child != NULL && depth < KAIJI_HTML_NODE_MAX_DEPTH;
       child = child->next)
    {
      gsize start;

      if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE)
        {
          if (is_verbatim)
            {
              g_string_append (text, (const char *) child->content);
              continue;
            }
          for (const char *p = (const char *) child->content; *p != '\0'; p++)
            {
              if (!g_ascii_isspace (*p))
                g_string_append_c (text, *p);
              else if (text->len > 0 && text->str[text->len - 1] != ' '
                       && text->str[text->len - 1] != '\n')
                g_string_append_c (text, ' ');
            }
          continue;
        }
      if (child->type != XML_ELEMENT_NODE || kaiji_html_node_is_any (child, skipped_elements))
        continue;

      if (kaiji_html_node_is_named (child, "br"))
        {
          if (is_verbatim)
            {
              g_string_append_c (text, '\n');
            }
          else
            {
              while (text->len > 0 && text->str[text->len - 1] == ' ')
                g_string_truncate (text, text->len - 1);
              g_string_append_c (text, '\n');
            }
          continue;
        }
      if (kaiji_html_node_is_any (child, block_elements) && text->len > 0
          && text->str[text->len - 1] != '\n')
        end_line (text);
      start = text->len;
      append_content (text, child, is_verbatim || kaiji_html_node_is_named (child, "pre"),
                      depth + 1);
      if (kaiji_html_node_is_any (child, frame_elements) && text->len > start)
        mark_frame (text, start);
      if (kaiji_html_node_is_any (child, block_elements) && text->len > 0
          && text->str[text->len - 1] != '\n')
        end_line (text);
    }
}

static void
flush_loose (Reader *self)
{
  g_auto (GStrv) lines = g_strsplit (self->loose->str, "\n", -1);
  gboolean has_tables = kaiji_table_get_has_columns (self->table);

  for (guint i = 0; lines[i] != NULL && !kaiji_table_is_full (self->table); i++)
    {
      gboolean is_frame = *lines[i] == FRAME_MARK;
      KaijiTableRow *row;

      g_strstrip (lines[i]);
      if (*lines[i] == '\0')
        {
          self->after_gap |= has_tables;
          continue;
        }
      row = kaiji_table_add_row (self->table, self->loose_line, NULL,
                                 has_tables || self->after_gap);
      row->is_line = !has_tables;
      row->is_unplaced = is_frame;
      kaiji_table_add_cell (self->table, row, 0, lines[i]);
      if (!has_tables)
        self->after_gap = FALSE;
    }

  g_string_truncate (self->loose, 0);
}

static guint
get_span (const xmlNode *cell, const char *name)
{
  g_autofree char *aria_name = g_strconcat ("aria-", name, NULL);
  g_autofree char *value = kaiji_html_node_dup_attribute (
    cell, kaiji_html_node_is_named (cell, "td") || kaiji_html_node_is_named (cell, "th")
            ? name
            : aria_name);
  guint64 span = value != NULL ? g_ascii_strtoull (value, NULL, 10) : 1;

  return (guint) CLAMP (span, 1, 1000);
}

static gboolean
has_table (const xmlNode *node, guint depth)
{
  for (const xmlNode *child = node->children; child != NULL && depth < KAIJI_HTML_NODE_MAX_DEPTH;
       child = child->next)
    if (is_table (child) || has_table (child, depth + 1))
      return TRUE;

  return FALSE;
}

static void
read_cells (Reader *self, const xmlNode *node, KaijiTableRow *row, guint *column, guint depth);

/* Reads the tables in a cell: their first row goes on with the row that the cell is in, the others
 * are rows of their own in the same columns. */
static void
read_inner_rows (Reader *self,
                 const xmlNode *node,
                 KaijiTableRow **row,
                 guint *column,
                 guint first_column,
                 guint depth)
{
  for (const xmlNode *child = node->children;
       child != NULL && depth < KAIJI_HTML_NODE_MAX_DEPTH && !kaiji_table_is_full (self->table);
       child = child->next)
    {
      if (!is_row (child))
        {
          if (child->type == XML_ELEMENT_NODE)
            read_inner_rows (self, child, row, column, first_column, depth + 1);
          continue;
        }
      if (*row == NULL)
        {
          *row = kaiji_table_add_row (self->table, (guint) xmlGetLineNo ((xmlNode *) child), NULL,
                                      FALSE);
          *column = first_column;
        }
      read_cells (self, child, *row, column, depth + 1);
      *row = NULL;
    }
}

static void
read_cells (Reader *self, const xmlNode *node, KaijiTableRow *row, guint *column, guint depth)
{
  for (const xmlNode *cell = node->children; cell != NULL; cell = cell->next)
    {
      g_autoptr (GString) text = NULL;
      g_autofree char *verbatim = NULL;
      g_autofree char *escaped = NULL;
      guint width, height;

      if (!is_cell (cell))
        continue;

      while (*column < MAX_COLUMNS && self->below[*column] > 0)
        self->below[(*column)++]--;

      if (depth < KAIJI_HTML_NODE_MAX_DEPTH && has_table (cell, 0))
        {
          guint below[MAX_COLUMNS];
          KaijiTableRow *inner = row;
          guint first_column = *column;

          memcpy (below, self->below, sizeof below);
          memset (self->below, 0, sizeof self->below);
          read_inner_rows (self, cell, &inner, column, first_column, depth + 1);
          memcpy (self->below, below, sizeof below);
          continue;
        }

      text = g_string_new (NULL);
      verbatim = kaiji_html_node_dup_attribute (cell, "data-kaiji-answer");
      escaped = verbatim != NULL && *verbatim != '\0' ? g_uri_unescape_string (verbatim, NULL)
                                                      : NULL;
      /* What HTML has no place for stands in the attribute, too. */
      if (escaped != NULL && g_utf8_validate (escaped, -1, NULL))
        g_string_append (text, escaped);
      else
        append_content (text, cell, verbatim != NULL, 0);
      if (verbatim == NULL)
        g_strchomp (text->str);
      kaiji_table_add_cell (self->table, row, *column, text->str);

      width = get_span (cell, "colspan");
      height = get_span (cell, "rowspan");
      for (; width > 0; width--, (*column)++)
        if (*column < MAX_COLUMNS)
          self->below[*column] = height - 1;
    }
}

static void
read_row (Reader *self, const xmlNode *node)
{
  KaijiTableRow *row = kaiji_table_add_row (self->table, (guint) xmlGetLineNo ((xmlNode *) node),
                                            NULL, self->after_gap);
  guint column = 0;

  row->field_id = kaiji_html_node_dup_attribute (node, "data-kaiji-field");
  self->after_gap = FALSE;
  read_cells (self, node, row, &column, 0);

  for (; column < MAX_COLUMNS; column++)
    if (self->below[column] > 0)
      self->below[column]--;
}

static void
read_rows (Reader *self, const xmlNode *node, guint depth)
{
  for (const xmlNode *child = node->children;
       child != NULL && depth < KAIJI_HTML_NODE_MAX_DEPTH && !kaiji_table_is_full (self->table);
       child = child->next)
    {
      if (is_row (child))
        read_row (self, child);
      else if (child->type == XML_ELEMENT_NODE)
        read_rows (self, child, depth + 1);
    }
}

/* Reads a description list as rows of two cells. Further descriptions of one term have rows of
 * their own in the second column: each may say what it describes. */
static void
read_list (Reader *self, const xmlNode *node, KaijiTableRow **term, guint depth)
{
  for (const xmlNode *child = node->children;
       child != NULL && depth < KAIJI_HTML_NODE_MAX_DEPTH && !kaiji_table_is_full (self->table);
       child = child->next)
    {
      gboolean is_term = kaiji_html_node_is_named (child, "dt");
      g_autoptr (GString) text = NULL;
      KaijiTableRow *row = *term;

      if (!is_term && !kaiji_html_node_is_named (child, "dd"))
        {
          if (child->type == XML_ELEMENT_NODE)
            read_list (self, child, term, depth + 1);
          continue;
        }

      text = g_string_new (NULL);
      append_content (text, child, FALSE, 0);
      if (is_term || row == NULL)
        row = kaiji_table_add_row (self->table, (guint) xmlGetLineNo ((xmlNode *) child), NULL,
                                   is_term || self->after_gap);
      kaiji_table_add_cell (self->table, row, is_term ? 0 : 1, g_strchomp (text->str));
      self->after_gap = FALSE;
      *term = is_term ? row : NULL;
    }
}

static void
read_page (Reader *self, const xmlNode *node, guint depth)
{
  for (const xmlNode *child = node->children;
       child != NULL && depth < KAIJI_HTML_NODE_MAX_DEPTH && !kaiji_table_is_full (self->table);
       child = child->next)
    {
      if (kaiji_html_node_is_any (child, skipped_elements)
          && !kaiji_html_node_is_named (child, "head"))
        continue;
      if (self->loose->len == 0)
        self->loose_line = (guint) xmlGetLineNo ((xmlNode *) child);

      if (is_table (child))
        {
          flush_loose (self);
          memset (self->below, 0, sizeof self->below);
          self->after_gap = TRUE;
          read_rows (self, child, 0);
        }
      else if (kaiji_html_node_is_named (child, "dl") && !has_table (child, 0))
        {
          KaijiTableRow *term = NULL;

          flush_loose (self);
          self->after_gap = TRUE;
          read_list (self, child, &term, 0);
          self->after_gap = TRUE;
        }
      else if (child->type == XML_ELEMENT_NODE
               && (has_table (child, 0)
                   || (!kaiji_html_node_is_any (child, frame_elements)
                       && kaiji_html_node_has_any (child, list_elements, 0))))
        {
          flush_loose (self);
          read_page (self, child, depth + 1);
        }
      else if (child->type == XML_ELEMENT_NODE && !kaiji_html_node_is_any (child, skipped_elements)
               && (kaiji_html_node_is_any (child, block_elements)
                   || kaiji_html_node_is_named (child, "body")
                   || kaiji_html_node_is_named (child, "html")))
        {
          flush_loose (self);
          if (kaiji_html_node_is_named (child, "body") || kaiji_html_node_is_named (child, "html"))
            read_page (self, child, depth + 1);
          else
            append_content (self->loose, child, FALSE, 0);
          if (kaiji_html_node_is_any (child, frame_elements))
            mark_frame (self->loose, 0);
          flush_loose (self);
        }
      else if (child->type == XML_TEXT_NODE)
        {
          g_string_append (self->loose, (const char *) child->content);
        }
      else if (child->type == XML_ELEMENT_NODE && !kaiji_html_node_is_any (child, skipped_elements))
        {
          append_content (self->loose, child, FALSE, 0);
        }
    }
}

/**
 * kaiji_table_html_read:
 * @text: a web page
 *
 * Reads a page's tables, and its other text line by line. Nothing that the page refers to is
 * loaded.
 *
 * Returns: (transfer full): the table; %NULL with @error if it cannot be read
 */
KaijiTable *
kaiji_table_html_read (const char *text, GError **error)
{
  Reader self = { 0 };
  xmlDoc *document;

  g_return_val_if_fail (text != NULL, NULL);

  document = htmlReadMemory (text, (int) MIN (strlen (text), G_MAXINT), NULL, "UTF-8",
                             HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING
                               | HTML_PARSE_COMPACT);
  if (document == NULL)
    {
      g_set_error_literal (error, KAIJI_ERROR, KAIJI_ERROR_FORMAT,
                           _ ("the web page cannot be read"));
      return NULL;
    }

  kaiji_html_keep_shown (document);

  /* A page without tables is running text. */
  self.table = kaiji_table_new (
    has_table ((const xmlNode *) document, 0)
    || kaiji_html_node_has_any ((const xmlNode *) document, list_elements, 0));
  self.loose = g_string_new (NULL);
  self.after_gap = TRUE;
  read_page (&self, (const xmlNode *) document, 0);
  flush_loose (&self);

  g_string_free (self.loose, TRUE);
  xmlFreeDoc (document);
  return self.table;
}
