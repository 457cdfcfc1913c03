/* kaiji-sheet-view.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-focus.h"
#include "kaiji-guidance.h"
#include "kaiji-open-documents.h"
#include "kaiji-pane-layout.h"
#include "kaiji-preview.h"
#include "kaiji-settings.h"
#include "kaiji-sheet-view-private.h"
#include "kaiji-toast.h"

G_DEFINE_FINAL_TYPE (KaijiSheetView, kaiji_sheet_view, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_SHOW_SECTIONS,
  PROP_SHOW_FINDINGS,
  PROP_SHOW_PREVIEW,
  PROP_SHOW_GUIDANCE,
  PROP_SHOW_OVERVIEW,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

/* A stack gives the focus back by itself to what had it in a page, with all of its text selected.
 * So it must not know. */
static void
set_page (KaijiSheetView *self, GtkWidget *page)
{
  if (kaiji_focus_is_within (GTK_WIDGET (self->page_stack)))
    gtk_root_set_focus (gtk_widget_get_root (GTK_WIDGET (self)), NULL);
  gtk_stack_set_visible_child (self->page_stack, page);
}

/* Shows the form in the place of the overview or of a pane that covers it. */
static void
show_form (KaijiSheetView *self)
{
  kaiji_sheet_view_uncover (self);
  if (kaiji_sheet_view_shows_overview (self))
    {
      set_page (self, GTK_WIDGET (self->form_box));
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_OVERVIEW]);
    }
  kaiji_side_split_show_content (self->changes_split);
  kaiji_side_split_show_content (self->preview_split);
  kaiji_side_split_show_content (self->guidance_split);
}

static void
update_filter_bar (KaijiSheetView *self)
{
  kaiji_filter_bar_show (self->filter_bar, kaiji_form_get_section (self->form),
                         kaiji_form_get_filter (self->form));
}

static void
on_section_changed (KaijiSheetView *self)
{
  kaiji_sheet_view_update_section (self);
}

/* Escape where nothing else has use for it: from the form it closes the box to go anywhere, or
 * takes a toast away, from the overview it leads into the form, and from any other place back to
 * the one of the two that is shown. */
static gboolean
on_key_pressed (KaijiSheetView *self, guint key)
{
  if (key != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;

  if (kaiji_focus_is_within (GTK_WIDGET (self->form_box)))
    return (self->go_box != NULL && kaiji_go_box_close (self->go_box))
               || kaiji_toast_dismiss_last (GTK_WIDGET (self))
             ? GDK_EVENT_STOP
             : GDK_EVENT_PROPAGATE;

  if (kaiji_focus_is_within (GTK_WIDGET (self->page_stack)))
    kaiji_sheet_view_focus_field (self);
  else
    kaiji_sheet_view_focus_page (self);
  return GDK_EVENT_STOP;
}

/* The keys for the next finding and pane are also GtkPaned's own, which would move the focus to its
 * handle as soon as there is no finding to go to. */
static gboolean
on_paned_key_pressed (KaijiSheetView *self, guint key)
{
  if (key == GDK_KEY_F8)
    kaiji_sheet_view_tell_no_findings (self);

  return key == GDK_KEY_F6 || key == GDK_KEY_F8 ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
}

static void
on_filter_activated (KaijiSheetView *self, const KaijiFilter *filter)
{
  show_form (self);
  kaiji_sheet_view_set_filter (self, filter);
}

static void
on_show_preview_changed (KaijiSheetView *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_PREVIEW]);
}

static void
on_show_guidance_changed (KaijiSheetView *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_GUIDANCE]);
}

static void
on_pane_left (KaijiSheetView *self)
{
  kaiji_sheet_view_focus_page (self);
}

static void
on_toast_left (GtkWidget *widget, const char *name, GVariant *parameter)
{
  kaiji_sheet_view_focus_page (KAIJI_SHEET_VIEW (widget));
}

static void
on_form_revealed (KaijiSheetView *self)
{
  show_form (self);
}

/* The focus goes along: what is out of sight must not receive typing. */
static void
set_show_overview (KaijiSheetView *self, gboolean show_overview)
{
  if (show_overview == kaiji_sheet_view_shows_overview (self))
    return;

  if (!show_overview)
    {
      kaiji_sheet_view_focus_field (self);
      return;
    }

  show_form (self);
  if (self->overview == NULL)
    {
      self->overview = kaiji_overview_new (self->document);
      self->overview_memory = kaiji_focus_memory_new (GTK_WIDGET (self->overview));
      gtk_stack_add_child (self->page_stack, GTK_WIDGET (self->overview));
      kaiji_form_forget_control (self->form);
    }
  set_page (self, GTK_WIDGET (self->overview));
  /* Before the window is on the screen, a focus would have GTK tell readers of no window. */
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    kaiji_sheet_view_focus_page (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_OVERVIEW]);
}

