/* kaiji-pdf-finish.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The additions to a PDF document that Cairo cannot write: qpdf reads the document, adds them, and
 * writes it again, compressed.
 */

#include "config.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <qpdf/qpdf-c.h>
#include <stdlib.h>

#include "kaiji-pdf-archive.h"
#include "kaiji-pdf-finish.h"
#include "kaiji-pdf-tags.h"

/* The version on which PDF/A-2 and PDF/UA-1 are based. */
#define VERSION "1.7"

#define LANGUAGE "ja"

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

static gboolean
read_drawn (qpdf_data qpdf, GBytes *drawn, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (drawn, &size);

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
 * kaiji_pdf_finish:
 * @drawn: a PDF document written by Cairo
 * @structure: its structure, recorded while it was drawn
 * @kind: the kind of document
 *
 * Finishes a document for passing on: adds its structure and language and shows its title; a
 * document to archive gets everything that PDF/A requires.
 *
 * Returns: (transfer full): the document; %NULL with %G_IO_ERROR_FAILED if @drawn is not a PDF
 *   document, or not the one of @structure
 */
GBytes *
kaiji_pdf_finish (GBytes *drawn, KaijiPdfStructure *structure, KaijiPdfKind kind, GError **error)
{
  g_auto (qpdf_data) qpdf = NULL;

  g_return_val_if_fail (drawn != NULL, NULL);

  qpdf = qpdf_init ();
  if (!read_drawn (qpdf, drawn, error))
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
