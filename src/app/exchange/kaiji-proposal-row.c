/* kaiji-proposal-row.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-diff-label.h"
#include "kaiji-proposal-row.h"

struct _KaijiProposalRow
{
  AdwBin parent_instance;

  GtkWidget *section_box;
  GtkLabel *section_label;
  GtkWidget *section_buttons;
  GtkCheckButton *take_button;
  GtkLabel *heading_label;
  GtkLabel *certainty_label;
  GtkLabel *kind_label;
  GtkLabel *old_label;
  GtkLabel *new_label;
  GtkLabel *source_label;
  GtkButton *field_button;

  KaijiImportReview *review;
  KaijiProposal *proposal; /* (nullable): before there is one */
  gulong taken_handler;
  gboolean is_showing;
};

G_DEFINE_FINAL_TYPE (KaijiProposalRow, kaiji_proposal_row, ADW_TYPE_BIN)

enum
{
  FIELD_WANTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *const kinds[] = {
  [KAIJI_PROPOSAL_NEW] = N_ ("new"),
  [KAIJI_PROPOSAL_DIFFERENT] = N_ ("different"),
  [KAIJI_PROPOSAL_SAME] = N_ ("the same"),
  [KAIJI_PROPOSAL_MASKED] = N_ ("not shown"),
  [KAIJI_PROPOSAL_UNPLACED] = N_ ("without a place"),
};

static const struct
{
  KaijiMatchReasons reason;
  const char *words;
} reasons[] = {
  { KAIJI_MATCH_ID, N_ ("Kaiji wrote the field's name there") },
  { KAIJI_MATCH_NUMBER, N_ ("the item's number") },
  { KAIJI_MATCH_ITEM, N_ ("the item's title") },
  { KAIJI_MATCH_PROMPT, N_ ("what is asked") },
  { KAIJI_MATCH_ORDER, N_ ("the rows before and after") },
};

/* The heading under which it stands; NULL for what has no place. */
static const KaijiSection *
get_section (KaijiProposal *proposal)
{
  const KaijiField *field = kaiji_proposal_get_field (proposal);

  return field != NULL ? kaiji_field_get_section (field) : NULL;
}

static gboolean
is_unplaced (KaijiProposal *proposal)
{
  return kaiji_proposal_get_kind (proposal) == KAIJI_PROPOSAL_UNPLACED;
}

static void
show_section (KaijiProposalRow *self, KaijiProposal *before)
{
  const KaijiSection *section = get_section (self->proposal);
  gboolean is_first = before == NULL || get_section (before) != section
                      || is_unplaced (before) != is_unplaced (self->proposal);
  const char *title;

  if (section != NULL)
    title = section->title;
  else
    title = is_unplaced (self->proposal) ? _ ("Without a place in the form") : "";

  /* Items before the first section have no heading on paper either. */
  gtk_widget_set_visible (self->section_box, is_first && *title != '\0');
  gtk_label_set_text (self->section_label, title);
  gtk_widget_set_visible (self->section_buttons, section != NULL);
}

static char *
dup_heading (KaijiProposal *proposal)
{
  const KaijiField *field = kaiji_proposal_get_field (proposal);

  if (kaiji_proposal_is_number (proposal))
    return g_strdup (_ ("Certification number"));
  if (field == NULL)
    return g_strdup ("");

  return g_strdup_printf ("%u  %s", field->item->number, field->prompt);
}

static char *
dup_reasons (KaijiProposal *proposal)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    if ((kaiji_proposal_get_reasons (proposal) & reasons[i].reason) != 0)
      g_string_append_printf (text, "%s%s", text->len > 0 ? _ (", ") : "", _ (reasons[i].words));

  /* Translators: %s is a list of what two tables have in common. */
  return text->len > 0 ? g_strdup_printf (_ ("Known by: %s"), text->str) : NULL;
}

