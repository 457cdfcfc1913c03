/* kaiji-pdf-rewriting.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The additions to a PDF document that Cairo cannot write: qpdf reads the document, adds them, and
 * writes it again, compressed.
 */

#include "config.h"

#include <cairo.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <qpdf/qpdf-c.h>
#include <stdlib.h>
#include <string.h>

#include "kaiji-pdf-archive.h"
#include "kaiji-pdf-rewriting.h"
#include "kaiji-pdf-tags.h"

/* The version on which PDF/A-2 and PDF/UA-1 are based. */
#define VERSION "1.7"

#define LANGUAGE "ja"

/* The first version of Cairo that leaves pieces without text unmarked. */
#define CAIRO_MARKS_TEXT_ONLY CAIRO_VERSION_ENCODE (1, 17, 8)

/* How Cairo begins an element of the structure, behind its number. */
#define ELEMENT_BEGIN "obj\n<< /Type /StructElem\n"

/* The place of the table of objects, in so many bytes at the document's end; how it begins; how
 * long each entry is, and where in it "n" says that the object is in use. */
#define TABLE_MARK "startxref\n"
#define TAIL_SIZE 40
#define TABLE_BEGIN "xref\n0 "
#define ENTRY_SIZE 20
#define ENTRY_KIND 17

static void
clear_qpdf (qpdf_data *qpdf)
{
  if (*qpdf != NULL)
    qpdf_cleanup (qpdf);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (qpdf_data, clear_qpdf)

/* qpdf records the failure of any call until it is asked for. */
static gboolean
check_qpdf (qpdf_data qpdf, GError **error)
{
  if (!qpdf_has_error (qpdf))
    return TRUE;

  /* Translators: %s is what a library says, in English. */
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("The PDF could not be finished: %s"),
               qpdf_get_error_full_text (qpdf, qpdf_get_error (qpdf)));

  return FALSE;
}

/* Returns whether an object, "7 0 obj" and what follows, is an element of a structure. */
static gboolean
is_element (const char *object, const char *end)
{
  gsize length = strlen (ELEMENT_BEGIN);
  const char *p = object;

  while (p < end && (g_ascii_isdigit (*p) || *p == ' '))
    p++;

  return (gsize) (end - p) > length && memcmp (p, ELEMENT_BEGIN, length) == 0;
}

/* Strikes the structure that Cairo has written out of the document's table of objects (ISO 32000-1,
 * 7.5.4), so that it need not be read only to be thrown away. That of a later Cairo tells which
 * pieces it marked: it is left as it is. */
static void
strike_structure (char *data, gsize size)
{
  const char *end = data + size;
  const char *mark = strstr (data + MAX (size, TAIL_SIZE) - TAIL_SIZE, TABLE_MARK);
  guint64 offset, n_entries;
  char *entry;

  if (mark == NULL || cairo_version () >= CAIRO_MARKS_TEXT_ONLY)
    return;
  offset = g_ascii_strtoull (mark + strlen (TABLE_MARK), NULL, 10);
  if (offset >= size || !g_str_has_prefix (data + offset, TABLE_BEGIN))
    return;

  n_entries = g_ascii_strtoull (data + offset + strlen (TABLE_BEGIN), &entry, 10);
  entry++;
  for (guint64 i = 0; i < n_entries && entry + ENTRY_SIZE <= end; i++, entry += ENTRY_SIZE)
    {
      offset = g_ascii_strtoull (entry, NULL, 10);
      if (entry[ENTRY_KIND] == 'n' && offset < size && is_element (data + offset, end))
        entry[ENTRY_KIND] = 'f';
    }
}

static gboolean
read_drawn (qpdf_data qpdf, const char *data, gsize size, GError **error)
{
  qpdf_silence_errors (qpdf);
  qpdf_set_suppress_warnings (qpdf, QPDF_TRUE);
  /* A damaged document is an error and is not repaired. */
  qpdf_set_attempt_recovery (qpdf, QPDF_FALSE);
  qpdf_read_memory (qpdf, "", data, size, NULL);

  return check_qpdf (qpdf, error);
}

/* Tells readers the document's language, and to show its title rather than the file's name. */
static void
describe (qpdf_data qpdf)
{
  qpdf_oh root = qpdf_get_root (qpdf);

  qpdf_oh_replace_key (qpdf, root, "/Lang", qpdf_oh_new_string (qpdf, LANGUAGE));
  qpdf_oh_replace_key (qpdf, root, "/ViewerPreferences",
                       qpdf_oh_parse (qpdf, "<< /DisplayDocTitle true >>"));
}

static GBytes *
write_finished (qpdf_data qpdf, GError **error)
{
  qpdf_init_write_memory (qpdf);
  qpdf_force_pdf_version (qpdf, VERSION);
  qpdf_set_object_stream_mode (qpdf, qpdf_o_generate);
  qpdf_set_newline_before_endstream (qpdf, QPDF_TRUE);
  /* The id depends on the content only: the same pages make the same bytes. */
  qpdf_set_deterministic_ID (qpdf, QPDF_TRUE);
  qpdf_write (qpdf);
  if (!check_qpdf (qpdf, error))
    return NULL;

  return g_bytes_new (qpdf_get_buffer (qpdf), qpdf_get_buffer_length (qpdf));
}

/**
 * kaiji_pdf_rewriting_finish:
 * @drawn: a PDF document written by Cairo
 * @structure: its structure, recorded while it was drawn
 * @kind: the kind of document
 *
 * Does the work of kaiji_pdf_finish(), in the module that has qpdf.
 *
 * Returns: (transfer full): the document, or %NULL with @error
 */
GBytes *
kaiji_pdf_rewriting_finish (GBytes *drawn,
                            KaijiPdfStructure *structure,
                            KaijiPdfKind kind,
                            GError **error)
{
  g_auto (qpdf_data) qpdf = NULL;
  g_autofree char *data = NULL;
  gsize size;

  /* A byte more than there are ends what is looked through as text. */
  size = g_bytes_get_size (drawn);
  data = g_malloc0 (size + 1);
  memcpy (data, g_bytes_get_data (drawn, NULL), size);
  strike_structure (data, size);

  qpdf = qpdf_init ();
  if (!read_drawn (qpdf, data, size, error))
    return NULL;

  if (!kaiji_pdf_tags_write (qpdf, structure))
    {
      if (check_qpdf (qpdf, error))
        g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                             _ ("The PDF is not the one that was drawn."));
      return NULL;
    }

  describe (qpdf);
  kaiji_pdf_archive (qpdf, kind, kaiji_pdf_structure_get_is_complete (structure));
  if (!check_qpdf (qpdf, error))
    return NULL;

  return write_finished (qpdf, error);
}
