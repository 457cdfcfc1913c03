/* kaiji-form.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-certification-row.h"
#include "kaiji-focus-memory.h"
#include "kaiji-focus.h"
#include "kaiji-form-builder.h"
#include "kaiji-form-end.h"
#include "kaiji-form-layout.h"
#include "kaiji-form-scroller.h"
#include "kaiji-form-section.h"
#include "kaiji-form-private.h"

/* The scroll position of a section. */
typedef struct
{
  const KaijiField *top_field; /* the first visible field, or NULL */
  double offset;               /* how much of its row is above the visible part, in pixels */
} Spot;

struct _KaijiForm
{
  AdwBin parent_instance;

  GtkWidget *scrolled_window;
  GtkWidget *sections_box;
  KaijiCertificationRow *certification_row;
  KaijiFormEnd *end; /* where it goes on, if not all is shown */

  KaijiDocument *document;
  GPtrArray *sections;         /* of KaijiFormSection, all sections of the scheme */
  const KaijiSection *section; /* the shown section, or %NULL for all */
  KaijiFilter filter;
  char *owner;                      /* the owner of the filter */
  const KaijiField *filtered_field; /* the field that the filter kept */
  GHashTable *spots;                /* section -> the Spot where it was left */
  KaijiFormScroller *scroller;
  KaijiFormBuilder *builder;
  KaijiFocusMemory *memory; /* of the control that one was in */
};

G_DEFINE_FINAL_TYPE (KaijiForm, kaiji_form, ADW_TYPE_BIN)

enum
{
  SECTION_CHANGED,
  REVEALED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
is_shown (KaijiForm *self, KaijiFormSection *section)
{
  if (self->section != NULL && kaiji_form_section_get_section (section) != self->section)
    return FALSE;

  return self->filter.kind == KAIJI_FILTER_ALL || !kaiji_form_section_is_empty (section);
}

static KaijiFormSection *
find_section (KaijiForm *self, const KaijiSection *section)
{
  return g_ptr_array_index (self->sections, section->index);
}

static gboolean
shows_field (KaijiForm *self, const KaijiField *field)
{
  return is_shown (self, find_section (self, kaiji_field_get_section (field)))
         && kaiji_filter_passes (&self->filter, kaiji_document_get_findings (self->document),
                                 field);
}

/* Builds the rows that will be visible next, from a field's item on or from the beginning. */
static void
build (KaijiForm *self, const KaijiField *field)
{
  kaiji_form_builder_build (self->builder, field != NULL ? field->item : NULL);
}

/* Scrolls to the place where a section was left. */
static void
scroll_to_spot (KaijiForm *self, const Spot *spot)
{
  const KaijiField *top = spot->top_field;

  if (top != NULL && shows_field (self, top))
    kaiji_form_scroller_align_row (
      self->scroller,
      kaiji_form_section_get_row (find_section (self, kaiji_field_get_section (top)), top),
      spot->offset);
  else
    kaiji_form_scroller_scroll_to_value (self->scroller, 0);
}

/* The next section that has fields to show. */
static const KaijiSection *
find_next_section (KaijiForm *self)
{
  for (guint i = self->section->index + 1; i < self->sections->len; i++)
    {
      KaijiFormSection *section = g_ptr_array_index (self->sections, i);

      if (self->filter.kind == KAIJI_FILTER_ALL || !kaiji_form_section_is_empty (section))
        return kaiji_form_section_get_section (section);
    }

  return NULL;
}

static void
update_shown (KaijiForm *self)
{
  gboolean is_empty = TRUE;

  for (guint i = 0; i < self->sections->len; i++)
    {
      KaijiFormSection *section = g_ptr_array_index (self->sections, i);

      gboolean shown = is_shown (self, section);

      gtk_widget_set_visible (GTK_WIDGET (section), shown);
      is_empty = is_empty && !shown;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->certification_row),
                          self->filter.kind == KAIJI_FILTER_ALL
                            && (self->section == NULL || self->section->index == 0)
                            && kaiji_certification_row_is_needed (self->document));
  kaiji_form_end_set_empty (self->end, is_empty, &self->filter, self->section);
  kaiji_form_end_set_next (self->end, self->section != NULL ? find_next_section (self) : NULL);
}

