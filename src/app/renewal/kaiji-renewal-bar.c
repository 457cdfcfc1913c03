/* kaiji-renewal-bar.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-deadlines.h"
#include "kaiji-renewal-bar.h"
#include "kaiji-wrap-layout.h"

struct _KaijiRenewalBar
{
  AdwBin parent_instance;

  GtkLabel *label;

  KaijiFindings *findings;
  gboolean dismissed;
};

G_DEFINE_FINAL_TYPE (KaijiRenewalBar, kaiji_renewal_bar, ADW_TYPE_BIN)

/* Returns the message about a sheet's term today; NULL for none. */
static char *
dup_text (KaijiFindings *findings)
{
  const GDate *today = kaiji_findings_get_today (findings);
  KaijiDeadlines deadlines;

  if (!kaiji_deadlines_find (kaiji_findings_get_sheet (findings), &deadlines)
      || !kaiji_deadlines_is_renewal_due (&deadlines, today))
    return NULL;

  return kaiji_deadlines_describe (&deadlines, today);
}

static void
update (KaijiRenewalBar *self)
{
  g_autofree char *text = self->dismissed ? NULL : dup_text (self->findings);

  if (text != NULL)
    gtk_label_set_label (self->label, text);
  gtk_widget_set_visible (GTK_WIDGET (self), text != NULL);
}

static void
on_field_changed (KaijiRenewalBar *self, const KaijiField *field)
{
  KaijiScheme *scheme = kaiji_sheet_get_scheme (kaiji_findings_get_sheet (self->findings));

  if (field == NULL || field == kaiji_scheme_get_role (scheme, KAIJI_ROLE_DISCLOSURE_DATE))
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
  g_clear_object (&KAIJI_RENEWAL_BAR (object)->findings);

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
 * @findings: the findings of a sheet
 *
 * Returns: whether a bar of that sheet would be visible today
 */
gboolean
kaiji_renewal_bar_has_text (KaijiFindings *findings)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (KAIJI_IS_FINDINGS (findings), FALSE);

  text = dup_text (findings);
  return text != NULL;
}

/**
 * kaiji_renewal_bar_new:
 * @findings: the findings of the sheet to watch
 *
 * Returns: (transfer floating): a bar with the sheet's term, which follows its disclosure date and
 *   the day
 */
GtkWidget *
kaiji_renewal_bar_new (KaijiFindings *findings)
{
  KaijiRenewalBar *self;

  g_return_val_if_fail (KAIJI_IS_FINDINGS (findings), NULL);

  self = g_object_new (KAIJI_TYPE_RENEWAL_BAR, NULL);
  self->findings = g_object_ref (findings);
  g_signal_connect_object (findings, "field-changed", G_CALLBACK (on_field_changed), self,
                           G_CONNECT_SWAPPED);
  update (self);

  return GTK_WIDGET (self);
}
