/* kaiji-status-bar.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-figures.h"
#include "kaiji-status-bar.h"
#include "kaiji-wrap-layout.h"

struct _KaijiStatusBar
{
  AdwBin parent_instance;

  GtkWidget *progress_label;
  GtkWidget *level_bar;
  GtkWidget *review_button;
  GtkWidget *findings_button;
  GtkWidget *missing_box;
  GtkWidget *missing_image;
  GtkWidget *missing_label;
  GtkWidget *error_image;
  GtkWidget *error_label;
  GtkWidget *warning_image;
  GtkWidget *warning_label;

  KaijiFindings *findings;
  KaijiFigures shown;
  gboolean narrow;
};

G_DEFINE_FINAL_TYPE (KaijiStatusBar, kaiji_status_bar, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_NARROW,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

/* Coloured if anything needs attention. */
static void
set_style (GtkWidget *image, guint count, const char *style)
{
  const char *styles[] = { count > 0 ? style : "dim-label", NULL };

  gtk_widget_set_css_classes (image, styles);
}

/* The accessible name is in full words, even if only the figures are shown. */
static void
name_findings_button (KaijiStatusBar *self, const KaijiFigures *figures)
{
  g_autofree char *missing = g_strdup_printf (_ ("%u still empty"), figures->n_missing);
  g_autofree char *errors = g_strdup_printf (ngettext ("%u error", "%u errors", figures->n_errors),
                                             figures->n_errors);
  g_autofree char *warnings = g_strdup_printf (ngettext ("%u warning", "%u warnings",
                                                         figures->n_warnings),
                                               figures->n_warnings);
  /* Translators: between the parts of a list. */
  const char *comma = _ (", ");
  g_autofree char *name = g_strconcat (missing, comma, errors, comma, warnings, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->findings_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* If there is little room, uses the section list's words, in the place of the level bar. */
static void
show_review (KaijiStatusBar *self, guint n_to_review)
{
  /* Translators: how many answers were carried over and wait to be confirmed. */
  g_autofree char *name = g_strdup_printf (ngettext ("%u to review", "%u to review", n_to_review),
                                           n_to_review);
  g_autofree char *short_name = g_strdup_printf (_ ("Review %u"), n_to_review);

  gtk_button_set_label (GTK_BUTTON (self->review_button), self->narrow ? short_name : name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->review_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_visible (self->review_button, n_to_review > 0);
  gtk_widget_set_visible (self->level_bar, !self->narrow || n_to_review == 0);
}

static void
show_figures (KaijiStatusBar *self, const KaijiFigures *figures)
{
  g_autofree char *progress = NULL;
  g_autofree char *missing = NULL;
  g_autofree char *errors = NULL;
  g_autofree char *warnings = NULL;

  /* Translators: how many of the required fields are answered, as in “Required 71/92”. */
  progress = g_strdup_printf (self->narrow ? "%u/%u" : _ ("Required %u/%u"), figures->n_answered,
                              figures->n_required);
  gtk_label_set_label (GTK_LABEL (self->progress_label), progress);
  gtk_level_bar_set_max_value (GTK_LEVEL_BAR (self->level_bar), MAX (figures->n_required, 1));
  gtk_level_bar_set_value (GTK_LEVEL_BAR (self->level_bar), figures->n_answered);

  /* Translators: how many required fields are not answered yet. */
  missing = g_strdup_printf (_ ("%u still empty"), figures->n_missing);
  gtk_label_set_label (GTK_LABEL (self->missing_label), missing);
  /* If there is little room, “answered of all” is enough. */
  gtk_widget_set_visible (self->missing_box, !self->narrow);
  errors = g_strdup_printf (self->narrow ? "%u"
                                         : ngettext ("%u error", "%u errors", figures->n_errors),
                            figures->n_errors);
  gtk_label_set_label (GTK_LABEL (self->error_label), errors);
  warnings = g_strdup_printf (self->narrow
                                ? "%u"
                                : ngettext ("%u warning", "%u warnings", figures->n_warnings),
                              figures->n_warnings);
  gtk_label_set_label (GTK_LABEL (self->warning_label), warnings);
  name_findings_button (self, figures);
  show_review (self, figures->n_to_review);
  set_style (self->missing_image, figures->n_missing, "accent");
  set_style (self->error_image, figures->n_errors, "error");
  set_style (self->warning_image, figures->n_warnings, "warning");
  self->shown = *figures;
}

static void
on_field_changed (KaijiStatusBar *self)
{
  KaijiFigures figures;

  kaiji_figures_count (&figures, self->findings, NULL);
  if (!kaiji_figures_equal (&figures, &self->shown))
    show_figures (self, &figures);
}

static void
kaiji_status_bar_dispose (GObject *object)
{
  g_clear_object (&KAIJI_STATUS_BAR (object)->findings);

  G_OBJECT_CLASS (kaiji_status_bar_parent_class)->dispose (object);
}

static void
kaiji_status_bar_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, KAIJI_STATUS_BAR (object)->narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
kaiji_status_bar_set_property (GObject *object,
                               guint property_id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  KaijiStatusBar *self = KAIJI_STATUS_BAR (object);

  switch (property_id)
    {
    case PROP_NARROW:
      if (self->narrow == g_value_get_boolean (value))
        break;
      self->narrow = g_value_get_boolean (value);
      if (self->narrow)
        gtk_widget_add_css_class (GTK_WIDGET (self), "narrow");
      else
        gtk_widget_remove_css_class (GTK_WIDGET (self), "narrow");
      if (self->findings != NULL)
        show_figures (self, &self->shown);
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
kaiji_status_bar_class_init (KaijiStatusBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kaiji_status_bar_dispose;
  object_class->get_property = kaiji_status_bar_get_property;
  object_class->set_property = kaiji_status_bar_set_property;

  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                    | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  g_type_ensure (KAIJI_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/jp/kaiji/Kaiji/kaiji-status-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, KaijiStatusBar, progress_label);
  gtk_widget_class_bind_template_child (widget_class, KaijiStatusBar, level_bar);
  gtk_widget_class_bind_template_child (widget_class, KaijiStatusBar, review_button);
  gtk_widget_class_bind_template_child (widget_class, KaijiStatusBar, findings_button);
  gtk_widget_class_bind_template_child (widget_class, KaijiStatusBar, missing_box);
  gtk_widget_class_bind_template_child (widget_class, KaijiStatusBar, missing_image);
  gtk_widget_class_bind_template_child (widget_class, KaijiStatusBar, missing_label);
  gtk_widget_class_bind_template_child (widget_class, KaijiStatusBar, error_image);
  gtk_widget_class_bind_template_child (widget_class, KaijiStatusBar, error_label);
  gtk_widget_class_bind_template_child (widget_class, KaijiStatusBar, warning_image);
  gtk_widget_class_bind_template_child (widget_class, KaijiStatusBar, warning_label);
}

static void
kaiji_status_bar_init (KaijiStatusBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  /* Green or red would judge a sheet that is merely unfinished. */
  gtk_level_bar_remove_offset_value (GTK_LEVEL_BAR (self->level_bar), GTK_LEVEL_BAR_OFFSET_LOW);
  gtk_level_bar_remove_offset_value (GTK_LEVEL_BAR (self->level_bar), GTK_LEVEL_BAR_OFFSET_HIGH);
  gtk_level_bar_remove_offset_value (GTK_LEVEL_BAR (self->level_bar), GTK_LEVEL_BAR_OFFSET_FULL);
}

/**
 * kaiji_status_bar_set_findings:
 * @findings: the findings of a sheet; set once
 *
 * Shows the figures of the sheet, and follows it.
 */
void
kaiji_status_bar_set_findings (KaijiStatusBar *self, KaijiFindings *findings)
{
  g_return_if_fail (KAIJI_IS_STATUS_BAR (self));
  g_return_if_fail (KAIJI_IS_FINDINGS (findings));
  g_return_if_fail (self->findings == NULL);

  self->findings = g_object_ref (findings);
  g_signal_connect_object (findings, "field-changed", G_CALLBACK (on_field_changed), self,
                           G_CONNECT_SWAPPED);
  kaiji_figures_count (&self->shown, findings, NULL);
  show_figures (self, &self->shown);
}
