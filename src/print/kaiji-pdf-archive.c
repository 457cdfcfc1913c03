/* kaiji-pdf-archive.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The additions that an archived document needs (PDF/A-2u, ISO 19005-2): a colour profile, standard
 * metadata, and no feature that readers may render differently.
 */

#include "config.h"

#include <string.h>

#include "kaiji-pdf-archive.h"
#include "kaiji-pdf-metadata.h"
#include "kaiji-srgb-profile.h"

static gboolean
is_named (qpdf_data qpdf, qpdf_oh dictionary, const char *key, const char *name)
{
  return qpdf_oh_is_name_and_equals (qpdf, qpdf_oh_get_key (qpdf, dictionary, key), name);
}

static qpdf_oh
create_stream (qpdf_data qpdf, const char *members, GBytes *content)
{
  qpdf_oh stream = qpdf_oh_new_stream (qpdf);
  qpdf_oh dictionary = qpdf_oh_parse (qpdf, members);
  qpdf_oh stream_dictionary = qpdf_oh_get_dict (qpdf, stream);
  gsize size;
  const void *data = g_bytes_get_data (content, &size);

  qpdf_oh_begin_dict_key_iter (qpdf, dictionary);
  while (qpdf_oh_dict_more_keys (qpdf))
    {
      const char *key = qpdf_oh_dict_next_key (qpdf);

      qpdf_oh_replace_key (qpdf, stream_dictionary, key, qpdf_oh_get_key (qpdf, dictionary, key));
    }
  qpdf_oh_replace_stream_data (qpdf, stream, data, size, qpdf_oh_new_null (qpdf),
                               qpdf_oh_new_null (qpdf));

  return stream;
}

/* Adds a colour profile, which defines the colours independently of a device. */
static void
add_output_intent (qpdf_data qpdf)
{
  g_autoptr (GBytes) profile = kaiji_srgb_profile_new ();
  qpdf_oh intent = qpdf_oh_parse (qpdf, "<< /Type /OutputIntent /S /GTS_PDFA1"
                                        " /OutputConditionIdentifier (sRGB)"
                                        " /RegistryName (http://www.color.org)"
                                        " /Info (sRGB IEC61966-2.1) >>");

  qpdf_oh_replace_key (qpdf, intent, "/DestOutputProfile",
                       create_stream (qpdf, "<< /N 3 >>", profile));
  qpdf_oh_replace_key (qpdf, qpdf_get_root (qpdf), "/OutputIntents",
                       qpdf_oh_wrap_in_array (qpdf, intent));
}

static void
add_metadata (qpdf_data qpdf, KaijiPdfKind kind, gboolean is_accessible)
{
  g_autoptr (GBytes) metadata = kaiji_pdf_metadata_new (qpdf, kind, is_accessible);

  qpdf_oh_replace_key (qpdf, qpdf_get_root (qpdf), "/Metadata",
                       create_stream (qpdf, "<< /Type /Metadata /Subtype /XML >>", metadata));
}

/* Returns whether a page uses transparency anywhere. */
static gboolean
is_transparent (qpdf_data qpdf, qpdf_oh dictionary)
{
  qpdf_oh mask = qpdf_oh_get_key (qpdf, dictionary, "/SMask");
  qpdf_oh alpha = qpdf_oh_get_key (qpdf, dictionary, "/ca");

  return qpdf_oh_is_stream (qpdf, mask) || qpdf_oh_is_dictionary (qpdf, mask)
         || (qpdf_oh_is_number (qpdf, alpha) && qpdf_oh_get_numeric_value (qpdf, alpha) < 1);
}

static void
mend_object (qpdf_data qpdf, qpdf_oh dictionary)
{
  /* An embedded font's character codes are its glyph numbers. */
  if (is_named (qpdf, dictionary, "/Subtype", "/CIDFontType2")
      && !qpdf_oh_has_key (qpdf, dictionary, "/CIDToGIDMap"))
    qpdf_oh_replace_key (qpdf, dictionary, "/CIDToGIDMap", qpdf_oh_new_name (qpdf, "/Identity"));

  /* PDF/A forbids the interpolation of pictures, which is up to the reader. */
  if (qpdf_oh_has_key (qpdf, dictionary, "/Interpolate"))
    qpdf_oh_remove_key (qpdf, dictionary, "/Interpolate");
}

/* Returns: whether anything in the document is transparent. */
static gboolean
mend_objects (qpdf_data qpdf)
{
  int n_objects = qpdf_oh_get_int_value_as_int (qpdf,
                                                qpdf_oh_get_key (qpdf, qpdf_get_trailer (qpdf),
                                                                 "/Size"));
  gboolean has_transparency = FALSE;

  for (int i = 1; i < n_objects; i++)
    {
      qpdf_oh object = qpdf_get_object_by_id (qpdf, i, 0);
      qpdf_oh dictionary = qpdf_oh_is_stream (qpdf, object) ? qpdf_oh_get_dict (qpdf, object)
                                                            : object;

      if (!qpdf_oh_is_dictionary (qpdf, dictionary))
        continue;

      mend_object (qpdf, dictionary);
      has_transparency = has_transparency || is_transparent (qpdf, dictionary);
    }

  return has_transparency;
}

/* Cairo makes every page a transparency group, even without transparency. */
static void
remove_groups (qpdf_data qpdf)
{
  for (int i = 0; i < qpdf_get_num_pages (qpdf); i++)
    qpdf_oh_remove_key (qpdf, qpdf_get_page_n (qpdf, (size_t) i), "/Group");
}

/**
 * kaiji_pdf_archive:
 * @qpdf: a document written by Cairo
 * @kind: the kind of document
 * @is_accessible: whether it conforms to PDF/UA-1
 *
 * Adds the document's metadata and, for an archive, everything that PDF/A-2u requires. @qpdf
 * records errors.
 */
void
kaiji_pdf_archive (qpdf_data qpdf, KaijiPdfKind kind, gboolean is_accessible)
{
  g_return_if_fail (qpdf != NULL);

  add_metadata (qpdf, kind, is_accessible);
  if (!mend_objects (qpdf))
    remove_groups (qpdf);
  if (kind == KAIJI_PDF_ARCHIVAL)
    add_output_intent (qpdf);
}
