/* kaiji-field-row.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-editor-kinds.h"
#include "kaiji-field-header.h"
#include "kaiji-field-row.h"
#include "kaiji-finding-list.h"
#include "kaiji-focus.h"
#include "kaiji-form-label.h"
#include "kaiji-review-bar.h"

struct _KaijiFieldRow
{
  GtkWidget parent_instance;

  KaijiSheet *sheet;
  KaijiFindings *findings;
  const KaijiField *field;

  KaijiAnswer *answer; /* (nullable): the shown answer */

  KaijiFieldHeader *header;
  KaijiFieldEditor *editor;
  GtkWidget *truncated_label; /* NULL until it is needed, like the list */
  KaijiFindingList *finding_list;
  GtkWidget *review_bar; /* NULL until it is needed */

  guint outgrown_id;
  gboolean in_words;
  gboolean visited;
  GtkWidget *focus_before_notes; /* weak */
};

G_DEFINE_FINAL_TYPE (KaijiFieldRow, kaiji_field_row, GTK_TYPE_WIDGET)

/* A missing answer is not reported before the user has been here: the level's badge shows it. */
static gboolean
is_quiet (KaijiFieldRow *self, KaijiFinding *finding)
{
  return !self->visited && g_str_equal (kaiji_finding_get_check_id (finding), "required-missing");
}

/* Returns whether a bar has the same sentence: the one below the answer that it must be reviewed,
 * the one above the form that the disclosure runs out. */
static gboolean
is_shown_by_bar (KaijiFinding *finding)
{
  static const char *const check_ids[] = { "review-pending", "renewal-due", "renewal-overdue",
                                           NULL };

  return g_strv_contains (check_ids, kaiji_finding_get_check_id (finding));
}

static void
update_findings (KaijiFieldRow *self)
{
  GPtrArray *findings = kaiji_findings_get_for_field (self->findings, self->field);
  g_autoptr (GPtrArray) shown = g_ptr_array_new ();
  KaijiFinding *elsewhere = NULL;
  g_autofree char *text = NULL;
  g_autofree char *whole_text = NULL;
  gboolean invalid = FALSE;

  for (guint i = 0; i < findings->len; i++)
    {
      KaijiFinding *finding = g_ptr_array_index (findings, i);

      if (is_quiet (self, finding))
        continue;
      if (is_shown_by_bar (finding))
        elsewhere = finding;
      else
        g_ptr_array_add (shown, finding);
      invalid |= kaiji_finding_get_severity (finding) == KAIJI_SEVERITY_ERROR;
    }

  if (self->finding_list == NULL)
    {
      if (shown->len == 0 && elsewhere == NULL)
        return;
      self->finding_list = KAIJI_FINDING_LIST (kaiji_finding_list_new ());
      gtk_widget_set_parent (GTK_WIDGET (self->finding_list), GTK_WIDGET (self));
    }

  kaiji_finding_list_show (self->finding_list, shown);
  text = kaiji_finding_list_dup_text (self->finding_list);
  whole_text = g_strjoin (" ", text,
                          elsewhere != NULL ? kaiji_finding_get_message (elsewhere) : NULL, NULL);
  kaiji_field_editor_describe (self->editor, g_strstrip (whole_text), invalid);
}

/* The previous answer is shown below this one until this one is confirmed. */
static void
update_review (KaijiFieldRow *self)
{
  gboolean review = kaiji_answer_get_review (kaiji_sheet_get_answer (self->sheet, self->field));

  if (self->review_bar == NULL)
    {
      if (!review)
        return;
      self->review_bar = kaiji_review_bar_new ();
      gtk_widget_insert_after (self->review_bar, GTK_WIDGET (self), GTK_WIDGET (self->editor));
    }

  gtk_widget_set_visible (self->review_bar, review);
  if (review)
    kaiji_review_bar_update (KAIJI_REVIEW_BAR (self->review_bar), self->sheet, self->field);
}

static GtkWidget *
create_small_label (const char *text)
{
  GtkWidget *label = kaiji_form_label_new (text);

  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  return label;
}

static void
update_truncated (KaijiFieldRow *self)
{
  gboolean truncated = kaiji_field_editor_get_truncated (self->editor);

  if (self->truncated_label == NULL)
    {
      if (!truncated)
        return;
      self->truncated_label = create_small_label (
        _ ("Only the beginning is shown here; the answer is kept whole."));
      gtk_widget_insert_after (self->truncated_label, GTK_WIDGET (self), GTK_WIDGET (self->editor));
    }

  gtk_widget_set_visible (self->truncated_label, truncated);
}

static void
on_truncated_changed (KaijiFieldRow *self)
{
  update_truncated (self);
}

/* Switches between the editor of the field's kind and the one for words. The answer stays. */
static void replace_editor (KaijiFieldRow *self, gboolean in_words);

static gboolean
on_outgrown_idle (gpointer user_data)
{
  KaijiFieldRow *self = user_data;

  self->outgrown_id = 0;
  replace_editor (self, TRUE);
  return G_SOURCE_REMOVE;
}

