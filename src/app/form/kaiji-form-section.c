/* kaiji-form-section.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-culled-box.h"
#include "kaiji-form-label.h"
#include "kaiji-form-section.h"
#include "kaiji-section-heading.h"

struct _KaijiFormSection
{
  GtkWidget parent_instance;

  GtkWidget
    *heading; /* (nullable): NULL before the first row is built, like the box of the items */
  GtkWidget *items_box;

  KaijiSheet *sheet;
  KaijiFindings *findings;
  const KaijiSection *section;
  GHashTable *rows;  /* field -> KaijiFieldRow, for fields whose row is built */
  GtkWidget **cards; /* by item, NULL until it is built */
  const KaijiItem *items;
  guint n_items;
  gboolean *passing; /* by field */
};

G_DEFINE_FINAL_TYPE (KaijiFormSection, kaiji_form_section, GTK_TYPE_WIDGET)

/* The space between the heading and the cards, in pixels. */
#define SPACING 12

/* A single label: a box of two is measured many times if one of them wraps. */
static GtkWidget *
create_heading (const KaijiItem *item)
{
  const char *separator = *item->group->title != '\0' && *item->title != '\0' ? " › " : "";
  g_autofree char *text = g_strdup_printf ("%u\u2003%s%s%s", item->number, item->group->title,
                                           separator, item->title);
  GtkWidget *label = kaiji_form_label_new (text);

  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (label, "item-heading");

  return label;
}

/* Makes a card with the item's heading above the rows of its fields. */
static GtkWidget *
create_item (KaijiFormSection *self, const KaijiItem *item)
{
  GtkWidget *card = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL,
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "item");
  gtk_accessible_update_property (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_PROPERTY_LABEL, item->title,
                                  -1);
  gtk_box_append (GTK_BOX (card), create_heading (item));

  for (guint i = 0; i < item->n_fields; i++)
    {
      const KaijiField *field = &item->fields[i];
      KaijiFieldRow *row = kaiji_field_row_new (self->findings, field);

      if (i > 0)
        gtk_box_append (GTK_BOX (card), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
      gtk_box_append (GTK_BOX (card), GTK_WIDGET (row));
      g_hash_table_insert (self->rows, (gpointer) field, row);
    }

  return card;
}

static gboolean
is_passing (KaijiFormSection *self, const KaijiField *field)
{
  return self->passing[field - self->section->fields];
}

static gboolean
is_item_passing (KaijiFormSection *self, const KaijiItem *item)
{
  for (guint i = 0; i < item->n_fields; i++)
    if (is_passing (self, &item->fields[i]))
      return TRUE;

  return FALSE;
}

/* Shows the rows of an item that pass the filter, with a line between any two of them. */
static void
update_card (KaijiFormSection *self, guint position)
{
  const KaijiItem *item = &self->items[position];
  gboolean any = FALSE;

  for (guint i = 0; i < item->n_fields; i++)
    {
      GtkWidget *row = g_hash_table_lookup (self->rows, &item->fields[i]);
      gboolean passing = is_passing (self, &item->fields[i]);

      gtk_widget_set_visible (row, passing);
      if (i > 0)
        gtk_widget_set_visible (gtk_widget_get_prev_sibling (row), passing && any);
      any |= passing;
    }
  gtk_widget_set_visible (self->cards[position], any);
}

static void
update_left_out (KaijiFormSection *self)
{
  if (self->items_box != NULL)
    gtk_widget_set_visible (self->items_box,
                            !kaiji_sheet_is_section_excluded (self->sheet, self->section));
}

static void
on_field_changed (KaijiFormSection *self, const KaijiField *field)
{
  if (field == NULL)
    update_left_out (self);
}

static void
build_frame (KaijiFormSection *self)
{
  if (self->items_box != NULL)
    return;

  self->heading = kaiji_section_heading_new (self->findings, self->section);
  self->items_box = kaiji_culled_box_new (GTK_ORIENTATION_VERTICAL, SPACING);
  gtk_widget_set_parent (self->heading, GTK_WIDGET (self));
  gtk_widget_set_parent (self->items_box, GTK_WIDGET (self));
  update_left_out (self);
}

static void
build_card (KaijiFormSection *self, guint position)
{
  GtkWidget *before = NULL;

  build_frame (self);
  for (guint i = position; i > 0 && before == NULL; i--)
    before = self->cards[i - 1];
  self->cards[position] = create_item (self, &self->items[position]);
  gtk_box_insert_child_after (GTK_BOX (self->items_box), self->cards[position], before);
  update_card (self, position);
}

static void
kaiji_form_section_dispose (GObject *object)
{
  KaijiFormSection *self = KAIJI_FORM_SECTION (object);

  g_clear_pointer (&self->heading, gtk_widget_unparent);
  g_clear_pointer (&self->items_box, gtk_widget_unparent);
  g_clear_pointer (&self->rows, g_hash_table_unref);
  g_clear_pointer (&self->cards, g_free);
  g_clear_pointer (&self->passing, g_free);
  g_clear_object (&self->findings);
  g_clear_object (&self->sheet);

  G_OBJECT_CLASS (kaiji_form_section_parent_class)->dispose (object);
}

static void
kaiji_form_section_class_init (KaijiFormSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kaiji_form_section_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
kaiji_form_section_init (KaijiFormSection *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), SPACING);
  self->rows = g_hash_table_new (NULL, NULL);
}