static void
apply_filter (KaijiForm *self, const KaijiField *kept)
{
  for (guint i = 0; i < self->sections->len; i++)
    kaiji_form_section_filter (g_ptr_array_index (self->sections, i), &self->filter, kept);
  update_shown (self);
  build (self, kept);
}

static void
on_focus_changed (KaijiForm *self)
{
  KaijiFieldRow *row = kaiji_form_sight_find_focused_row (
    kaiji_form_scroller_get_sight (self->scroller));
  const KaijiField *field;

  if (row == NULL || self->document == NULL)
    return;

  kaiji_form_scroller_follow_focus (self->scroller);
  field = kaiji_field_row_get_field (row);
  kaiji_cursor_move (kaiji_document_get_cursor (self->document), field);
  if (field == self->filtered_field)
    return;

  self->filtered_field = field;
  if (self->filter.kind != KAIJI_FILTER_ALL)
    {
      apply_filter (self, field);
      kaiji_form_scroller_scroll_to_row (self->scroller, row);
    }
}

static void
on_follow_cursor (GtkWidget *widget, const char *name, GVariant *parameter)
{
  kaiji_form_scroller_follow_cursor (KAIJI_FORM (widget)->scroller);
}

static void
on_fill_item (GtkWidget *widget, const char *name, GVariant *parameter)
{
  kaiji_form_builder_fill_item (KAIJI_FORM (widget)->builder, g_variant_get_uint32 (parameter));
}

/* Before the scrolled window handles it. */
static gboolean
on_scroll_child (KaijiForm *self, GtkScrollType type, gboolean horizontal)
{
  if (self->builder == NULL || horizontal)
    return GDK_EVENT_PROPAGATE;

  kaiji_form_scroller_follow_scroll (self->scroller, type);
  if (type == GTK_SCROLL_START || type == GTK_SCROLL_END)
    kaiji_form_builder_fill_end (self->builder, type == GTK_SCROLL_END);

  return GDK_EVENT_PROPAGATE;
}

static void
update_editable (KaijiForm *self)
{
  if (kaiji_document_get_editable (self->document))
    gtk_widget_remove_css_class (self->sections_box, "read-only");
  else
    gtk_widget_add_css_class (self->sections_box, "read-only");
}

static void
on_editable_changed (KaijiForm *self)
{
  update_editable (self);
}

static void
kaiji_form_root (GtkWidget *widget)
{
  /* Before the viewport in the form is told. */
  g_signal_connect_object (gtk_widget_get_root (widget), "notify::focus-widget",
                           G_CALLBACK (on_focus_changed), widget, G_CONNECT_SWAPPED);

  GTK_WIDGET_CLASS (kaiji_form_parent_class)->root (widget);
}

static void
kaiji_form_unroot (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_func (gtk_widget_get_root (widget), on_focus_changed, widget);

  GTK_WIDGET_CLASS (kaiji_form_parent_class)->unroot (widget);
}

static void
kaiji_form_dispose (GObject *object)
{
  KaijiForm *self = KAIJI_FORM (object);

  g_clear_object (&self->memory);
  g_clear_object (&self->builder);
  g_clear_object (&self->scroller);
  g_clear_pointer (&self->sections, g_ptr_array_unref);
  g_clear_pointer (&self->spots, g_hash_table_unref);
  g_clear_pointer (&self->owner, g_free);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (kaiji_form_parent_class)->dispose (object);
}

