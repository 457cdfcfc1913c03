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

  GtkLabel *caption_label;
  GtkLabel *text_label;
  GtkButton *confirm_button;
};

G_DEFINE_FINAL_TYPE (KaijiReviewBar, kaiji_review_bar, ADW_TYPE_BIN)

/* Shows the question and the button that answers it. */
static void
show_state (KaijiReviewBar *self, gboolean is_changed, const char *caption)
{
  gtk_label_set_label (self->caption_label, caption);
  gtk_button_set_label (self->confirm_button, is_changed ? _ ("Confirm Change") : _ ("Still True"));
  gtk_widget_set_visible (GTK_WIDGET (self->text_label), FALSE);
}

/* Shows the previous text and its changes. */
static void
show_words (KaijiReviewBar *self, KaijiSheet *sheet, const KaijiField *field)
{
  KaijiAnswer *previous = kaiji_sheet_get_previous_answer (sheet, field);
  g_autofree char *old_text = NULL;
  g_autofree char *new_text = kaiji_sheet_dup_text (sheet, field);

  if (previous == NULL)
    {
      show_state (self, FALSE, _ ("Last time's answer is not known. Is this one true?"));
      return;
    }

  old_text = kaiji_answer_format (previous, kaiji_sheet_get_scheme (sheet), field);
  if (g_str_equal (old_text, new_text))
    show_state (self, FALSE, _ ("Last time's answer. Still true?"));
  else
    show_state (self, TRUE, _ ("Changed since last time:"));
  gtk_widget_set_visible (GTK_WIDGET (self->text_label), TRUE);
  kaiji_diff_label_show (self->text_label, old_text, new_text, KAIJI_DIFF_BOTH);
}

static void
kaiji_review_bar_class_init (KaijiReviewBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/jp/kaiji/Kaiji/kaiji-review-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, KaijiReviewBar, caption_label);
  gtk_widget_class_bind_template_child (widget_class, KaijiReviewBar, text_label);
  gtk_widget_class_bind_template_child (widget_class, KaijiReviewBar, confirm_button);
}

static void
kaiji_review_bar_init (KaijiReviewBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kaiji_review_bar_new:
 *
 * Returns: (transfer floating): an empty bar
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
 * Shows the previous answer and its changes.
 */
void
kaiji_review_bar_update (KaijiReviewBar *self, KaijiSheet *sheet, const KaijiField *field)
{
  g_return_if_fail (KAIJI_IS_REVIEW_BAR (self));
  g_return_if_fail (KAIJI_IS_SHEET (sheet));
  g_return_if_fail (field != NULL);

  switch (kaiji_sheet_compare_picture (sheet, field))
    {
    case KAIJI_PICTURE_SAME:
      show_state (self, FALSE, _ ("This is last time's picture. Still true?"));
      break;
    case KAIJI_PICTURE_CHANGED:
      show_state (self, TRUE, _ ("This is not last time's picture."));
      break;
    case KAIJI_PICTURE_NONE:
    default:
      show_words (self, sheet, field);
      break;
    }
}