/* The text has been kept. The editor is still handling it, so it is replaced afterwards. */
static void
on_outgrown (KaijiFieldRow *self)
{
  if (self->outgrown_id == 0)
    self->outgrown_id = g_idle_add (on_outgrown_idle, self);
}

static void
create_editor (KaijiFieldRow *self, gboolean in_words)
{
  self->in_words = in_words;
  self->editor = kaiji_editor_kinds_create (self->sheet, self->field, in_words);
  gtk_widget_insert_after (GTK_WIDGET (self->editor), GTK_WIDGET (self), GTK_WIDGET (self->header));
  g_signal_connect_swapped (self->editor, "notify::truncated", G_CALLBACK (on_truncated_changed),
                            self);
  g_signal_connect_swapped (self->editor, "outgrown", G_CALLBACK (on_outgrown), self);
  kaiji_field_editor_sync (self->editor);
  kaiji_field_header_set_in_words (self->header, in_words);
}

static void
replace_editor (KaijiFieldRow *self, gboolean in_words)
{
  gboolean had_focus;

  if (in_words == self->in_words)
    return;

  had_focus = kaiji_focus_is_within (GTK_WIDGET (self));
  gtk_widget_unparent (GTK_WIDGET (self->editor));
  create_editor (self, in_words);
  update_truncated (self);
  update_findings (self);
  if (had_focus)
    kaiji_field_editor_focus_change (self->editor);
}

/* When answering in words is turned off, words that can be read become a typed answer. */
static void
on_words_toggled (KaijiFieldRow *self)
{
  gboolean in_words = kaiji_field_header_get_in_words (self->header);
  g_autoptr (KaijiAnswer) interpreted = kaiji_editor_kinds_interpret (self->sheet, self->field);

  if (!in_words && interpreted != NULL)
    kaiji_field_editor_commit (self->editor, g_steal_pointer (&interpreted));
  replace_editor (self, in_words);
}

static void
take_answer (KaijiFieldRow *self)
{
  KaijiAnswer *answer = kaiji_sheet_get_answer (self->sheet, self->field);

  g_clear_pointer (&self->answer, kaiji_answer_unref);
  self->answer = answer != NULL ? kaiji_answer_ref (answer) : NULL;
}

/* Code other than the row's own editor may have set an answer of another form. */
static void
show_answer (KaijiFieldRow *self)
{
  update_review (self);
  if (kaiji_field_editor_get_committing (self->editor))
    return;

  if (kaiji_editor_kinds_need_words (self->sheet, self->field))
    replace_editor (self, TRUE);
  else if (self->answer != NULL && kaiji_answer_get_form (self->answer) != KAIJI_ANSWER_TEXT
           && !kaiji_answer_is_empty (self->answer))
    replace_editor (self, FALSE);
  kaiji_field_editor_sync (self->editor);
}

/* The field is also checked again because of another field's answer or a new day: then the user has
 * not been here. */
static void
on_field_changed (KaijiFieldRow *self)
{
  if (kaiji_sheet_get_answer (self->sheet, self->field) != self->answer)
    {
      take_answer (self);
      self->visited = TRUE;
      show_answer (self);
    }
  kaiji_field_header_update (self->header);
  update_findings (self);
}

static void
on_read_only_changed (KaijiFieldRow *self)
{
  replace_editor (self, kaiji_editor_kinds_need_words (self->sheet, self->field));
  kaiji_field_editor_update_read_only (self->editor);
  kaiji_field_header_update (self->header);
}

static void
on_left (KaijiFieldRow *self)
{
  kaiji_field_row_reveal_findings (self);
}

/* Back to what of the row had the focus before, or to the editor, unless one has gone elsewhere. */
static void
on_notes_closed (KaijiFieldRow *self)
{
  GtkWidget *focus = self->focus_before_notes;
  GtkWidget *now = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  if (now != NULL && gtk_widget_get_ancestor (now, GTK_TYPE_POPOVER) == NULL)
    {
      g_clear_weak_pointer (&self->focus_before_notes);
      return;
    }
  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self))
      || !kaiji_focus_return (focus))
    kaiji_field_editor_focus_change (self->editor);
  g_clear_weak_pointer (&self->focus_before_notes);
}

static gboolean
on_toggle_words_pressed (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  return kaiji_field_header_toggle_words (KAIJI_FIELD_ROW (widget)->header);
}

static void
remember_focus (KaijiFieldRow *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  g_set_weak_pointer (&self->focus_before_notes, gtk_root_get_focus (root));
}

static gboolean
on_notes_pressed (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  KaijiFieldRow *self = KAIJI_FIELD_ROW (widget);

  remember_focus (self);
  kaiji_field_header_open_notes (self->header);
  return GDK_EVENT_STOP;
}

