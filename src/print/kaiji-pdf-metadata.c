/* kaiji-pdf-metadata.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The document information, repeated as XMP (ISO 16684-1), which programs find without parsing PDF.
 * Both must agree (ISO 19005-2, 6.6.3).
 */

#include "config.h"

#include <string.h>

#include "kaiji-pdf-metadata.h"

/* An entry of the document information dictionary and its XMP equivalent. */
typedef struct
{
  const char *key;
  const char *start;
  const char *end;
} Property;

static const Property properties[] = {
  { "/Title", "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">",
    "</rdf:li></rdf:Alt></dc:title>" },
  { "/Author", "<dc:creator><rdf:Seq><rdf:li>", "</rdf:li></rdf:Seq></dc:creator>" },
  { "/Subject", "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">",
    "</rdf:li></rdf:Alt></dc:description>" },
  { "/Creator", "<xmp:CreatorTool>", "</xmp:CreatorTool>" },
  { "/Producer", "<pdf:Producer>", "</pdf:Producer>" },
};

static const Property dates[] = {
  { "/CreationDate", "<xmp:CreateDate>", "</xmp:CreateDate>" },
  { "/ModDate", "<xmp:ModifyDate>", "</xmp:ModifyDate>" },
};

#define HEAD                                                                                       \
  "<?xpacket begin=\"\xef\xbb\xbf\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"                           \
  "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"                                                       \
  "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"                          \
  "<rdf:Description rdf:about=\"\""                                                                \
  " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""                                                 \
  " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""                                                    \
  " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""                                                    \
  " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\""                                              \
  " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n"                                         \
  "<dc:format>application/pdf</dc:format>\n"

#define ARCHIVAL_MARK "<pdfaid:part>2</pdfaid:part>\n<pdfaid:conformance>U</pdfaid:conformance>\n"

/* Declares the properties of the PDF/UA mark, which PDF/A does not know otherwise. */
#define ACCESSIBLE_MARK "<pdfuaid:part>1</pdfuaid:part>\n"
#define EXTENSION                                                                                  \
  "<rdf:Description rdf:about=\"\""                                                                \
  " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""                                \
  " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""                                      \
  " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"                               \
  "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"                          \
  "<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>\n"                          \
  "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n"          \
  "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"                                               \
  "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"                            \
  "<pdfaProperty:name>part</pdfaProperty:name>\n"                                                  \
  "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"                                     \
  "<pdfaProperty:category>internal</pdfaProperty:category>\n"                                      \
  "<pdfaProperty:description>Part of PDF/UA</pdfaProperty:description>\n"                          \
  "</rdf:li></rdf:Seq></pdfaSchema:property>\n"                                                    \
  "</rdf:li></rdf:Bag></pdfaExtension:schemas>\n"                                                  \
  "</rdf:Description>\n"

#define TAIL "</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>\n"

static char *
dup_value (qpdf_data qpdf, qpdf_oh info, const char *key)
{
  qpdf_oh value = qpdf_oh_get_key (qpdf, info, key);

  if (!qpdf_oh_is_string (qpdf, value))
    return g_strdup ("");

  return g_strdup (qpdf_oh_get_utf8_value (qpdf, value));
}

static void
append_property (GString *packet, const Property *property, const char *value)
{
  g_autofree char *escaped = g_markup_escape_text (value, -1);

  if (*value != '\0')
    g_string_append_printf (packet, "%s%s%s\n", property->start, escaped, property->end);
}

/* XML does not allow most control characters, and a title has no use for them. */
static void
add_text (qpdf_data qpdf, qpdf_oh info, GString *packet, const Property *property)
{
  g_autofree char *value = dup_value (qpdf, info, property->key);

  for (char *p = value; *p != '\0'; p++)
    if (g_ascii_iscntrl (*p))
      *p = ' ';

  if (*value == '\0')
    qpdf_oh_remove_key (qpdf, info, property->key);
  else
    qpdf_oh_replace_key (qpdf, info, property->key, qpdf_oh_new_unicode_string (qpdf, value));
  append_property (packet, property, value);
}

/* Cairo 1.16 omits the prefix of a date. All dates are in UTC. */
static void
add_date (qpdf_data qpdf, qpdf_oh info, GString *packet, const Property *property)
{
  g_autofree char *value = dup_value (qpdf, info, property->key);
  const char *digits = g_str_has_prefix (value, "D:") ? value + 2 : value;
  g_autofree char *text = NULL;
  g_autofree char *date = NULL;

  if (strspn (digits, "0123456789") < strlen ("YYYYMMDDhhmmss"))
    {
      qpdf_oh_remove_key (qpdf, info, property->key);
      return;
    }

  date = g_strdup_printf ("D:%.14sZ", digits);
  text = g_strdup_printf ("%.4s-%.2s-%.2sT%.2s:%.2s:%.2sZ", digits, digits + 4, digits + 6,
                          digits + 8, digits + 10, digits + 12);
  qpdf_oh_replace_key (qpdf, info, property->key, qpdf_oh_new_string (qpdf, date));
  append_property (packet, property, text);
}

/**
 * kaiji_pdf_metadata_new:
 * @qpdf: a document written by Cairo
 * @kind: the kind of document
 * @is_accessible: whether it conforms to PDF/UA-1
 *
 * Normalises the document information for PDF/A and repeats it as XMP.
 *
 * Returns: (transfer full): the XMP packet
 */
GBytes *
kaiji_pdf_metadata_new (qpdf_data qpdf, KaijiPdfKind kind, gboolean is_accessible)
{
  GString *packet = g_string_new (HEAD);
  qpdf_oh info;

  g_return_val_if_fail (qpdf != NULL, NULL);

  info = qpdf_oh_get_key (qpdf, qpdf_get_trailer (qpdf), "/Info");
  for (guint i = 0; i < G_N_ELEMENTS (properties); i++)
    add_text (qpdf, info, packet, &properties[i]);
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    add_date (qpdf, info, packet, &dates[i]);

  if (kind == KAIJI_PDF_ARCHIVAL)
    g_string_append (packet, ARCHIVAL_MARK);
  if (is_accessible)
    g_string_append (packet, ACCESSIBLE_MARK);
  g_string_append (packet, "</rdf:Description>\n");
  if (is_accessible)
    g_string_append (packet, EXTENSION);
  g_string_append (packet, TAIL);

  return g_string_free_to_bytes (packet);
}
