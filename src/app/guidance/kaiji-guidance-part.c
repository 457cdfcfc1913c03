/* kaiji-guidance-part.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-guidance-part.h"

/* The maximum number of characters that are shown: an answer may be longer than any screen. */
#define MAX_LENGTH 2000

struct _KaijiGuidancePart
{
  AdwBin parent_instance;

  GtkLabel *heading_label;
  GtkLabel *text_label;
};

G_DEFINE_FINAL_TYPE (KaijiGuidancePart, kaiji_guidance_part, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_HEADING,
  PROP_TEXT,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

static void
kaiji_guidance_part_get_property (GObject *object,
                                  guint property_id,
                                  GValue *value,
                                  GParamSpec *pspec)
{
  KaijiGuidancePart *self = KAIJI_GUIDANCE_PART (object);

  switch (property_id)
    {
    case PROP_HEADING:
      g_value_set_string (value, gtk_label_get_label (self->heading_label));
      break;
    case PROP_TEXT:
      g_value_set_string (value, gtk_label_get_label (self->text_label));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
kaiji_guidance_part_set_property (GObject *object,
                                  guint property_id,
                                  const GValue *value,
                                  GParamSpec *pspec)
{
  KaijiGuidancePart *self = KAIJI_GUIDANCE_PART (object);

  switch (property_id)
    {
    case PROP_HEADING:
      gtk_label_set_label (self->heading_label, g_value_get_string (value));
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      g_value_get_string (value), -1);
      break;
    case PROP_TEXT:
      kaiji_guidance_part_set_text (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
kaiji_guidance_part_class_init (KaijiGuidancePartClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = kaiji_guidance_part_get_property;
  object_class->set_property = kaiji_guidance_part_set_property;

  properties[PROP_HEADING] = g_param_spec_string ("heading", NULL, NULL, NULL,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL,
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/jp/kaiji/Kaiji/kaiji-guidance-part.ui");
  gtk_widget_class_bind_template_child (widget_class, KaijiGuidancePart, heading_label);
  gtk_widget_class_bind_template_child (widget_class, KaijiGuidancePart, text_label);
}

static void
kaiji_guidance_part_init (KaijiGuidancePart *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * kaiji_guidance_part_set_text:
 * @text: (nullable): the text below the heading; without one the part is hidden
 */
void
kaiji_guidance_part_set_text (KaijiGuidancePart *self, const char *text)
{
  g_autofree char *shortened = NULL;

  g_return_if_fail (KAIJI_IS_GUIDANCE_PART (self));

  if (text != NULL && g_utf8_strlen (text, -1) > MAX_LENGTH)
    {
      g_autofree char *beginning = g_utf8_substring (text, 0, MAX_LENGTH);

      text = shortened = g_strconcat (beginning, "…", NULL);
    }

  gtk_label_set_label (self->text_label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self), text != NULL && *text != '\0');
}