static void
show_certainty (KaijiProposalRow *self)
{
  g_autofree char *certainty = NULL;
  g_autofree char *why = dup_reasons (self->proposal);
  gboolean is_sure = kaiji_proposal_is_sure (self->proposal);

  if (kaiji_proposal_get_by_hand (self->proposal))
    certainty = g_strdup (_ ("by hand"));
  else
    /* Translators: how sure it is, in percent. */
    certainty = g_strdup_printf (_ ("%.0f %% sure"),
                                 kaiji_proposal_get_certainty (self->proposal) * 100);

  gtk_label_set_text (self->certainty_label, certainty);
  if (kaiji_proposal_is_conflict (self->proposal))
    gtk_label_set_text (self->certainty_label, _ ("changed here since it was asked for"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->certainty_label), why);
  gtk_widget_set_visible (GTK_WIDGET (self->certainty_label), !is_unplaced (self->proposal));
  if (is_sure)
    gtk_widget_remove_css_class (GTK_WIDGET (self->certainty_label), "warning");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->certainty_label), "warning");
}

static void
show_texts (KaijiProposalRow *self)
{
  const char *old_text = kaiji_proposal_get_old_text (self->proposal);
  const char *new_text = kaiji_proposal_get_new_text (self->proposal);

  if (kaiji_proposal_get_kind (self->proposal) == KAIJI_PROPOSAL_DIFFERENT)
    {
      kaiji_diff_label_show (self->old_label, old_text, new_text, KAIJI_DIFF_OLD);
      kaiji_diff_label_show (self->new_label, old_text, new_text, KAIJI_DIFF_NEW);
      return;
    }

  /* An answer that is new as a whole needs no marks. */
  gtk_label_set_attributes (self->old_label, NULL);
  gtk_label_set_attributes (self->new_label, NULL);
  gtk_label_set_text (self->old_label, old_text);
  gtk_label_set_text (self->new_label, new_text);
}

static void
show_source (KaijiProposalRow *self)
{
  const char *place = kaiji_proposal_get_place (self->proposal);
  const char *source = kaiji_proposal_get_source (self->proposal);
  g_autofree char *text = NULL;

  if (place != NULL && source != NULL)
    /* Translators: a place in a file, and what stands there. */
    text = g_strdup_printf (_ ("%s: %s"), place, source);
  gtk_label_set_text (self->source_label, text != NULL ? text : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->source_label), text);
  gtk_button_set_label (self->field_button, is_unplaced (self->proposal) ? _ ("Give to a Field…")
                                                                         : _ ("Another Field…"));
  gtk_widget_set_visible (GTK_WIDGET (self->field_button),
                          !kaiji_proposal_is_number (self->proposal));
}

static void
show_taken (KaijiProposalRow *self)
{
  self->is_showing = TRUE;
  gtk_check_button_set_active (self->take_button, kaiji_proposal_get_taken (self->proposal));
  gtk_widget_set_sensitive (GTK_WIDGET (self->take_button),
                            kaiji_proposal_can_be_taken (self->proposal));
  self->is_showing = FALSE;
}

static void
on_taken_changed (KaijiProposalRow *self)
{
  show_taken (self);
}

static void
on_toggled (KaijiProposalRow *self)
{
  if (self->is_showing || self->proposal == NULL)
    return;

  kaiji_import_review_set_taken (self->review, self->proposal,
                                 gtk_check_button_get_active (self->take_button));
}

static void
on_take_section (KaijiProposalRow *self)
{
  kaiji_import_review_take_section (self->review, get_section (self->proposal), TRUE);
}

static void
on_keep_section (KaijiProposalRow *self)
{
  kaiji_import_review_take_section (self->review, get_section (self->proposal), FALSE);
}

static void
on_field_wanted (KaijiProposalRow *self)
{
  g_signal_emit (self, signals[FIELD_WANTED], 0);
}

static void
forget_proposal (KaijiProposalRow *self)
{
  if (self->proposal != NULL)
    g_clear_signal_handler (&self->taken_handler, self->proposal);
  g_clear_object (&self->proposal);
}

static void
kaiji_proposal_row_dispose (GObject *object)
{
  KaijiProposalRow *self = KAIJI_PROPOSAL_ROW (object);

  forget_proposal (self);
  g_clear_object (&self->review);

  G_OBJECT_CLASS (kaiji_proposal_row_parent_class)->dispose (object);
}

