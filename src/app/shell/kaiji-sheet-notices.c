/* kaiji-sheet-notices.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-file-notice.h"
#include "kaiji-focus.h"
#include "kaiji-renewal-bar.h"
#include "kaiji-sheet-notices.h"
#include "kaiji-wrap-layout.h"

struct _KaijiSheetNotices
{
  AdwBin parent_instance;

  GtkBox *box;
  KaijiFileNotice *file_notice;
  GtkWidget *banner;
  GtkLabel *banner_label;
  GtkWidget *lock_buttons;
  GtkWidget *copy_banner;
  GtkLabel *copy_label;
  GtkWidget *version_banner;
  GtkLabel *version_label;
  GtkWidget *renewal_bar; /* NULL before a renewal is due */

  KaijiDocument *document;
};

G_DEFINE_FINAL_TYPE (KaijiSheetNotices, kaiji_sheet_notices, ADW_TYPE_BIN)

enum
{
  LEFT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Before a part goes that has the focus: GTK would move it to any widget. */
static void
leave (KaijiSheetNotices *self, GtkWidget *part)
{
  if (kaiji_focus_is_within (part))
    g_signal_emit (self, signals[LEFT], 0);
}

static void
on_file_notice_replaced (KaijiSheetNotices *self)
{
  leave (self, GTK_WIDGET (self->file_notice));
}

/* Most sheets are opened when there is nothing to report about their term. */
static void
update_renewal_bar (KaijiSheetNotices *self)
{
  KaijiFindings *findings = kaiji_document_get_findings (self->document);

  if (self->renewal_bar != NULL || !kaiji_renewal_bar_has_text (findings))
    return;

  self->renewal_bar = kaiji_renewal_bar_new (findings);
  gtk_box_append (self->box, self->renewal_bar);
}

/* The term depends on one answer and on the day. */
static void
on_field_changed (KaijiSheetNotices *self, const KaijiField *field)
{
  KaijiScheme *scheme = kaiji_sheet_get_scheme (kaiji_document_get_sheet (self->document));

  if (field == NULL || field == kaiji_scheme_get_role (scheme, KAIJI_ROLE_DISCLOSURE_DATE))
    update_renewal_bar (self);
}

static void
update_banner (KaijiSheetNotices *self)
{
  KaijiSheet *sheet = kaiji_document_get_sheet (self->document);
  KaijiSharedFile *file = kaiji_document_get_shared_file (self->document);
  gboolean is_held = file != NULL && kaiji_shared_file_get_holder (file) != NULL;

  if (kaiji_sheet_is_newer (sheet))
    gtk_label_set_label (self->banner_label,
                         _ ("This sheet was written by a newer version of Kaiji. It can be read, "
                            "printed and copied with “Save As”, but not changed."));
  else if (kaiji_document_get_locked (self->document))
    gtk_label_set_label (self->banner_label,
                         _ ("This sheet was certified, and the next sheet was made of it. It is "
                            "locked, so that it stays as it was handed in."));
  else
    gtk_label_set_label (self->banner_label,
                         _ ("You may read this file, but not change it. “Save As” makes a sheet of "
                            "your own of it."));
  if (!kaiji_document_get_locked (self->document))
    leave (self, self->lock_buttons);
  gtk_widget_set_visible (self->lock_buttons, kaiji_document_get_locked (self->document));
  /* A separate notice names the other holder of the file. */
  gtk_widget_set_visible (self->banner, !kaiji_document_get_editable (self->document) && !is_held);
}

static void
on_editable_changed (KaijiSheetNotices *self)
{
  update_banner (self);
}

/* Not told in a dialog: it comes while one is typing, and would take the next key. */
static void
on_copy_failed (KaijiSheetNotices *self, const char *message)
{
  /* Translators: %s is why: "the disk is full". */
  g_autofree char *text = g_strdup_printf (_ ("No safety copy of unsaved changes can be kept: %s. "
                                              "Save the sheet often until this is mended."),
                                           message);

  gtk_label_set_label (self->copy_label, text);
  gtk_widget_set_visible (self->copy_banner, TRUE);
}

static void
on_copy_kept (KaijiSheetNotices *self)
{
  gtk_widget_set_visible (self->copy_banner, FALSE);
}

static void
on_version_failed (KaijiSheetNotices *self, const char *message)
{
  /* Translators: %s is why: "the disk is full". */
  g_autofree char *text = g_strdup_printf (_ ("The sheet is saved. What the file held before could "
                                              "not be kept as an earlier version: %s."),
                                           message);

  gtk_label_set_label (self->version_label, text);
  gtk_widget_set_visible (self->version_banner, TRUE);
}

static void
on_version_closed (KaijiSheetNotices *self)
{
  leave (self, self->version_banner);
  gtk_widget_set_visible (self->version_banner, FALSE);
}

static void
kaiji_sheet_notices_dispose (GObject *object)
{
  g_clear_object (&KAIJI_SHEET_NOTICES (object)->document);

  G_OBJECT_CLASS (kaiji_sheet_notices_parent_class)->dispose (object);
}

static void
kaiji_sheet_notices_class_init (KaijiSheetNoticesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kaiji_sheet_notices_dispose;

  signals[LEFT] = g_signal_new ("left", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);

  g_type_ensure (KAIJI_TYPE_FILE_NOTICE);
  g_type_ensure (KAIJI_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/jp/kaiji/Kaiji/kaiji-sheet-notices.ui");
  gtk_widget_class_bind_template_child (widget_class, KaijiSheetNotices, box);
  gtk_widget_class_bind_template_child (widget_class, KaijiSheetNotices, file_notice);
  gtk_widget_class_bind_template_child (widget_class, KaijiSheetNotices, banner);
  gtk_widget_class_bind_template_child (widget_class, KaijiSheetNotices, banner_label);
  gtk_widget_class_bind_template_child (widget_class, KaijiSheetNotices, lock_buttons);
  gtk_widget_class_bind_template_child (widget_class, KaijiSheetNotices, copy_banner);
  gtk_widget_class_bind_template_child (widget_class, KaijiSheetNotices, copy_label);
  gtk_widget_class_bind_template_child (widget_class, KaijiSheetNotices, version_banner);
  gtk_widget_class_bind_template_child (widget_class, KaijiSheetNotices, version_label);
  gtk_widget_class_bind_template_callback (widget_class, on_file_notice_replaced);
  gtk_widget_class_bind_template_callback (widget_class, on_version_closed);
}

static void
kaiji_sheet_notices_init (KaijiSheetNotices *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kaiji_sheet_notices_set_document:
 * @document: a sheet; set once
 *
 * Shows the notices of the sheet, and follows it.
 */
void
kaiji_sheet_notices_set_document (KaijiSheetNotices *self, KaijiDocument *document)
{
  g_return_if_fail (KAIJI_IS_SHEET_NOTICES (self));
  g_return_if_fail (KAIJI_IS_DOCUMENT (document));
  g_return_if_fail (self->document == NULL);

  self->document = g_object_ref (document);
  kaiji_file_notice_set_document (self->file_notice, document);
  g_signal_connect_object (document, "notify::editable", G_CALLBACK (on_editable_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (kaiji_document_get_findings (document), "field-changed",
                           G_CALLBACK (on_field_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (kaiji_document_get_autosave (document), "failed",
                           G_CALLBACK (on_copy_failed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (kaiji_document_get_autosave (document), "kept",
                           G_CALLBACK (on_copy_kept), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "version-failed", G_CALLBACK (on_version_failed), self,
                           G_CONNECT_SWAPPED);
  update_banner (self);
  update_renewal_bar (self);
}