static void
kaiji_form_class_init (KaijiFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kaiji_form_dispose;
  widget_class->root = kaiji_form_root;
  widget_class->unroot = kaiji_form_unroot;

  signals[SECTION_CHANGED] = g_signal_new ("section-changed", G_TYPE_FROM_CLASS (klass),
                                           G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  signals[REVEALED] = g_signal_new ("revealed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "form.follow-cursor", NULL, on_follow_cursor);
  gtk_widget_class_install_action (widget_class, "form.fill-item", "u", on_fill_item);

  g_type_ensure (KAIJI_TYPE_CERTIFICATION_ROW);
  g_type_ensure (KAIJI_TYPE_FORM_END);
  gtk_widget_class_set_template_from_resource (widget_class, "/jp/kaiji/Kaiji/kaiji-form.ui");
  gtk_widget_class_bind_template_child (widget_class, KaijiForm, scrolled_window);
  gtk_widget_class_bind_template_child (widget_class, KaijiForm, sections_box);
  gtk_widget_class_bind_template_child (widget_class, KaijiForm, certification_row);
  gtk_widget_class_bind_template_child (widget_class, KaijiForm, end);
}

static void
kaiji_form_init (KaijiForm *self)
{
  self->sections = g_ptr_array_new ();
  self->spots = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  gtk_widget_set_layout_manager (GTK_WIDGET (self), kaiji_form_layout_new ());
  gtk_widget_init_template (GTK_WIDGET (self));
  self->scroller = kaiji_form_scroller_new (GTK_SCROLLED_WINDOW (self->scrolled_window),
                                            self->sections_box);
  self->memory = kaiji_focus_memory_new (self->sections_box);
  g_signal_connect_swapped (self->scrolled_window, "scroll-child", G_CALLBACK (on_scroll_child),
                            self);
}

/**
 * kaiji_form_set_document:
 * @document: the document to show; set once
 *
 * Shows all sections of @document.
 */
void
kaiji_form_set_document (KaijiForm *self, KaijiDocument *document)
{
  KaijiSheet *sheet;
  guint n_sections;
  const KaijiSection *sections;

  g_return_if_fail (KAIJI_IS_FORM (self));
  g_return_if_fail (KAIJI_IS_DOCUMENT (document));
  g_return_if_fail (self->document == NULL);

  self->document = g_object_ref (document);
  sheet = kaiji_document_get_sheet (document);
  sections = kaiji_scheme_get_sections (kaiji_sheet_get_scheme (sheet), &n_sections);
  for (guint i = 0; i < n_sections; i++)
    {
      KaijiFormSection *section = kaiji_form_section_new (kaiji_document_get_findings (document),
                                                          &sections[i]);

      g_ptr_array_add (self->sections, section);
      gtk_box_append (GTK_BOX (self->sections_box), GTK_WIDGET (section));
    }
  gtk_box_reorder_child_after (GTK_BOX (self->sections_box), GTK_WIDGET (self->end),
                               gtk_widget_get_last_child (self->sections_box));

  self->builder = kaiji_form_builder_new (GTK_WIDGET (self), self->scroller,
                                          kaiji_sheet_get_scheme (sheet), self->sections);
  g_signal_connect_object (document, "notify::editable", G_CALLBACK (on_editable_changed), self,
                           G_CONNECT_SWAPPED);
  kaiji_certification_row_set_document (self->certification_row, document);
  update_editable (self);
  update_shown (self);
}

/**
 * kaiji_form_get_section:
 *
 * Returns: (transfer none) (nullable): the shown section, or %NULL for all
 */
const KaijiSection *
kaiji_form_get_section (KaijiForm *self)
{
  g_return_val_if_fail (KAIJI_IS_FORM (self), NULL);

  return self->section;
}

/**
 * kaiji_form_show_section:
 * @section: (nullable): a section of the sheet's scheme, or %NULL for all
 *
 * Shows the fields of @section, where it was left; at its beginning if it is shown already.
 */
void
kaiji_form_show_section (KaijiForm *self, const KaijiSection *section)
{
  static const Spot beginning = { 0 };
  const Spot *spot = NULL;
  Spot left = { 0 };
  gboolean changed;

  g_return_if_fail (KAIJI_IS_FORM (self));
  g_return_if_fail (self->document != NULL);

  g_signal_emit (self, signals[REVEALED], 0);
  changed = section != self->section;
  if (changed)
    {
      left.top_field = kaiji_form_find_top_field (self, &left.offset);
      g_hash_table_insert (self->spots, (gpointer) self->section, g_memdup2 (&left, sizeof left));
      spot = g_hash_table_lookup (self->spots, section);
    }
  self->section = section;
  update_shown (self);
  if (spot == NULL)
    spot = &beginning;
  build (self, spot->top_field);
  scroll_to_spot (self, spot);
  if (changed)
    g_signal_emit (self, signals[SECTION_CHANGED], 0);
}

/**
 * kaiji_form_set_filter:
 * @filter: the fields to show in the section, or in all
 *
 * Shows the fields that pass the filter now.
 */
void
kaiji_form_set_filter (KaijiForm *self, const KaijiFilter *filter)
{
  g_autofree char *owner = NULL;

  g_return_if_fail (KAIJI_IS_FORM (self));
  g_return_if_fail (self->document != NULL);
  g_return_if_fail (filter != NULL);

  owner = g_strdup (filter->owner);
  g_free (self->owner);
  self->owner = g_steal_pointer (&owner);
  self->filter.kind = filter->kind;
  self->filter.owner = self->owner;
  self->filtered_field = NULL;
  g_hash_table_remove_all (self->spots);
  apply_filter (self, NULL);
  kaiji_form_scroller_scroll_to_value (self->scroller, 0);
}

/**
 * kaiji_form_get_filter:
 *
 * Returns: (transfer none): the filter
 */
const KaijiFilter *
kaiji_form_get_filter (KaijiForm *self)
{
  g_return_val_if_fail (KAIJI_IS_FORM (self), NULL);

  return &self->filter;
}

/**
 * kaiji_form_get_current_field:
 *
 * Returns: (transfer none) (nullable): the field that is or was last edited
 */
const KaijiField *
kaiji_form_get_current_field (KaijiForm *self)
{
  g_return_val_if_fail (KAIJI_IS_FORM (self), NULL);

  return self->document != NULL
           ? kaiji_cursor_get_field (kaiji_document_get_cursor (self->document))
           : NULL;
}

/**
 * kaiji_form_is_busy:
 *
 * Returns: whether rows that are nearly in view must still be made
 */
gboolean
kaiji_form_is_busy (KaijiForm *self)
{
  g_return_val_if_fail (KAIJI_IS_FORM (self), FALSE);

  return self->builder != NULL && kaiji_form_builder_is_busy (self->builder);
}

/**
 * kaiji_form_reveal_field:
 * @field: a field of the sheet's scheme
 *
 * Shows @field, whatever section is shown now, and leaves the cursor where it is.
 *
 * Returns: (transfer none): its row
 */
KaijiFieldRow *
kaiji_form_reveal_field (KaijiForm *self, const KaijiField *field)
{
  const KaijiSection *section;
  KaijiFieldRow *row;

  g_return_val_if_fail (KAIJI_IS_FORM (self), NULL);
  g_return_val_if_fail (self->document != NULL, NULL);
  g_return_val_if_fail (field != NULL, NULL);

  g_signal_emit (self, signals[REVEALED], 0);
  section = kaiji_field_get_section (field);
  if (self->section != NULL && self->section != section)
    kaiji_form_show_section (self, section);
  build (self, field);
  row = kaiji_form_section_get_row (find_section (self, section), field);
  gtk_widget_set_visible (GTK_WIDGET (find_section (self, section)), TRUE);
  kaiji_form_scroller_scroll_to_row (self->scroller, row);

  return row;
}

/**
 * kaiji_form_show_field:
 * @field: a field of the sheet's scheme
 *
 * Shows @field, whatever section is shown now, and puts the cursor into it.
 *
 * Returns: (transfer none): its row
 */
KaijiFieldRow *
kaiji_form_show_field (KaijiForm *self, const KaijiField *field)
{
  KaijiFieldRow *row = kaiji_form_reveal_field (self, field);

  g_return_val_if_fail (row != NULL, NULL);

  /* The cursor moves now, so that the next key press goes there. */
  kaiji_cursor_move (kaiji_document_get_cursor (self->document), field);
  kaiji_field_row_grab_editor_focus (row);

  return row;
}

/* Returns: (nullable): the control that last had the focus, if one would still be edited in it;
 * what belongs to no field is not known to the document's cursor */
static GtkWidget *
find_last_control (KaijiForm *self)
{
  GtkWidget *last = kaiji_focus_memory_get (self->memory);
  GtkWidget *row = last != NULL ? gtk_widget_get_ancestor (last, KAIJI_TYPE_FIELD_ROW) : NULL;

  if (row != NULL
      && kaiji_field_row_get_field (KAIJI_FIELD_ROW (row)) != kaiji_form_get_current_field (self))
    return NULL;

  return last;
}

/**
 * kaiji_form_return:
 *
 * Goes back to where one was in the form: to that very control, with its cursor and selection, and
 * without scrolling if it can be seen. If it is gone, another control of the edited field gets the
 * focus.
 *
 * Returns: whether one has been in a field that is still there
 */
gboolean
kaiji_form_return (KaijiForm *self)
{
  const KaijiField *field;
  GtkWidget *last;
  KaijiFieldRow *row;

  g_return_val_if_fail (KAIJI_IS_FORM (self), FALSE);

  /* Before the form is shown: its first control may get the focus with that. */
  last = find_last_control (self);
  g_signal_emit (self, signals[REVEALED], 0);
  field = kaiji_form_get_current_field (self);
  if (last != NULL && gtk_widget_is_visible (last))
    {
      kaiji_form_scroller_return (self->scroller);
      if (kaiji_focus_return (last))
        return TRUE;
    }
  if (field == NULL)
    return FALSE;

  row = kaiji_form_reveal_field (self, field);
  if (last == NULL || !kaiji_focus_return (last))
    kaiji_field_row_focus_change (row);
  return TRUE;
}

/**
 * kaiji_form_forget_control:
 *
 * Forgets the control that had the focus last, if no field has been gone to: GTK gives the focus to
 * the first control of what is shown, also if something else is shown in its place at once.
 */
void
kaiji_form_forget_control (KaijiForm *self)
{
  g_return_if_fail (KAIJI_IS_FORM (self));

  if (self->memory != NULL && kaiji_form_get_current_field (self) == NULL)
    kaiji_focus_memory_forget (self->memory);
}

/**
 * kaiji_form_show_change:
 * @field: a field of the sheet's scheme, whose answer was changed elsewhere than in the form
 *
 * Shows @field and puts the cursor into the control that has changed.
 */
void
kaiji_form_show_change (KaijiForm *self, const KaijiField *field)
{
  KaijiFieldRow *row = kaiji_form_reveal_field (self, field);

  g_return_if_fail (row != NULL);

  kaiji_cursor_move (kaiji_document_get_cursor (self->document), field);
  kaiji_field_row_focus_change (row);
}

/**
 * kaiji_form_get_last_control:
 *
 * Returns: (transfer none) (nullable): the control in which one is or was last
 */
GtkWidget *
kaiji_form_get_last_control (KaijiForm *self)
{
  g_return_val_if_fail (KAIJI_IS_FORM (self), NULL);

  return find_last_control (self);
}

/**
 * kaiji_form_find_top_field:
 * @offset: (out): how much of its row is above the visible part, in pixels
 *
 * Returns: (transfer none) (nullable): the first visible field
 */
const KaijiField *
kaiji_form_find_top_field (KaijiForm *self, double *offset)
{
  KaijiFieldRow *row;

  g_return_val_if_fail (KAIJI_IS_FORM (self), NULL);

  row = (KaijiFieldRow *) kaiji_form_sight_find_top (kaiji_form_scroller_get_sight (self->scroller),
                                                     KAIJI_TYPE_FIELD_ROW, offset);
  return row != NULL ? kaiji_field_row_get_field (row) : NULL;
}

/**
 * kaiji_form_is_in_sight:
 * @field: a field of the sheet's scheme
 *
 * Returns: whether the beginning of @field is visible
 */
gboolean
kaiji_form_is_in_sight (KaijiForm *self, const KaijiField *field)
{
  KaijiFieldRow *row;

  g_return_val_if_fail (KAIJI_IS_FORM (self), FALSE);
  g_return_val_if_fail (field != NULL, FALSE);

  row = kaiji_form_section_find_row (find_section (self, kaiji_field_get_section (field)), field);
  return row != NULL
         && kaiji_form_sight_has_row (kaiji_form_scroller_get_sight (self->scroller), row);
}

/**
 * kaiji_form_go_to_top_field:
 * @top: the field that was the first visible one
 * @offset: an offset from kaiji_form_find_top_field()
 * @current: (nullable): the field to put the cursor into; @top if it is not shown
 *
 * Scrolls so that @top is the first visible field, and puts the cursor into a field.
 *
 * Returns: whether @top is shown now
 */
gboolean
kaiji_form_go_to_top_field (KaijiForm *self,
                            const KaijiField *top,
                            double offset,
                            const KaijiField *current)
{
  KaijiFieldRow *row;

  g_return_val_if_fail (KAIJI_IS_FORM (self), FALSE);
  g_return_val_if_fail (self->document != NULL, FALSE);
  g_return_val_if_fail (top != NULL, FALSE);

  if (!shows_field (self, top))
    return FALSE;
  if (current == NULL || !shows_field (self, current))
    current = top;

  build (self, top);
  row = kaiji_form_section_get_row (find_section (self, kaiji_field_get_section (top)), top);
  kaiji_cursor_move (kaiji_document_get_cursor (self->document), current);
  kaiji_form_return (self);
  kaiji_form_scroller_align_row (self->scroller, row, offset);

  return TRUE;
}
