/* kaiji-form.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-form-layout.h"
#include "kaiji-form-private.h"

/* The scroll position of a section. */
typedef struct
{
  const KaijiField *top_field; /* the first visible field, or NULL */
  double offset;               /* how much of its row is above the visible part, in pixels */
} Spot;

G_DEFINE_FINAL_TYPE (KaijiForm, kaiji_form, ADW_TYPE_BIN)

enum
{
  SECTION_CHANGED,
  REVEALED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Returns whether a section is shown at all. */
gboolean
kaiji_form_shows_section (KaijiForm *self, KaijiFormSection *section)
{
  if (self->section != NULL && kaiji_form_section_get_section (section) != self->section)
    return FALSE;

  return self->filter.kind == KAIJI_FILTER_ALL || !kaiji_form_section_is_empty (section);
}

KaijiFormSection *
kaiji_form_find_section (KaijiForm *self, const KaijiSection *section)
{
  return g_ptr_array_index (self->sections, section->index);
}

/* Returns whether a field is shown, or would be if its row were made. */
gboolean
kaiji_form_shows_field (KaijiForm *self, const KaijiField *field)
{
  return kaiji_form_shows_section (self,
                                   kaiji_form_find_section (self, kaiji_field_get_section (field)))
         && kaiji_filter_passes (&self->filter, kaiji_document_get_findings (self->document),
                                 field);
}

/* Builds the rows that will be visible next, from a field's item on or from the beginning. */
void
kaiji_form_build (KaijiForm *self, const KaijiField *field)
{
  kaiji_form_builder_build (self->builder, field != NULL ? field->item : NULL);
}

/* Says that the form is about to show something. */
void
kaiji_form_announce (KaijiForm *self)
{
  g_signal_emit (self, signals[REVEALED], 0);
}

/* Scrolls to the place where a section was left. */
static void
scroll_to_spot (KaijiForm *self, const Spot *spot)
{
  const KaijiField *top = spot->top_field;

  if (top != NULL && kaiji_form_shows_field (self, top))
    kaiji_form_scroller_align_row (
      self->scroller,
      kaiji_form_section_get_row (kaiji_form_find_section (self, kaiji_field_get_section (top)),
                                  top),
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

      gboolean shown = kaiji_form_shows_section (self, section);

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
  kaiji_form_build (self, kept);
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

  kaiji_form_announce (self);
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
  kaiji_form_build (self, spot->top_field);
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
