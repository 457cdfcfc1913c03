/* kaiji-renewal-bar.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-renewal-bar.h"
#include "kaiji-today.h"
#include "kaiji-validity.h"
#include "kaiji-wrap-layout.h"

struct _KaijiRenewalBar
{
  AdwBin parent_instance;

  GtkLabel *label;

  KaijiSheet *sheet;
  gboolean dismissed;
};

G_DEFINE_FINAL_TYPE (KaijiRenewalBar, kaiji_renewal_bar, ADW_TYPE_BIN)

/* What is to be said of a sheet's term today; NULL for nothing. */
static char *
dup_text (KaijiSheet *sheet)
{
  const GDate today = kaiji_get_today ();
  KaijiDeadlines deadlines;

  if (!kaiji_sheet_get_deadlines (sheet, &deadlines)
      || !kaiji_deadlines_is_renewal_due (&deadlines, &today))
    return NULL;

  return kaiji_deadlines_describe (&deadlines, &today);
}

static void
update (KaijiRenewalBar *self)
{
  g_autofree char *text = self->dismissed ? NULL : dup_text (self->sheet);

  if (text != NULL)
    gtk_label_set_label (self->label, text);
  gtk_widget_set_visible (GTK_WIDGET (self), text != NULL);
}

static void
on_sheet_changed (KaijiRenewalBar *self)
{
  update (self);
}

static void
on_dismissed (KaijiRenewalBar *self)
{
  self->dismissed = TRUE;
  update (self);
}

static void
kaiji_renewal_bar_dispose (GObject *object)
{
  g_clear_object (&KAIJI_RENEWAL_BAR (object)->sheet);

  G_OBJECT_CLASS (kaiji_renewal_bar_parent_class)->dispose (object);
}

static void
kaiji_renewal_bar_class_init (KaijiRenewalBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kaiji_renewal_bar_dispose;

  g_type_ensure (KAIJI_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/jp/kaiji/Kaiji/kaiji-renewal-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, KaijiRenewalBar, label);
  gtk_widget_class_bind_template_callback (widget_class, on_dismissed);
}

static void
kaiji_renewal_bar_init (KaijiRenewalBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kaiji_renewal_bar_has_text:
 * @sheet: a sheet
 *
 * Returns: whether a bar of that sheet would be seen today
 */
gboolean
kaiji_renewal_bar_has_text (KaijiSheet *sheet)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (KAIJI_IS_SHEET (sheet), FALSE);

  text = dup_text (sheet);
  return text != NULL;
}

/**
 * kaiji_renewal_bar_new:
 * @sheet: the sheet to watch, of a scheme with a disclosure date
 *
 * Returns: (transfer floating): a bar that tells of the sheet's term, and follows its disclosure
 *   date
 */
GtkWidget *
kaiji_renewal_bar_new (KaijiSheet *sheet)
{
  KaijiRenewalBar *self;
  const KaijiField *field;
  g_autofree char *signal = NULL;

  g_return_val_if_fail (KAIJI_IS_SHEET (sheet), NULL);

  field = kaiji_scheme_get_role (kaiji_sheet_get_scheme (sheet), KAIJI_ROLE_DISCLOSURE_DATE);
  g_return_val_if_fail (field != NULL, NULL);

  self = g_object_new (KAIJI_TYPE_RENEWAL_BAR, NULL);
  self->sheet = g_object_ref (sheet);
  signal = g_strconcat ("answer-changed::", field->id, NULL);
  g_signal_connect_object (sheet, signal, G_CALLBACK (on_sheet_changed), self, G_CONNECT_SWAPPED);
  update (self);

  return GTK_WIDGET (self);
}
