/* kaiji-preview-split.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-preview-split.h"
#include "kaiji-preview.h"
#include "kaiji-settings.h"
#include "kaiji-side-pane.h"

struct _KaijiPreviewSplit
{
  GtkWidget parent_instance;

  GtkWidget *content;    /* (nullable) */
  GtkWidget *pane;       /* (nullable): NULL before it is first shown */
  KaijiPreview *preview; /* in the pane */

  KaijiDocument *document;

  gboolean wanted; /* whether the preview is shown if there is room */
  gboolean narrow; /* there is no room for both */
  gboolean raised; /* the preview is in the content's place */
  guint narrow_idle;
};

G_DEFINE_FINAL_TYPE (KaijiPreviewSplit, kaiji_preview_split, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_CONTENT,
  PROP_SHOW_PREVIEW,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

static void
create_pane (KaijiPreviewSplit *self)
{
  GSettings *settings = kaiji_settings_get ();

  self->preview = kaiji_preview_new (self->document);

  self->pane = GTK_WIDGET (kaiji_side_pane_new ());
  kaiji_side_pane_set_child (KAIJI_SIDE_PANE (self->pane), GTK_WIDGET (self->preview));
  if (settings != NULL)
    g_settings_bind (settings, "preview-width", self->pane, "width", G_SETTINGS_BIND_DEFAULT);
  gtk_widget_set_parent (self->pane, GTK_WIDGET (self));
}

static gboolean
is_focused (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, widget);
}

/* Returns the focus to where typing was, if the preview has it. */
static void
return_focus (KaijiPreviewSplit *self)
{
  const KaijiField *field = kaiji_cursor_get_field (kaiji_document_get_cursor (self->document));

  if (!is_focused (self->pane))
    return;

  if (field != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "sheet.show-field", "s", field->id);
  else
    gtk_widget_child_focus (self->content, GTK_DIR_TAB_FORWARD);
}

static void
set_wanted (KaijiPreviewSplit *self, gboolean wanted)
{
  GSettings *settings = kaiji_settings_get ();

  self->wanted = wanted;
  if (!wanted)
    return_focus (self);
  if (settings != NULL)
    g_settings_set_boolean (settings, "show-preview", wanted);
}

/* The hidden content must not receive typing. The focus moves before its widget is hidden, or GTK
 * would move it once more, to any widget. */
static void
set_raised (KaijiPreviewSplit *self, gboolean raised)
{
  self->raised = raised;
  if (raised)
    {
      gtk_widget_set_child_visible (self->pane, TRUE);
      gtk_widget_grab_focus (GTK_WIDGET (self->preview));
      gtk_widget_set_child_visible (self->content, FALSE);
    }
  else
    {
      gtk_widget_set_child_visible (self->content, TRUE);
      return_focus (self);
      gtk_widget_set_child_visible (self->pane, FALSE);
    }
}

static gboolean
on_narrow_changed (gpointer user_data)
{
  KaijiPreviewSplit *self = user_data;

  self->narrow_idle = 0;
  if (!self->narrow && self->raised)
    set_raised (self, FALSE);
  else if (self->narrow && self->wanted)
    return_focus (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_PREVIEW]);

  return G_SOURCE_REMOVE;
}

static void
measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural)
{
  *minimum = *natural = 0;
  if (widget != NULL)
    gtk_widget_measure (widget, orientation, for_size, minimum, natural, NULL, NULL);
}

/* Whether @width is too small for both. */
static gboolean
is_narrow (KaijiPreviewSplit *self, int width)
{
  int content_minimum, content_natural, pane_minimum, pane_natural;

  measure (self->content, GTK_ORIENTATION_HORIZONTAL, -1, &content_minimum, &content_natural);
  measure (self->pane, GTK_ORIENTATION_HORIZONTAL, -1, &pane_minimum, &pane_natural);

  return width < content_minimum + pane_minimum;
}

static gboolean
on_escape_pressed (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  KaijiPreviewSplit *self = KAIJI_PREVIEW_SPLIT (widget);

  if (!self->raised)
    return FALSE;

  kaiji_preview_split_set_show_preview (self, FALSE);
  return TRUE;
}

static void
kaiji_preview_split_measure (GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  KaijiPreviewSplit *self = KAIJI_PREVIEW_SPLIT (widget);
  int pane_minimum, pane_natural;

  measure (self->content, orientation, -1, minimum, natural);
  measure (self->pane, orientation, -1, &pane_minimum, &pane_natural);
  *minimum = MAX (*minimum, pane_minimum);
  *natural = MAX (*natural, pane_natural);
}

/* The preview gets the width that was set, if that leaves the content its minimum; the content gets
 * the rest. */
static void
kaiji_preview_split_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  KaijiPreviewSplit *self = KAIJI_PREVIEW_SPLIT (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  gboolean narrow = is_narrow (self, width);
  gboolean beside = self->wanted && !narrow;
  int pane_width = 0;

  /* Handlers of this notification must not change anything before the whole window is laid out. */
  if (narrow != self->narrow && self->narrow_idle == 0)
    self->narrow_idle = g_idle_add_full (GDK_PRIORITY_EVENTS, on_narrow_changed, self, NULL);
  self->narrow = narrow;

  if (self->pane != NULL)
    gtk_widget_set_child_visible (self->pane, beside || self->raised);
  if (beside)
    {
      int content_minimum, content_natural, pane_minimum, pane_natural;

      measure (self->content, GTK_ORIENTATION_HORIZONTAL, -1, &content_minimum, &content_natural);
      measure (self->pane, GTK_ORIENTATION_HORIZONTAL, -1, &pane_minimum, &pane_natural);
      pane_width = MIN (pane_natural, width - content_minimum);
    }

  if (gtk_widget_get_child_visible (self->content))
    gtk_widget_size_allocate (self->content,
                              &(GtkAllocation){ rtl ? pane_width : 0, 0, width - pane_width,
                                                height },
                              baseline);
  if (self->raised)
    gtk_widget_size_allocate (self->pane, &(GtkAllocation){ 0, 0, width, height }, baseline);
  else if (beside)
    gtk_widget_size_allocate (self->pane,
                              &(GtkAllocation){ rtl ? 0 : width - pane_width, 0, pane_width,
                                                height },
                              baseline);
}

