/* kaiji-review-bar.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-answer-text.h"
#include "kaiji-diff-label.h"
#include "kaiji-review-bar.h"

struct _KaijiReviewBar
{
  AdwBin parent_instance;

  GtkLabel *text_label;
};

G_DEFINE_FINAL_TYPE (KaijiReviewBar, kaiji_review_bar, ADW_TYPE_BIN)

static void
kaiji_review_bar_class_init (KaijiReviewBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/jp/kaiji/Kaiji/kaiji-review-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, KaijiReviewBar, text_label);
}

static void
kaiji_review_bar_init (KaijiReviewBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kaiji_review_bar_new:
 *
 * Returns: (transfer floating): a bar that shows nothing yet
 */
GtkWidget *
kaiji_review_bar_new (void)
{
  return g_object_new (KAIJI_TYPE_REVIEW_BAR, NULL);
}

/**
 * kaiji_review_bar_update:
 * @sheet: a sheet
 * @field: a field of its scheme
 *
 * Shows last time's answer and how it was changed since.
 */
void
kaiji_review_bar_update (KaijiReviewBar *self, KaijiSheet *sheet, const KaijiField *field)
{
  KaijiAnswer *previous;
  g_autofree char *old_text = NULL;
  g_autofree char *new_text = NULL;

  g_return_if_fail (KAIJI_IS_REVIEW_BAR (self));
  g_return_if_fail (KAIJI_IS_SHEET (sheet));
  g_return_if_fail (field != NULL);

  previous = kaiji_sheet_get_previous_answer (sheet, field);
  if (previous == NULL)
    {
      gtk_label_set_text (self->text_label, _ ("Last time's answer is not known."));
      gtk_label_set_attributes (self->text_label, NULL);
      return;
    }

  old_text = kaiji_answer_format (previous, kaiji_sheet_get_scheme (sheet), field);
  new_text = kaiji_sheet_dup_text (sheet, field);
  kaiji_diff_label_show (self->text_label, old_text, new_text, KAIJI_DIFF_BOTH);
}
