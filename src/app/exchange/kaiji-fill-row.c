/* kaiji-fill-row.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-fill-row.h"

/* So many lines of an answer are shown. */
#define MAX_LINES 4

struct _KaijiFillRow
{
  GtkListBoxRow parent_instance;

  GtkLabel *place_label;
  GtkLabel *question_label;
  GtkLabel *state_label;
  GtkBox *candidates_box;

  GtkCheckButton *buttons[KAIJI_ANSWER_INDEX_MAX_CANDIDATES];
  guint n_buttons;
};

G_DEFINE_FINAL_TYPE (KaijiFillRow, kaiji_fill_row, GTK_TYPE_LIST_BOX_ROW)

enum
{
  PICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *const states[] = {
  [KAIJI_QUESTION_OPEN] = "",
  [KAIJI_QUESTION_FILLED] = "",
  [KAIJI_QUESTION_ANSWERED] = N_ ("answered already"),
  [KAIJI_QUESTION_COMPUTED] = N_ ("computed by a formula"),
  [KAIJI_QUESTION_RESTRICTED] = N_ ("to be chosen from the form's own list"),
  [KAIJI_QUESTION_REFUSED] = N_ ("too long for the form, or not what it takes there"),
  [KAIJI_QUESTION_SHARED] = N_ ("answered in one cell with another question"),
  [KAIJI_QUESTION_LOCKED] = N_ ("protected by the form's author"),
};

/* If two buttons change together, the one that is active now reports it. */
static void
on_toggled (KaijiFillRow *self, GtkCheckButton *button)
{
  if (gtk_check_button_get_active (button))
    g_signal_emit (self, signals[PICKED], 0);
}

/* An arrow picks the answer above or below, as in any group of radio buttons: the list would take
 * the key to go from row to row. */
static gboolean
on_arrow_pressed (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  if (!GTK_IS_CHECK_BUTTON (focus))
    return GDK_EVENT_PROPAGATE;

  gtk_widget_child_focus (focus, (GtkDirectionType) g_variant_get_int32 (arguments));
  return GDK_EVENT_STOP;
}

static GtkCheckButton *
add_button (KaijiFillRow *self, const char *text, const char *source, GtkCheckButton *group)
{
  GtkWidget *button = gtk_check_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *text_label = gtk_label_new (text);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_label_set_wrap (GTK_LABEL (text_label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (text_label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (text_label), MAX_LINES);
  gtk_label_set_ellipsize (GTK_LABEL (text_label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (text_label), 0);
  gtk_box_append (GTK_BOX (box), text_label);
  if (source != NULL)
    {
      GtkWidget *source_label = gtk_label_new (source);

      gtk_label_set_ellipsize (GTK_LABEL (source_label), PANGO_ELLIPSIZE_END);
      gtk_label_set_xalign (GTK_LABEL (source_label), 0);
      gtk_widget_add_css_class (source_label, "caption");
      gtk_widget_add_css_class (source_label, "dim-label");
      gtk_box_append (GTK_BOX (box), source_label);
    }

  /* A line of text and the button beside it stand on one height. */
  gtk_widget_set_margin_top (box, 4);
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_check_button_set_group (GTK_CHECK_BUTTON (button), group);
  gtk_box_append (GTK_BOX (line), button);
  gtk_box_append (GTK_BOX (line), box);
  gtk_box_append (self->candidates_box, line);
  return GTK_CHECK_BUTTON (button);
}

/* Says why a question has no answer, or not any. */
static void
show_state (KaijiFillRow *self, KaijiQuestionState state)
{
  gtk_label_set_text (self->state_label, *states[state] != '\0' ? _ (states[state]) : "");
  gtk_widget_set_visible (GTK_WIDGET (self->state_label), *states[state] != '\0');
}

static void
add_candidates (KaijiFillRow *self, KaijiQuestionnaire *questionnaire, guint position)
{
  const KaijiQuestion *question = kaiji_questionnaire_get_question (questionnaire, position);
  gboolean can_answer = question->state != KAIJI_QUESTION_ANSWERED
                        && question->state != KAIJI_QUESTION_COMPUTED;
  GtkCheckButton *none;

  if (!can_answer)
    return;

  none = add_button (self, _ ("Leave open"), NULL, NULL);
  gtk_check_button_set_active (none, TRUE);
  for (guint i = 0; i < question->candidates->len; i++)
    {
      const KaijiCandidate *candidate = &g_array_index (question->candidates, KaijiCandidate, i);
      KaijiQuestionState outcome = kaiji_questionnaire_try (questionnaire, position, i);
      g_autofree char *source = g_strdup_printf (
        /* Translators: the number of an item, what it asks, and how sure it is in percent that this
         * is meant. */
        _ ("%u %s, %.0f %% sure"), candidate->field->item->number, candidate->field->prompt,
        candidate->certainty * 100);

      /* Translators: the customer's own word, such as Yes, and the sheet's answer that it stands
       * for. */
      g_autofree char *both = question->own_words[i] != NULL
                                ? g_strdup_printf (_ ("%s (the sheet says: %s)"),
                                                   question->own_words[i], candidate->text)
                                : g_strdup (candidate->text);

      self->buttons[i] = add_button (self, both, source, none);
      self->n_buttons++;
      /* It can be read, but not picked in vain. */
      gtk_widget_set_sensitive (GTK_WIDGET (self->buttons[i]), outcome == KAIJI_QUESTION_FILLED);
      if (question->state == KAIJI_QUESTION_OPEN && i == 0)
        show_state (self, outcome);
    }
  if (question->state == KAIJI_QUESTION_FILLED)
    gtk_check_button_set_active (self->buttons[question->filled], TRUE);

  for (guint i = 0; i < self->n_buttons; i++)
    g_signal_connect_object (self->buttons[i], "toggled", G_CALLBACK (on_toggled), self,
                             G_CONNECT_SWAPPED);
  g_signal_connect_object (none, "toggled", G_CALLBACK (on_toggled), self, G_CONNECT_SWAPPED);
}

static void
kaiji_fill_row_class_init (KaijiFillRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  static const struct
  {
    guint key;
    GtkDirectionType direction;
  } arrows[] = {
    { GDK_KEY_Up, GTK_DIR_UP },
    { GDK_KEY_KP_Up, GTK_DIR_UP },
    { GDK_KEY_Down, GTK_DIR_DOWN },
    { GDK_KEY_KP_Down, GTK_DIR_DOWN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (arrows); i++)
    gtk_widget_class_add_binding (widget_class, arrows[i].key, 0, on_arrow_pressed, "i",
                                  arrows[i].direction);

  signals[PICKED] = g_signal_new ("picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/jp/kaiji/Kaiji/kaiji-fill-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KaijiFillRow, place_label);
  gtk_widget_class_bind_template_child (widget_class, KaijiFillRow, question_label);
  gtk_widget_class_bind_template_child (widget_class, KaijiFillRow, state_label);
  gtk_widget_class_bind_template_child (widget_class, KaijiFillRow, candidates_box);
}

static void
kaiji_fill_row_init (KaijiFillRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kaiji_fill_row_new:
 * @questionnaire: somebody's form, which need not stay
 * @position: which question of it to show
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
kaiji_fill_row_new (KaijiQuestionnaire *questionnaire, guint position)
{
  const KaijiQuestion *question;
  KaijiFillRow *self;
  g_autofree char *place = NULL;

  g_return_val_if_fail (questionnaire != NULL, NULL);

  question = kaiji_questionnaire_get_question (questionnaire, position);
  self = g_object_new (KAIJI_TYPE_FILL_ROW, NULL);
  place = question->sheet != NULL ? g_strdup_printf ("%s  %s", question->sheet, question->cell)
                                  : g_strdup (question->cell);
  gtk_label_set_text (self->place_label, place);
  gtk_label_set_text (self->question_label, question->text);
  show_state (self, question->state);
  add_candidates (self, questionnaire, position);

  return GTK_WIDGET (self);
}

/**
 * kaiji_fill_row_get_picked:
 *
 * Returns: which candidate is picked; -1 for none
 */
int
kaiji_fill_row_get_picked (KaijiFillRow *self)
{
  g_return_val_if_fail (KAIJI_IS_FILL_ROW (self), -1);

  for (guint i = 0; i < self->n_buttons; i++)
    if (gtk_check_button_get_active (self->buttons[i]))
      return (int) i;

  return -1;
}
