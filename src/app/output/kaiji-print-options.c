/* kaiji-print-options.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-left-out-list.h"
#include "kaiji-print-options.h"
#include "kaiji-readiness.h"

struct _KaijiPrintOptions
{
  AdwWindow parent_instance;

  GtkCheckButton *draft_button;
  GtkCheckButton *public_button;
  KaijiLeftOutList *left_out_list;
  GtkWidget *go_on_button;
};

G_DEFINE_FINAL_TYPE (KaijiPrintOptions, kaiji_print_options, ADW_TYPE_WINDOW)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
can_be_draft (KaijiDocument *document)
{
  return !kaiji_readiness_is_ready (kaiji_document_get_findings (document));
}

/* Marks of changes are only for audiences that may see everything. */
static gboolean
has_public_version (KaijiDocument *document, const KaijiPagesOptions *options)
{
  KaijiScheme *scheme = kaiji_sheet_get_scheme (kaiji_document_get_sheet (document));

  return options->changes_from == NULL && kaiji_scheme_has_public_version (scheme);
}

static void
on_go_on (KaijiPrintOptions *self)
{
  g_signal_emit (self, signals[CHOSEN], 0);
  gtk_window_close (GTK_WINDOW (self));
}

static void
kaiji_print_options_class_init (KaijiPrintOptionsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (KAIJI_TYPE_LEFT_OUT_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/jp/kaiji/Kaiji/kaiji-print-options.ui");
  gtk_widget_class_bind_template_child (widget_class, KaijiPrintOptions, draft_button);
  gtk_widget_class_bind_template_child (widget_class, KaijiPrintOptions, public_button);
  gtk_widget_class_bind_template_child (widget_class, KaijiPrintOptions, left_out_list);
  gtk_widget_class_bind_template_child (widget_class, KaijiPrintOptions, go_on_button);
  gtk_widget_class_bind_template_callback (widget_class, on_go_on);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
kaiji_print_options_init (KaijiPrintOptions *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kaiji_print_options_are_needed:
 * @document: the sheet to print
 * @options: the initial choices
 *
 * Returns: whether there is anything to choose that was not asked before: whether a sheet is a
 *   draft is asked with what is to be seen to first
 */
gboolean
kaiji_print_options_are_needed (KaijiDocument *document, const KaijiPagesOptions *options)
{
  g_return_val_if_fail (KAIJI_IS_DOCUMENT (document), FALSE);
  g_return_val_if_fail (options != NULL, FALSE);

  return has_public_version (document, options);
}

/**
 * kaiji_print_options_new:
 * @document: the sheet to print: only a sheet that has anything to be seen to is a draft, and not
 * every edition has a public version
 * @options: the initial choices
 * @parent: the window below it
 *
 * Returns: (transfer none): the question, not presented yet
 */
GtkWindow *
kaiji_print_options_new (KaijiDocument *document,
                         const KaijiPagesOptions *options,
                         GtkWindow *parent)
{
  KaijiPrintOptions *self;

  g_return_val_if_fail (KAIJI_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (options != NULL, NULL);

  self = g_object_new (KAIJI_TYPE_PRINT_OPTIONS, "transient-for", parent, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->draft_button), can_be_draft (document));
  gtk_widget_set_visible (GTK_WIDGET (self->public_button), has_public_version (document, options));
  kaiji_left_out_list_set_sheet (self->left_out_list, kaiji_document_get_sheet (document));
  if (!kaiji_scheme_get_page_layout (kaiji_sheet_get_scheme (kaiji_document_get_sheet (document)))
         ->public_masks_optional)
    gtk_check_button_set_label (self->public_button, _ ("Print the _public version"));
  gtk_check_button_set_active (self->draft_button, options->is_draft);
  gtk_check_button_set_active (self->public_button, options->audience == KAIJI_AUDIENCE_PUBLIC);
  gtk_window_set_focus (GTK_WINDOW (self), self->go_on_button);

  return GTK_WINDOW (self);
}

/**
 * kaiji_print_options_read:
 * @options: (inout): set to the choices
 *
 * Reads the choices.
 */
void
kaiji_print_options_read (KaijiPrintOptions *self, KaijiPagesOptions *options)
{
  g_return_if_fail (KAIJI_IS_PRINT_OPTIONS (self));
  g_return_if_fail (options != NULL);

  options->is_draft = gtk_check_button_get_active (self->draft_button);
  options->audience = gtk_check_button_get_active (self->public_button) ? KAIJI_AUDIENCE_PUBLIC
                                                                        : KAIJI_AUDIENCE_SUBMISSION;
}
