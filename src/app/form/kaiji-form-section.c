/* kaiji-form-section.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-culled-box.h"
#include "kaiji-form-section.h"
#include "kaiji-section-heading.h"

struct _KaijiFormSection
{
  GtkWidget parent_instance;

  GtkWidget
    *heading; /* (nullable): NULL before the first card is added, like the box of the items */
  GtkWidget *items_box;

  KaijiSheet *sheet;
  KaijiFindings *findings;
  const KaijiSection *section;
  KaijiFormCard **cards; /* by item, NULL until it is added */
  guint n_cards;
  const KaijiItem *items;
  guint n_items;
  gboolean *passing; /* by field */
};

G_DEFINE_FINAL_TYPE (KaijiFormSection, kaiji_form_section, GTK_TYPE_WIDGET)

/* The space between the heading and the cards, in pixels. */
#define SPACING 12

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

static void
update_card (KaijiFormSection *self, guint position)
{
  const KaijiField *first = self->items[position].fields;

  kaiji_form_card_show_fields (self->cards[position],
                               &self->passing[first - self->section->fields]);
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

/* Makes an empty card at its place among those that are there, unless it is there itself. */
static void
add_card (KaijiFormSection *self, guint position)
{
  GtkWidget *before = NULL;

  if (self->cards[position] != NULL)
    return;

  build_frame (self);
  for (guint i = position; i > 0 && before == NULL; i--)
    before = (GtkWidget *) self->cards[i - 1];
  self->cards[position] = kaiji_form_card_new (self->findings, &self->items[position]);
  gtk_box_insert_child_after (GTK_BOX (self->items_box), GTK_WIDGET (self->cards[position]),
                              before);
  self->n_cards++;
  update_card (self, position);
}

/* The focus finds only what is there. */
static gboolean
kaiji_form_section_focus (GtkWidget *widget, GtkDirectionType direction)
{
  kaiji_form_section_add_cards (KAIJI_FORM_SECTION (widget));

  return GTK_WIDGET_CLASS (kaiji_form_section_parent_class)->focus (widget, direction);
}

static void
kaiji_form_section_dispose (GObject *object)
{
  KaijiFormSection *self = KAIJI_FORM_SECTION (object);

  g_clear_pointer (&self->heading, gtk_widget_unparent);
  g_clear_pointer (&self->items_box, gtk_widget_unparent);
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
  widget_class->focus = kaiji_form_section_focus;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
kaiji_form_section_init (KaijiFormSection *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), SPACING);
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
  self->cards = g_new0 (KaijiFormCard *, self->n_items);
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
 * kaiji_form_section_has_cards:
 *
 * Returns: whether all its cards are there, filled or empty
 */
gboolean
kaiji_form_section_has_cards (KaijiFormSection *self)
{
  g_return_val_if_fail (KAIJI_IS_FORM_SECTION (self), FALSE);

  return self->n_cards == self->n_items;
}

/**
 * kaiji_form_section_add_cards:
 *
 * Makes the cards that are not there yet, all of them empty.
 */
void
kaiji_form_section_add_cards (KaijiFormSection *self)
{
  g_return_if_fail (KAIJI_IS_FORM_SECTION (self));

  if (self->n_cards == self->n_items)
    return;

  for (guint i = 0; i < self->n_items; i++)
    add_card (self, i);
}

/**
 * kaiji_form_section_find_card:
 * @item: an item of the section
 *
 * Returns: (transfer none) (nullable): its card, if it is there
 */
KaijiFormCard *
kaiji_form_section_find_card (KaijiFormSection *self, const KaijiItem *item)
{
  g_return_val_if_fail (KAIJI_IS_FORM_SECTION (self), NULL);
  g_return_val_if_fail (item != NULL && item->group->section == self->section, NULL);

  return self->cards[item - self->items];
}

/**
 * kaiji_form_section_fill_item:
 * @item: an item of the section
 *
 * Makes the rows of @item, unless they are there.
 */
void
kaiji_form_section_fill_item (KaijiFormSection *self, const KaijiItem *item)
{
  guint position;

  g_return_if_fail (KAIJI_IS_FORM_SECTION (self));
  g_return_if_fail (item != NULL);

  position = (guint) (item - self->items);
  add_card (self, position);
  if (kaiji_form_card_is_filled (self->cards[position]))
    return;

  kaiji_form_card_fill (self->cards[position]);
  update_card (self, position);
}

/**
 * kaiji_form_section_get_row:
 * @field: a field of the section
 *
 * Returns: (transfer none): its row, which is made if necessary, and shown even if it does not
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
  kaiji_form_section_fill_item (self, field->item);
  update_card (self, position);

  return kaiji_form_card_find_row (self->cards[position], field);
}

/**
 * kaiji_form_section_find_row:
 *
 * Returns: (transfer none) (nullable): the row of @field, if it is there
 */
KaijiFieldRow *
kaiji_form_section_find_row (KaijiFormSection *self, const KaijiField *field)
{
  KaijiFormCard *card;

  g_return_val_if_fail (KAIJI_IS_FORM_SECTION (self), NULL);
  g_return_val_if_fail (kaiji_field_get_section (field) == self->section, NULL);

  card = self->cards[field->item - self->items];
  return card != NULL ? kaiji_form_card_find_row (card, field) : NULL;
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
 * kaiji_form_section_has_field:
 * @field: a field of the section
 *
 * Returns: whether it passed the filter when that was last applied, or is shown nevertheless
 */
gboolean
kaiji_form_section_has_field (KaijiFormSection *self, const KaijiField *field)
{
  g_return_val_if_fail (KAIJI_IS_FORM_SECTION (self), FALSE);
  g_return_val_if_fail (kaiji_field_get_section (field) == self->section, FALSE);

  return is_passing (self, field);
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