static void
kaiji_proposal_row_class_init (KaijiProposalRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kaiji_proposal_row_dispose;

  signals[FIELD_WANTED] = g_signal_new ("field-wanted", G_TYPE_FROM_CLASS (klass),
                                        G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/jp/kaiji/Kaiji/kaiji-proposal-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KaijiProposalRow, section_box);
  gtk_widget_class_bind_template_child (widget_class, KaijiProposalRow, section_label);
  gtk_widget_class_bind_template_child (widget_class, KaijiProposalRow, section_buttons);
  gtk_widget_class_bind_template_child (widget_class, KaijiProposalRow, take_button);
  gtk_widget_class_bind_template_child (widget_class, KaijiProposalRow, heading_label);
  gtk_widget_class_bind_template_child (widget_class, KaijiProposalRow, certainty_label);
  gtk_widget_class_bind_template_child (widget_class, KaijiProposalRow, kind_label);
  gtk_widget_class_bind_template_child (widget_class, KaijiProposalRow, old_label);
  gtk_widget_class_bind_template_child (widget_class, KaijiProposalRow, new_label);
  gtk_widget_class_bind_template_child (widget_class, KaijiProposalRow, source_label);
  gtk_widget_class_bind_template_child (widget_class, KaijiProposalRow, field_button);
  gtk_widget_class_bind_template_callback (widget_class, on_toggled);
  gtk_widget_class_bind_template_callback (widget_class, on_take_section);
  gtk_widget_class_bind_template_callback (widget_class, on_keep_section);
  gtk_widget_class_bind_template_callback (widget_class, on_field_wanted);
}

static void
kaiji_proposal_row_init (KaijiProposalRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kaiji_proposal_row_new:
 * @review: the review that its proposals belong to
 *
 * Returns: (transfer floating): a row that shows nothing yet
 */
GtkWidget *
kaiji_proposal_row_new (KaijiImportReview *review)
{
  KaijiProposalRow *self;

  g_return_val_if_fail (KAIJI_IS_IMPORT_REVIEW (review), NULL);

  self = g_object_new (KAIJI_TYPE_PROPOSAL_ROW, NULL);
  self->review = g_object_ref (review);
  return GTK_WIDGET (self);
}

/**
 * kaiji_proposal_row_set_proposal:
 * @proposal: what to show
 * @before: (nullable): what the row before it shows
 */
void
kaiji_proposal_row_set_proposal (KaijiProposalRow *self,
                                 KaijiProposal *proposal,
                                 KaijiProposal *before)
{
  g_autofree char *heading = NULL;

  g_return_if_fail (KAIJI_IS_PROPOSAL_ROW (self));
  g_return_if_fail (KAIJI_IS_PROPOSAL (proposal));

  forget_proposal (self);
  self->proposal = g_object_ref (proposal);
  self->taken_handler = g_signal_connect_swapped (proposal, "notify::taken",
                                                  G_CALLBACK (on_taken_changed), self);

  heading = dup_heading (proposal);
  gtk_label_set_text (self->heading_label, heading);
  gtk_label_set_text (self->kind_label, _ (kinds[kaiji_proposal_get_kind (proposal)]));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->take_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  *heading != '\0' ? heading
                                                   : kaiji_proposal_get_new_text (proposal),
                                  -1);
  show_section (self, before);
  show_certainty (self);
  show_texts (self);
  show_source (self);
  show_taken (self);
}

/**
 * kaiji_proposal_row_get_proposal:
 *
 * Returns: (transfer none) (nullable): what it shows
 */
KaijiProposal *
kaiji_proposal_row_get_proposal (KaijiProposalRow *self)
{
  g_return_val_if_fail (KAIJI_IS_PROPOSAL_ROW (self), NULL);

  return self->proposal;
}

/**
 * kaiji_proposal_row_toggle:
 *
 * Takes the answer, or keeps the sheet's own. If the answer has no place yet, asks for one.
 */
void
kaiji_proposal_row_toggle (KaijiProposalRow *self)
{
  g_return_if_fail (KAIJI_IS_PROPOSAL_ROW (self));

  if (self->proposal == NULL)
    return;

  if (is_unplaced (self->proposal))
    on_field_wanted (self);
  else
    kaiji_import_review_set_taken (self->review, self->proposal,
                                   !kaiji_proposal_get_taken (self->proposal));
}