/* Returns: whether one goes back elsewhere than into the form */
static gboolean
on_go_box_escaped (KaijiSheetView *self)
{
  if (!self->go_from_overview)
    return FALSE;

  set_show_overview (self, TRUE);
  return TRUE;
}

static GtkWidget *
create_changes (gpointer user_data)
{
  KaijiSheetView *self = KAIJI_SHEET_VIEW (user_data);

  self->changes_pane = kaiji_changes_pane_new (self->document);
  return GTK_WIDGET (self->changes_pane);
}

static GtkWidget *
create_preview (gpointer user_data)
{
  return GTK_WIDGET (kaiji_preview_new (KAIJI_SHEET_VIEW (user_data)->document));
}

static GtkWidget *
create_guidance (gpointer user_data)
{
  return GTK_WIDGET (kaiji_guidance_new (KAIJI_SHEET_VIEW (user_data)->document));
}

static void
on_reveal_changed (KaijiSheetView *self)
{
  GSettings *settings = kaiji_settings_get ();

  /* A sidebar that folds for lack of room comes back with the room, so it is not remembered as
   * hidden. */
  if (settings != NULL && !adw_flap_get_folded (self->flap))
    g_settings_set_boolean (settings, "show-sections", adw_flap_get_reveal_flap (self->flap));
  kaiji_sheet_view_update_cover (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_SECTIONS]);
}

static void
on_folded_changed (KaijiSheetView *self)
{
  GSettings *settings = kaiji_settings_get ();
  gboolean wanted = settings == NULL || g_settings_get_boolean (settings, "show-sections");

  adw_flap_set_reveal_flap (self->flap, wanted && !adw_flap_get_folded (self->flap));
  kaiji_sheet_view_update_cover (self);
}

static void
kaiji_sheet_view_dispose (GObject *object)
{
  KaijiSheetView *self = KAIJI_SHEET_VIEW (object);

  g_clear_object (&self->overview_memory);
  g_clear_pointer (&self->place, kaiji_place_free);
  g_clear_object (&self->compared);
  if (self->document != NULL)
    kaiji_open_documents_remove (self->document);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (kaiji_sheet_view_parent_class)->dispose (object);
}

