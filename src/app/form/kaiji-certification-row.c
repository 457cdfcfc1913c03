/* kaiji-certification-row.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "kaiji-certification-row.h"
#include "kaiji-compat.h"
#include "kaiji-paste.h"

/* The place in a form where the number is printed. */
#define PLACE "{certification-number}"

struct _KaijiCertificationRow
{
  AdwBin parent_instance;

  GtkEditable *entry_row;

  KaijiDocument *document;
};

G_DEFINE_FINAL_TYPE (KaijiCertificationRow, kaiji_certification_row, ADW_TYPE_BIN)

static void
on_edited (KaijiCertificationRow *self)
{
  KaijiSheet *sheet = kaiji_document_get_sheet (self->document);

  kaiji_sheet_set_certification_number (sheet, gtk_editable_get_text (self->entry_row));
}

/* Text that cannot be changed can still be selected and copied. */
static void
update_number (KaijiCertificationRow *self)
{
  KaijiSheet *sheet = kaiji_document_get_sheet (self->document);
  const char *number = kaiji_sheet_get_certification_number (sheet);

  if (number == NULL)
    number = "";

  /* The text set here comes from the sheet, and an editable first becomes empty. */
  g_signal_handlers_block_by_func (self->entry_row, on_edited, self);
  kaiji_paste_show_line (self->entry_row, number, kaiji_document_get_editable (self->document));
  g_signal_handlers_unblock_by_func (self->entry_row, on_edited, self);
}

static void
on_field_changed (KaijiCertificationRow *self, const KaijiField *field)
{
  if (field == NULL)
    update_number (self);
}

static void
on_editable_changed (KaijiCertificationRow *self)
{
  update_number (self);
}

static void
kaiji_certification_row_dispose (GObject *object)
{
  KaijiCertificationRow *self = KAIJI_CERTIFICATION_ROW (object);

  g_clear_object (&self->document);

  G_OBJECT_CLASS (kaiji_certification_row_parent_class)->dispose (object);
}

static void
kaiji_certification_row_class_init (KaijiCertificationRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kaiji_certification_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/jp/kaiji/Kaiji/kaiji-certification-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KaijiCertificationRow, entry_row);
  gtk_widget_class_bind_template_callback (widget_class, on_edited);
}

static void
kaiji_certification_row_init (KaijiCertificationRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  kaiji_paste_limit_line (self->entry_row);
  kaiji_compat_name_entry_row (self->entry_row);
}

/**
 * kaiji_certification_row_is_needed:
 * @document: a document
 *
 * Returns: whether the form has a place for a certification number, or the sheet has one all the
 * same
 */
gboolean
kaiji_certification_row_is_needed (KaijiDocument *document)
{
  KaijiSheet *sheet;
  const KaijiPageLayout *layout;

  g_return_val_if_fail (KAIJI_IS_DOCUMENT (document), FALSE);

  sheet = kaiji_document_get_sheet (document);
  layout = kaiji_scheme_get_page_layout (kaiji_sheet_get_scheme (sheet));

  return kaiji_sheet_get_certification_number (sheet) != NULL
         || (layout->title != NULL && strstr (layout->title, PLACE) != NULL)
         || (layout->subtitle != NULL && strstr (layout->subtitle, PLACE) != NULL);
}

/**
 * kaiji_certification_row_set_document:
 * @document: the document with the number; set once
 */
void
kaiji_certification_row_set_document (KaijiCertificationRow *self, KaijiDocument *document)
{
  g_return_if_fail (KAIJI_IS_CERTIFICATION_ROW (self));
  g_return_if_fail (KAIJI_IS_DOCUMENT (document));
  g_return_if_fail (self->document == NULL);

  self->document = g_object_ref (document);
  g_signal_connect_object (kaiji_document_get_findings (document), "field-changed",
                           G_CALLBACK (on_field_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::editable", G_CALLBACK (on_editable_changed), self,
                           G_CONNECT_SWAPPED);
  update_number (self);
}
