/* kaiji-section-row.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-figures.h"
#include "kaiji-section-heading.h"
#include "kaiji-section-row.h"
#include "kaiji-tooltip-label.h"

struct _KaijiSectionRow
{
  GtkListBoxRow parent_instance;

  GtkWidget *title_label;
  GtkWidget *error_image;
  GtkWidget *error_label;
  GtkWidget *review_label; /* NULL until there is something to review */
  GtkWidget *done_image;
  GtkWidget *progress_label;

  const KaijiSection *section;
  KaijiFigures shown;
  gboolean left_out;
  char *description; /* in full words; NULL before figures are shown */
};

G_DEFINE_FINAL_TYPE (KaijiSectionRow, kaiji_section_row, GTK_TYPE_LIST_BOX_ROW)

/* The column of the row's grid that the template leaves free. */
#define REVIEW_COLUMN 3

static const char *
get_title (KaijiSectionRow *self)
{
  /* Translators: all sections of the form, one after another. */
  return self->section != NULL ? kaiji_section_heading_get_title (self->section) : _ ("All");
}

static char *
describe (const KaijiFigures *figures)
{
  g_autoptr (GString) description = g_string_new (NULL);

  if (figures->n_required > 0)
    g_string_append_printf (description,
                            /* Translators: how many required fields of a section are answered. */
                            ngettext ("%u of %u required answer", "%u of %u required answers",
                                      figures->n_required),
                            figures->n_answered, figures->n_required);
  if (figures->n_errors > 0)
    {
      if (description->len > 0)
        /* Translators: between the parts of a list. */
        g_string_append (description, _ (", "));
      g_string_append_printf (description, ngettext ("%u error", "%u errors", figures->n_errors),
                              figures->n_errors);
    }
  if (figures->n_to_review > 0)
    {
      if (description->len > 0)
        g_string_append (description, _ (", "));
      g_string_append_printf (description,
                              ngettext ("%u to review", "%u to review", figures->n_to_review),
                              figures->n_to_review);
    }

  return g_string_free (g_steal_pointer (&description), FALSE);
}

/* Only carried-over sheets have something to review. */
static void
update_review_label (KaijiSectionRow *self, guint n_to_review)
{
  g_autofree char *text = NULL;

  if (self->review_label == NULL)
    {
      if (n_to_review == 0)
        return;
      self->review_label = gtk_label_new (NULL);
      gtk_widget_set_valign (self->review_label, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (self->review_label, "to-review");
      gtk_widget_add_css_class (self->review_label, "numeric");
      gtk_grid_attach (GTK_GRID (gtk_widget_get_parent (self->done_image)), self->review_label,
                       REVIEW_COLUMN, 0, 1, 1);
    }

  /* Translators: how many answers of a section wait to be confirmed; there is little room. */
  text = g_strdup_printf (_ ("Review %u"), n_to_review);
  gtk_label_set_label (GTK_LABEL (self->review_label), text);
  gtk_widget_set_visible (self->review_label, n_to_review > 0);
}

/* gtk_widget_set_tooltip_text() queries the pointer's position from the display server, and figures
 * change with every key press. */
static gboolean
kaiji_section_row_query_tooltip (GtkWidget *widget,
                                 int x,
                                 int y,
                                 gboolean keyboard_mode,
                                 GtkTooltip *tooltip)
{
  KaijiSectionRow *self = KAIJI_SECTION_ROW (widget);

  if (self->description == NULL || *self->description == '\0')
    return FALSE;

  gtk_tooltip_set_custom (tooltip, kaiji_tooltip_label_new (self->description));
  return TRUE;
}

static void
kaiji_section_row_finalize (GObject *object)
{
  g_free (KAIJI_SECTION_ROW (object)->description);

  G_OBJECT_CLASS (kaiji_section_row_parent_class)->finalize (object);
}

static void
kaiji_section_row_class_init (KaijiSectionRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = kaiji_section_row_finalize;
  widget_class->query_tooltip = kaiji_section_row_query_tooltip;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/jp/kaiji/Kaiji/kaiji-section-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KaijiSectionRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, KaijiSectionRow, error_image);
  gtk_widget_class_bind_template_child (widget_class, KaijiSectionRow, error_label);
  gtk_widget_class_bind_template_child (widget_class, KaijiSectionRow, done_image);
  gtk_widget_class_bind_template_child (widget_class, KaijiSectionRow, progress_label);
}

static void
kaiji_section_row_init (KaijiSectionRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

/**
 * kaiji_section_row_new:
 * @section: (nullable): the section, or %NULL for all
 *
 * Returns: (transfer floating): a row without figures
 */
GtkWidget *
kaiji_section_row_new (const KaijiSection *section)
{
  KaijiSectionRow *self = g_object_new (KAIJI_TYPE_SECTION_ROW, NULL);

  self->section = section;
  gtk_label_set_label (GTK_LABEL (self->title_label), get_title (self));

  return GTK_WIDGET (self);
}

/**
 * kaiji_section_row_get_section:
 *
 * Returns: (transfer none) (nullable): the section, or %NULL for all
 */
const KaijiSection *
kaiji_section_row_get_section (KaijiSectionRow *self)
{
  g_return_val_if_fail (KAIJI_IS_SECTION_ROW (self), NULL);

  return self->section;
}

/**
 * kaiji_section_row_update:
 * @findings: the findings of the sheet
 *
 * Updates the section's figures.
 */
void
kaiji_section_row_update (KaijiSectionRow *self, KaijiFindings *findings)
{
  KaijiSheet *sheet;
  KaijiFigures figures;
  g_autofree char *errors = NULL;
  g_autofree char *progress = NULL;
  gboolean left_out;

  g_return_if_fail (KAIJI_IS_SECTION_ROW (self));
  g_return_if_fail (KAIJI_IS_FINDINGS (findings));

  sheet = kaiji_findings_get_sheet (findings);
  left_out = self->section != NULL && kaiji_sheet_is_section_excluded (sheet, self->section);
  kaiji_figures_count (&figures, findings, self->section);
  if (self->description != NULL && left_out == self->left_out
      && kaiji_figures_equal (&figures, &self->shown))
    return;

  self->shown = figures;
  self->left_out = left_out;
  errors = g_strdup_printf ("%u", figures.n_errors);
  progress = g_strdup_printf ("%u/%u", figures.n_answered, figures.n_required);
  gtk_label_set_label (GTK_LABEL (self->error_label), errors);
  gtk_label_set_label (GTK_LABEL (self->progress_label), progress);
  gtk_widget_set_visible (self->error_image, figures.n_errors > 0);
  gtk_widget_set_visible (self->error_label, figures.n_errors > 0);
  gtk_widget_set_visible (self->done_image, figures.n_required > 0
                                              && figures.n_answered == figures.n_required
                                              && figures.n_errors == 0 && figures.n_warnings == 0
                                              && figures.n_to_review == 0);
  update_review_label (self, figures.n_to_review);
  gtk_widget_set_visible (self->progress_label, figures.n_required > 0);
  if (left_out)
    gtk_widget_add_css_class (self->title_label, "left-out");
  else
    gtk_widget_remove_css_class (self->title_label, "left-out");

  g_free (self->description);
  self->description = describe (&figures);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  get_title (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  self->description, -1);
}
