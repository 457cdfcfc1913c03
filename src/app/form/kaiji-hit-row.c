/* kaiji-hit-row.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-hit-row.h"
#include "kaiji-section-heading.h"

/* So much is shown of a text before what was found, and after it, in characters. */
#define N_BEFORE 12
#define N_AFTER 80

struct _KaijiHitRow
{
  AdwBin parent_instance;

  GtkLabel *number_label;
  GtkLabel *item_label;
  GtkLabel *section_label;
  GtkLabel *place_label;
  GtkLabel *text_label;
};

G_DEFINE_FINAL_TYPE (KaijiHitRow, kaiji_hit_row, ADW_TYPE_BIN)

static const char *const place_names[KAIJI_N_HIT_PLACES] = {
  /* Translators: where a text was found. */
  [KAIJI_HIT_NUMBER] = N_ ("Item number"), [KAIJI_HIT_SECTION] = N_ ("Section"),
  [KAIJI_HIT_GROUP] = N_ ("Group"),        [KAIJI_HIT_ITEM] = N_ ("Item"),
  [KAIJI_HIT_PROMPT] = N_ ("Prompt"),      [KAIJI_HIT_ANSWER] = N_ ("Answer"),
  [KAIJI_HIT_MEMO] = N_ ("Memo"),          [KAIJI_HIT_EVIDENCE] = N_ ("Evidence"),
  [KAIJI_HIT_OWNER] = N_ ("Owner"),
};

/* The text around what was found, in one line. @start and @end get where that is in it, in bytes.
 */
static char *
dup_excerpt (KaijiSheet *sheet, const KaijiHit *hit, guint *start, guint *end)
{
  g_autofree char *text = kaiji_search_dup_text (sheet, hit->field, hit->place);
  g_autoptr (GString) excerpt = g_string_new (NULL);
  g_autofree char *before = NULL;
  g_autofree char *found = NULL;
  g_autofree char *after = NULL;
  glong length = text != NULL ? g_utf8_strlen (text, -1) : 0;
  int from = MAX (hit->start - N_BEFORE, 0);

  *start = *end = 0;
  /* The text may have become shorter meanwhile. */
  if (hit->end == 0 || length < hit->end)
    return g_strdup (hit->field->prompt);

  before = g_utf8_substring (text, from, hit->start);
  found = g_utf8_substring (text, hit->start, hit->end);
  after = g_utf8_substring (text, hit->end, MIN (length, hit->end + N_AFTER));
  if (from > 0)
    g_string_append (excerpt, "…");
  g_string_append (excerpt, before);
  *start = (guint) excerpt->len;
  g_string_append (excerpt, found);
  *end = (guint) excerpt->len;
  g_string_append (excerpt, after);

  return g_strdelimit (g_string_free (g_steal_pointer (&excerpt), FALSE), "\r\n\t", ' ');
}

static void
kaiji_hit_row_class_init (KaijiHitRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/jp/kaiji/Kaiji/kaiji-hit-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KaijiHitRow, number_label);
  gtk_widget_class_bind_template_child (widget_class, KaijiHitRow, item_label);
  gtk_widget_class_bind_template_child (widget_class, KaijiHitRow, section_label);
  gtk_widget_class_bind_template_child (widget_class, KaijiHitRow, place_label);
  gtk_widget_class_bind_template_child (widget_class, KaijiHitRow, text_label);
}

static void
kaiji_hit_row_init (KaijiHitRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kaiji_hit_row_new:
 *
 * Returns: (transfer floating): a row without a hit yet
 */
GtkWidget *
kaiji_hit_row_new (void)
{
  return g_object_new (KAIJI_TYPE_HIT_ROW, NULL);
}

/**
 * kaiji_hit_row_set_hit:
 * @hit: what to show
 */
void
kaiji_hit_row_set_hit (KaijiHitRow *self, KaijiSheet *sheet, const KaijiHit *hit)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  PangoAttribute *weight = pango_attr_weight_new (PANGO_WEIGHT_BOLD);
  g_autofree char *number = NULL;
  g_autofree char *excerpt = NULL;

  g_return_if_fail (KAIJI_IS_HIT_ROW (self));
  g_return_if_fail (KAIJI_IS_SHEET (sheet));
  g_return_if_fail (hit != NULL);

  number = g_strdup_printf ("%u", hit->field->item->number);
  excerpt = dup_excerpt (sheet, hit, &weight->start_index, &weight->end_index);
  pango_attr_list_insert (attributes, weight);
  gtk_label_set_text (self->number_label, number);
  gtk_label_set_text (self->item_label, hit->field->item->title);
  gtk_label_set_text (self->section_label,
                      kaiji_section_heading_get_title (kaiji_field_get_section (hit->field)));
  gtk_label_set_text (self->place_label, _ (place_names[hit->place]));
  gtk_label_set_text (self->text_label, excerpt);
  gtk_label_set_attributes (self->text_label, attributes);
}

/**
 * kaiji_hit_row_dup_text:
 *
 * Returns: (transfer full): what a row says of @hit, in one line
 */
char *
kaiji_hit_row_dup_text (KaijiSheet *sheet, const KaijiHit *hit)
{
  g_autofree char *excerpt = NULL;
  guint start, end;

  g_return_val_if_fail (KAIJI_IS_SHEET (sheet), NULL);
  g_return_val_if_fail (hit != NULL, NULL);

  excerpt = dup_excerpt (sheet, hit, &start, &end);
  /* Translators: a place where a text was found: the item's number and title, its section, what
   * sort of text it is, and the text. */
  return g_strdup_printf (_ ("%u %s, %s, %s: %s"), hit->field->item->number,
                          hit->field->item->title,
                          kaiji_section_heading_get_title (kaiji_field_get_section (hit->field)),
                          _ (place_names[hit->place]), excerpt);
}