/**
 * kaiji_form_section_new:
 * @findings: the findings of a sheet
 * @section: a section of the sheet's scheme
 *
 * Returns: (transfer floating): the section, with nothing built yet
 */
KaijiFormSection *
kaiji_form_section_new (KaijiFindings *findings, const KaijiSection *section)
{
  KaijiFormSection *self;

  g_return_val_if_fail (KAIJI_IS_FINDINGS (findings), NULL);
  g_return_val_if_fail (section != NULL, NULL);

  self = g_object_new (KAIJI_TYPE_FORM_SECTION, NULL);
  self->findings = g_object_ref (findings);
  self->sheet = g_object_ref (kaiji_findings_get_sheet (findings));
  self->section = section;
  self->items = section->n_groups > 0 ? section->groups[0].items : NULL;
  for (guint i = 0; i < section->n_groups; i++)
    self->n_items += section->groups[i].n_items;
  self->cards = g_new0 (GtkWidget *, self->n_items);
  self->passing = g_new (gboolean, section->n_fields);
  for (guint i = 0; i < section->n_fields; i++)
    self->passing[i] = TRUE;

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  kaiji_section_heading_get_title (section), -1);
  g_signal_connect_object (findings, "field-changed", G_CALLBACK (on_field_changed), self,
                           G_CONNECT_SWAPPED);

  return self;
}

/**
 * kaiji_form_section_get_section:
 *
 * Returns: (transfer none): the section of the scheme
 */
const KaijiSection *
kaiji_form_section_get_section (KaijiFormSection *self)
{
  g_return_val_if_fail (KAIJI_IS_FORM_SECTION (self), NULL);

  return self->section;
}

/**
 * kaiji_form_section_shows_item:
 * @item: an item of the section
 *
 * Returns: whether any of its fields pass the filter
 */
gboolean
kaiji_form_section_shows_item (KaijiFormSection *self, const KaijiItem *item)
{
  g_return_val_if_fail (KAIJI_IS_FORM_SECTION (self), FALSE);
  g_return_val_if_fail (item != NULL, FALSE);

  return is_item_passing (self, item);
}

/**
 * kaiji_form_section_has_item:
 * @item: an item of the section
 *
 * Returns: whether its rows are built
 */
gboolean
kaiji_form_section_has_item (KaijiFormSection *self, const KaijiItem *item)
{
  g_return_val_if_fail (KAIJI_IS_FORM_SECTION (self), FALSE);
  g_return_val_if_fail (item != NULL, FALSE);

  return self->cards[item - self->items] != NULL;
}

/**
 * kaiji_form_section_build_item:
 * @item: an item of the section
 *
 * Builds the rows of @item, unless they are built.
 */
void
kaiji_form_section_build_item (KaijiFormSection *self, const KaijiItem *item)
{
  g_return_if_fail (KAIJI_IS_FORM_SECTION (self));
  g_return_if_fail (item != NULL);

  if (self->cards[item - self->items] == NULL)
    build_card (self, (guint) (item - self->items));
}

/**
 * kaiji_form_section_get_row:
 * @field: a field of the section
 *
 * Returns: (transfer none): its row, which is built if necessary, and shown even if it does not
 * pass the filter
 */
KaijiFieldRow *
kaiji_form_section_get_row (KaijiFormSection *self, const KaijiField *field)
{
  guint position;

  g_return_val_if_fail (KAIJI_IS_FORM_SECTION (self), NULL);
  g_return_val_if_fail (kaiji_field_get_section (field) == self->section, NULL);

  position = (guint) (field->item - self->items);
  self->passing[field - self->section->fields] = TRUE;
  kaiji_form_section_build_item (self, field->item);
  update_card (self, position);

  return g_hash_table_lookup (self->rows, field);
}

/**
 * kaiji_form_section_find_row:
 *
 * Returns: (transfer none) (nullable): the row of @field, if it is built
 */
KaijiFieldRow *
kaiji_form_section_find_row (KaijiFormSection *self, const KaijiField *field)
{
  g_return_val_if_fail (KAIJI_IS_FORM_SECTION (self), NULL);

  return g_hash_table_lookup (self->rows, field);
}

/**
 * kaiji_form_section_filter:
 * @filter: the filter
 * @kept: (nullable): a field that is shown even if it does not pass
 *
 * Shows the fields that pass the filter now. They stay visible when they no longer pass, until the
 * next call.
 */
void
kaiji_form_section_filter (KaijiFormSection *self,
                           const KaijiFilter *filter,
                           const KaijiField *kept)
{
  g_return_if_fail (KAIJI_IS_FORM_SECTION (self));
  g_return_if_fail (filter != NULL);

  for (guint i = 0; i < self->section->n_fields; i++)
    {
      const KaijiField *field = &self->section->fields[i];

      self->passing[i] = field == kept || kaiji_filter_passes (filter, self->findings, field);
    }
  for (guint i = 0; i < self->n_items; i++)
    if (self->cards[i] != NULL)
      update_card (self, i);
}

/**
 * kaiji_form_section_is_empty:
 *
 * Returns: whether none of its fields pass the filter
 */
gboolean
kaiji_form_section_is_empty (KaijiFormSection *self)
{
  g_return_val_if_fail (KAIJI_IS_FORM_SECTION (self), TRUE);

  for (guint i = 0; i < self->section->n_fields; i++)
    if (self->passing[i])
      return FALSE;

  return TRUE;
}
