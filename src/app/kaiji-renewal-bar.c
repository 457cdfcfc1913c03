/* kaiji-renewal-bar.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-renewal-bar.h"
#include "kaiji-today.h"
#include "kaiji-validity.h"

struct _KaijiRenewalBar
{
  AdwBin parent_instance;

  GtkLabel *label;

  KaijiSheet *sheet;
  gboolean dismissed;
};

G_DEFINE_FINAL_TYPE (KaijiRenewalBar, kaiji_renewal_bar, ADW_TYPE_BIN)

static void
update (KaijiRenewalBar *self)
{
  const GDate today = kaiji_get_today ();
  KaijiDeadlines deadlines;
  g_autofree char *text = NULL;

  if (self->dismissed || !kaiji_sheet_get_deadlines (self->sheet, &deadlines)
      || !kaiji_deadlines_is_renewal_due (&deadlines, &today))
    {
      gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
      return;
    }

  text = kaiji_deadlines_describe (&deadlines, &today);
  gtk_label_set_label (self->label, text);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
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
 * kaiji_renewal_bar_set_sheet:
 * @sheet: the sheet to watch; set once
 *
 * Tells of a sheet's term, and follows its disclosure date.
 */
void
kaiji_renewal_bar_set_sheet (KaijiRenewalBar *self, KaijiSheet *sheet)
{
  const KaijiField *field;
  g_autofree char *signal = NULL;

  g_return_if_fail (KAIJI_IS_RENEWAL_BAR (self));
  g_return_if_fail (KAIJI_IS_SHEET (sheet));
  g_return_if_fail (self->sheet == NULL);

  self->sheet = g_object_ref (sheet);
  field = kaiji_scheme_get_role (kaiji_sheet_get_scheme (sheet), KAIJI_ROLE_DISCLOSURE_DATE);
  if (field == NULL)
    return;

  signal = g_strconcat ("answer-changed::", field->id, NULL);
  g_signal_connect_object (sheet, signal, G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