static void
kaiji_sheet_view_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  KaijiSheetView *self = KAIJI_SHEET_VIEW (object);

  switch (property_id)
    {
    case PROP_SHOW_SECTIONS:
      g_value_set_boolean (value, adw_flap_get_reveal_flap (self->flap));
      break;
    case PROP_SHOW_FINDINGS:
      g_value_set_boolean (value, gtk_widget_get_visible (GTK_WIDGET (self->findings_bin)));
      break;
    case PROP_SHOW_PREVIEW:
      g_value_set_boolean (value, kaiji_side_split_get_show_pane (self->preview_split));
      break;
    case PROP_SHOW_GUIDANCE:
      g_value_set_boolean (value, kaiji_side_split_get_show_pane (self->guidance_split));
      break;
    case PROP_SHOW_OVERVIEW:
      g_value_set_boolean (value, kaiji_sheet_view_shows_overview (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
kaiji_sheet_view_set_property (GObject *object,
                               guint property_id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  KaijiSheetView *self = KAIJI_SHEET_VIEW (object);

  switch (property_id)
    {
    case PROP_SHOW_SECTIONS:
      adw_flap_set_reveal_flap (self->flap, g_value_get_boolean (value));
      break;
    case PROP_SHOW_FINDINGS:
      kaiji_sheet_view_set_show_findings (self, g_value_get_boolean (value));
      break;
    case PROP_SHOW_PREVIEW:
      kaiji_side_split_set_show_pane (self->preview_split, g_value_get_boolean (value));
      break;
    case PROP_SHOW_GUIDANCE:
      kaiji_side_split_set_show_pane (self->guidance_split, g_value_get_boolean (value));
      break;
    case PROP_SHOW_OVERVIEW:
      set_show_overview (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
kaiji_sheet_view_class_init (KaijiSheetViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kaiji_sheet_view_dispose;
  object_class->get_property = kaiji_sheet_view_get_property;
  object_class->set_property = kaiji_sheet_view_set_property;

  properties[PROP_SHOW_SECTIONS] = g_param_spec_boolean ("show-sections", NULL, NULL, TRUE,
                                                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                           | G_PARAM_STATIC_STRINGS);
  properties[PROP_SHOW_FINDINGS] = g_param_spec_boolean ("show-findings", NULL, NULL, FALSE,
                                                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                           | G_PARAM_STATIC_STRINGS);
  properties[PROP_SHOW_PREVIEW] = g_param_spec_boolean ("show-preview", NULL, NULL, FALSE,
                                                        G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                          | G_PARAM_STATIC_STRINGS);
  properties[PROP_SHOW_GUIDANCE] = g_param_spec_boolean ("show-guidance", NULL, NULL, FALSE,
                                                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                           | G_PARAM_STATIC_STRINGS);
  properties[PROP_SHOW_OVERVIEW] = g_param_spec_boolean ("show-overview", NULL, NULL, FALSE,
                                                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                           | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_install_action (widget_class, KAIJI_TOAST_LEFT_ACTION, NULL, on_toast_left);

  g_type_ensure (KAIJI_TYPE_SHEET_NOTICES);
  g_type_ensure (KAIJI_TYPE_FILTER_BAR);
  g_type_ensure (KAIJI_TYPE_FILTER_LIST);
  g_type_ensure (KAIJI_TYPE_SECTION_LIST);
  g_type_ensure (KAIJI_TYPE_PANE_LAYOUT);
  g_type_ensure (KAIJI_TYPE_SIDE_SPLIT);
  g_type_ensure (KAIJI_TYPE_FORM);
  g_type_ensure (KAIJI_TYPE_STATUS_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, "/jp/kaiji/Kaiji/kaiji-sheet-view.ui");
  gtk_widget_class_bind_template_child (widget_class, KaijiSheetView, flap);
  gtk_widget_class_bind_template_child (widget_class, KaijiSheetView, notices);
  gtk_widget_class_bind_template_child (widget_class, KaijiSheetView, filter_list);
  gtk_widget_class_bind_template_child (widget_class, KaijiSheetView, section_list);
  gtk_widget_class_bind_template_child (widget_class, KaijiSheetView, filter_bar);
  gtk_widget_class_bind_template_child (widget_class, KaijiSheetView, form_box);
  gtk_widget_class_bind_template_child (widget_class, KaijiSheetView, page_stack);
  gtk_widget_class_bind_template_child (widget_class, KaijiSheetView, changes_split);
  gtk_widget_class_bind_template_child (widget_class, KaijiSheetView, preview_split);
  gtk_widget_class_bind_template_child (widget_class, KaijiSheetView, guidance_split);
  gtk_widget_class_bind_template_child (widget_class, KaijiSheetView, form);
  gtk_widget_class_bind_template_child (widget_class, KaijiSheetView, findings_bin);
  gtk_widget_class_bind_template_child (widget_class, KaijiSheetView, toasts);
  gtk_widget_class_bind_template_child (widget_class, KaijiSheetView, status_bar);
  gtk_widget_class_bind_template_callback (widget_class, on_filter_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_key_pressed);
  gtk_widget_class_bind_template_callback (widget_class, on_paned_key_pressed);
  gtk_widget_class_bind_template_callback (widget_class, on_section_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_show_preview_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_show_guidance_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_pane_left);
  gtk_widget_class_bind_template_callback (widget_class, on_form_revealed);
}

static void
kaiji_sheet_view_init (KaijiSheetView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  /* Not in the template, which would emit it for its own properties while it is built. */
  g_signal_connect_swapped (self->flap, "notify::reveal-flap", G_CALLBACK (on_reveal_changed),
                            self);
  g_signal_connect_swapped (self->flap, "notify::folded", G_CALLBACK (on_folded_changed), self);
}

/**
 * kaiji_sheet_view_new:
 * @document: the sheet to show
 *
 * Returns: (transfer floating): a view of it
 */
KaijiSheetView *
kaiji_sheet_view_new (KaijiDocument *document)
{
  KaijiSheetView *self;
  KaijiFindings *findings;
  GSettings *settings = kaiji_settings_get ();

  g_return_val_if_fail (KAIJI_IS_DOCUMENT (document), NULL);

  self = g_object_new (KAIJI_TYPE_SHEET_VIEW, NULL);
  self->document = g_object_ref (document);
  kaiji_open_documents_add (document);
  findings = kaiji_document_get_findings (document);
  kaiji_filter_list_set_findings (self->filter_list, findings);
  kaiji_filter_list_select (self->filter_list, &(KaijiFilter){ KAIJI_FILTER_ALL, NULL });
  kaiji_section_list_set_findings (self->section_list, findings);
  kaiji_sheet_notices_set_document (self->notices, document);
  kaiji_status_bar_set_findings (self->status_bar, findings);
  kaiji_form_set_document (self->form, document);
  kaiji_side_split_set_create (self->guidance_split, create_guidance, self);
  kaiji_side_split_set_create (self->preview_split, create_preview, self);
  kaiji_side_split_set_create (self->changes_split, create_changes, self);
  if (settings != NULL)
    adw_flap_set_reveal_flap (self->flap, g_settings_get_boolean (settings, "show-sections"));

  return self;
}

/**
 * kaiji_sheet_view_shows_overview:
 *
 * Returns: whether the sheet is shown at a glance in the form's place
 */
gboolean
kaiji_sheet_view_shows_overview (KaijiSheetView *self)
{
  g_return_val_if_fail (KAIJI_IS_SHEET_VIEW (self), FALSE);

  return self->overview != NULL
         && gtk_stack_get_visible_child (self->page_stack) == GTK_WIDGET (self->overview);
}

/**
 * kaiji_sheet_view_update_section:
 *
 * Shows everywhere which section the form shows.
 */
void
kaiji_sheet_view_update_section (KaijiSheetView *self)
{
  const KaijiSection *section;

  g_return_if_fail (KAIJI_IS_SHEET_VIEW (self));

  section = kaiji_form_get_section (self->form);
  kaiji_section_list_select (self->section_list, section);
  kaiji_filter_list_set_section (self->filter_list, section);
  update_filter_bar (self);
}

/**
 * kaiji_sheet_view_get_document:
 *
 * Returns: (transfer none): the shown document
 */
KaijiDocument *
kaiji_sheet_view_get_document (KaijiSheetView *self)
{
  g_return_val_if_fail (KAIJI_IS_SHEET_VIEW (self), NULL);

  return self->document;
}

/**
 * kaiji_sheet_view_set_filter:
 * @filter: the filter
 *
 * Shows only some of the fields, and shows the filter's title.
 */
void
kaiji_sheet_view_set_filter (KaijiSheetView *self, const KaijiFilter *filter)
{
  g_return_if_fail (KAIJI_IS_SHEET_VIEW (self));
  g_return_if_fail (filter != NULL);

  kaiji_filter_list_select (self->filter_list, filter);
  kaiji_form_set_filter (self->form, filter);
  update_filter_bar (self);
}

/**
 * kaiji_sheet_view_show_all:
 *
 * Shows all fields of all sections, and stays where one is.
 */
void
kaiji_sheet_view_show_all (KaijiSheetView *self)
{
  const KaijiFilter all = { KAIJI_FILTER_ALL, NULL };

  g_return_if_fail (KAIJI_IS_SHEET_VIEW (self));

  kaiji_sheet_view_set_filter (self, &all);
  kaiji_form_show_section (self->form, NULL);
  kaiji_sheet_view_focus_field (self);
}

/**
 * kaiji_sheet_view_get_go_box:
 *
 * Returns: (transfer none): the box that goes anywhere in the sheet, with the form in sight
 */
KaijiGoBox *
kaiji_sheet_view_get_go_box (KaijiSheetView *self)
{
  g_return_val_if_fail (KAIJI_IS_SHEET_VIEW (self), NULL);

  if (self->go_box == NULL || !kaiji_focus_is_within (GTK_WIDGET (self->go_box)))
    self->go_from_overview = kaiji_sheet_view_shows_overview (self);
  show_form (self);
  if (self->go_box == NULL)
    {
      self->go_box = kaiji_go_box_new (self->form, kaiji_document_get_findings (self->document));
      g_signal_connect_object (self->go_box, "escaped", G_CALLBACK (on_go_box_escaped), self,
                               G_CONNECT_SWAPPED);
      gtk_box_prepend (self->form_box, GTK_WIDGET (self->go_box));
    }

  return self->go_box;
}

/**
 * kaiji_sheet_view_show_field:
 * @field: a field of the sheet's scheme
 *
 * Goes to a field. If the preview is in the form's place, it is hidden.
 */
void
kaiji_sheet_view_show_field (KaijiSheetView *self, const KaijiField *field)
{
  g_return_if_fail (KAIJI_IS_SHEET_VIEW (self));
  g_return_if_fail (field != NULL);

  show_form (self);
  kaiji_form_show_field (self->form, field);
}

/**
 * kaiji_sheet_view_show_finding:
 * @field: a field of the sheet's scheme
 *
 * Goes to a field and shows all its findings, including that of a missing required answer, which
 * otherwise appears only after the user has been there.
 */
void
kaiji_sheet_view_show_finding (KaijiSheetView *self, const KaijiField *field)
{
  g_return_if_fail (KAIJI_IS_SHEET_VIEW (self));
  g_return_if_fail (field != NULL);

  show_form (self);
  kaiji_field_row_reveal_findings (kaiji_form_show_field (self->form, field));
}

/**
 * kaiji_sheet_view_get_current_field:
 *
 * Returns: (transfer none) (nullable): the edited field
 */
const KaijiField *
kaiji_sheet_view_get_current_field (KaijiSheetView *self)
{
  g_return_val_if_fail (KAIJI_IS_SHEET_VIEW (self), NULL);

  return kaiji_cursor_get_field (kaiji_document_get_cursor (self->document));
}