static void
kaiji_field_row_dispose (GObject *object)
{
  KaijiFieldRow *self = KAIJI_FIELD_ROW (object);
  GtkWidget *child;

  g_clear_handle_id (&self->outgrown_id, g_source_remove);
  g_clear_weak_pointer (&self->focus_before_notes);
  if (self->findings != NULL)
    g_signal_handlers_disconnect_by_data (self->findings, self);
  if (self->sheet != NULL)
    g_signal_handlers_disconnect_by_data (self->sheet, self);
  g_clear_pointer (&self->answer, kaiji_answer_unref);
  g_clear_object (&self->findings);
  g_clear_object (&self->sheet);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (kaiji_field_row_parent_class)->dispose (object);
}

static void
kaiji_field_row_class_init (KaijiFieldRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kaiji_field_row_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_t, GDK_CONTROL_MASK, on_toggle_words_pressed,
                                NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_m, GDK_CONTROL_MASK, on_notes_pressed, NULL);
}

static void
kaiji_field_row_init (KaijiFieldRow *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (
                                    gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                                  GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "field");
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_left), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

/**
 * kaiji_field_row_new:
 * @findings: the findings of a sheet
 * @field: a field of the sheet's scheme
 */
KaijiFieldRow *
kaiji_field_row_new (KaijiFindings *findings, const KaijiField *field)
{
  KaijiFieldRow *self;
  g_autofree char *signal = NULL;

  g_return_val_if_fail (KAIJI_IS_FINDINGS (findings), NULL);
  g_return_val_if_fail (field != NULL, NULL);

  self = g_object_new (KAIJI_TYPE_FIELD_ROW, NULL);
  self->findings = g_object_ref (findings);
  self->sheet = g_object_ref (kaiji_findings_get_sheet (findings));
  self->field = field;

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  field->prompt, -1);
  self->header = kaiji_field_header_new (findings, field, kaiji_editor_kinds_has_own (field));
  gtk_widget_set_parent (GTK_WIDGET (self->header), GTK_WIDGET (self));
  g_signal_connect_swapped (self->header, "words-toggled", G_CALLBACK (on_words_toggled), self);
  g_signal_connect_swapped (self->header, "notes-closed", G_CALLBACK (on_notes_closed), self);

  if (field->example != NULL)
    {
      /* Translators: %s is an example of a good answer. */
      g_autofree char *example = g_strdup_printf (_ ("Example: %s"), field->example);

      gtk_widget_set_parent (create_small_label (example), GTK_WIDGET (self));
    }

  take_answer (self);
  create_editor (self, kaiji_editor_kinds_need_words (self->sheet, self->field));
  update_truncated (self);
  update_findings (self);
  update_review (self);

  signal = g_strconcat ("field-changed::", field->id, NULL);
  g_signal_connect_swapped (findings, signal, G_CALLBACK (on_field_changed), self);
  g_signal_connect_swapped (self->sheet, "notify::read-only", G_CALLBACK (on_read_only_changed),
                            self);

  return self;
}

/**
 * kaiji_field_row_get_field:
 *
 * Returns: (transfer none): the field of the row
 */
const KaijiField *
kaiji_field_row_get_field (KaijiFieldRow *self)
{
  g_return_val_if_fail (KAIJI_IS_FIELD_ROW (self), NULL);

  return self->field;
}

/**
 * kaiji_field_row_grab_editor_focus:
 *
 * Focuses the row's editor.
 */
void
kaiji_field_row_grab_editor_focus (KaijiFieldRow *self)
{
  g_return_if_fail (KAIJI_IS_FIELD_ROW (self));

  kaiji_field_editor_focus (self->editor);
}

/**
 * kaiji_field_row_focus_change:
 *
 * Focuses the control of the row's editor that was last changed from outside, or its first one,
 * with nothing selected that the next key would replace.
 */
void
kaiji_field_row_focus_change (KaijiFieldRow *self)
{
  g_return_if_fail (KAIJI_IS_FIELD_ROW (self));

  kaiji_field_editor_focus_change (self->editor);
}

/**
 * kaiji_field_row_reveal_findings:
 *
 * Shows all findings, including that of a missing required answer, which otherwise appears only
 * after the user has been in the row. It is for going from finding to finding.
 */
void
kaiji_field_row_reveal_findings (KaijiFieldRow *self)
{
  g_return_if_fail (KAIJI_IS_FIELD_ROW (self));

  if (self->visited || self->findings == NULL)
    return;

  self->visited = TRUE;
  update_findings (self);
}

/**
 * kaiji_field_row_open_note:
 * @member: a kind of note
 *
 * Opens the internal notes of the answer, from which Escape leads back to where the focus is now.
 *
 * Returns: (transfer none): the text area or entry of that note
 */
GtkWidget *
kaiji_field_row_open_note (KaijiFieldRow *self, KaijiAnswerMember member)
{
  g_return_val_if_fail (KAIJI_IS_FIELD_ROW (self), NULL);

  remember_focus (self);
  return kaiji_field_header_open_note (self->header, member);
}