static void
kaiji_preview_split_dispose (GObject *object)
{
  KaijiPreviewSplit *self = KAIJI_PREVIEW_SPLIT (object);

  g_clear_handle_id (&self->narrow_idle, g_source_remove);
  g_clear_pointer (&self->content, gtk_widget_unparent);
  g_clear_pointer (&self->pane, gtk_widget_unparent);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (kaiji_preview_split_parent_class)->dispose (object);
}

static void
kaiji_preview_split_get_property (GObject *object,
                                  guint property_id,
                                  GValue *value,
                                  GParamSpec *pspec)
{
  KaijiPreviewSplit *self = KAIJI_PREVIEW_SPLIT (object);

  switch (property_id)
    {
    case PROP_CONTENT:
      g_value_set_object (value, self->content);
      break;
    case PROP_SHOW_PREVIEW:
      g_value_set_boolean (value, kaiji_preview_split_get_show_preview (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
kaiji_preview_split_set_property (GObject *object,
                                  guint property_id,
                                  const GValue *value,
                                  GParamSpec *pspec)
{
  KaijiPreviewSplit *self = KAIJI_PREVIEW_SPLIT (object);

  switch (property_id)
    {
    case PROP_CONTENT:
      kaiji_preview_split_set_content (self, g_value_get_object (value));
      break;
    case PROP_SHOW_PREVIEW:
      kaiji_preview_split_set_show_preview (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
kaiji_preview_split_class_init (KaijiPreviewSplitClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kaiji_preview_split_dispose;
  object_class->get_property = kaiji_preview_split_get_property;
  object_class->set_property = kaiji_preview_split_set_property;
  widget_class->measure = kaiji_preview_split_measure;
  widget_class->size_allocate = kaiji_preview_split_size_allocate;

  properties[PROP_CONTENT] = g_param_spec_object ("content", NULL, NULL, GTK_TYPE_WIDGET,
                                                  G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                    | G_PARAM_STATIC_STRINGS);
  properties[PROP_SHOW_PREVIEW] = g_param_spec_boolean ("show-preview", NULL, NULL, FALSE,
                                                        G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                          | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, on_escape_pressed, NULL);
}

static void
kaiji_preview_split_init (KaijiPreviewSplit *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/**
 * kaiji_preview_split_set_content:
 * @content: the content beside the preview; set once
 */
void
kaiji_preview_split_set_content (KaijiPreviewSplit *self, GtkWidget *content)
{
  g_return_if_fail (KAIJI_IS_PREVIEW_SPLIT (self));
  g_return_if_fail (GTK_IS_WIDGET (content));
  g_return_if_fail (self->content == NULL);

  self->content = content;
  /* The content comes before the preview in the Tab order. */
  gtk_widget_insert_after (content, GTK_WIDGET (self), NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CONTENT]);
}

/**
 * kaiji_preview_split_set_document:
 * @document: the sheet to preview; set once
 *
 * Shows the preview if it was shown in the last session.
 */
void
kaiji_preview_split_set_document (KaijiPreviewSplit *self, KaijiDocument *document)
{
  GSettings *settings = kaiji_settings_get ();

  g_return_if_fail (KAIJI_IS_PREVIEW_SPLIT (self));
  g_return_if_fail (KAIJI_IS_DOCUMENT (document));
  g_return_if_fail (self->document == NULL);

  self->document = g_object_ref (document);
  if (settings != NULL && g_settings_get_boolean (settings, "show-preview"))
    kaiji_preview_split_set_show_preview (self, TRUE);
}

/**
 * kaiji_preview_split_show_content:
 *
 * Hides the preview if it is in the content's place.
 */
void
kaiji_preview_split_show_content (KaijiPreviewSplit *self)
{
  g_return_if_fail (KAIJI_IS_PREVIEW_SPLIT (self));

  if (self->raised)
    kaiji_preview_split_set_show_preview (self, FALSE);
}

/**
 * kaiji_preview_split_get_show_preview:
 *
 * Returns: whether the preview is shown
 */
gboolean
kaiji_preview_split_get_show_preview (KaijiPreviewSplit *self)
{
  g_return_val_if_fail (KAIJI_IS_PREVIEW_SPLIT (self), FALSE);

  return self->narrow ? self->raised : self->wanted;
}

/**
 * kaiji_preview_split_set_show_preview:
 * @show_preview: whether to show the preview. If there is room for it, this is remembered.
 */
void
kaiji_preview_split_set_show_preview (KaijiPreviewSplit *self, gboolean show_preview)
{
  g_return_if_fail (KAIJI_IS_PREVIEW_SPLIT (self));
  g_return_if_fail (self->document != NULL);

  if (show_preview && self->pane == NULL)
    {
      create_pane (self);
      self->narrow = gtk_widget_get_width (GTK_WIDGET (self)) > 0
                     && is_narrow (self, gtk_widget_get_width (GTK_WIDGET (self)));
    }
  if (kaiji_preview_split_get_show_preview (self) == show_preview)
    return;

  if (self->narrow)
    set_raised (self, show_preview);
  else
    set_wanted (self, show_preview);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_PREVIEW]);
}
