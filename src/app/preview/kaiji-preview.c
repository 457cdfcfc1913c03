/* kaiji-preview.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-focus.h"
#include "kaiji-page-scroller.h"
#include "kaiji-pages-find.h"
#include "kaiji-preview-private.h"
#include "kaiji-wrap-layout.h"

struct _KaijiPreview
{
  AdwBin parent_instance;

  GtkLabel *page_label;
  GtkDropDown *audience_drop_down;
  GtkStack *stack;
  GtkWidget *page_overlay;
  KaijiPageScroller *scroller;
  GtkWidget *not_printed_label;
  AdwStatusPage *error_page;

  KaijiSheet *sheet;
  KaijiCursor *cursor; /* the document's cursor */
  KaijiAudience audience;
  KaijiPages *pages; /* (nullable): the last successful layout */

  gboolean outdated;      /* the sheet has changed since the layout */
  gboolean is_laying_out; /* a thread is laying out */
  gboolean follows;       /* the edited field must still be scrolled into view */
  gulong after_paint_id;
};

G_DEFINE_FINAL_TYPE (KaijiPreview, kaiji_preview, ADW_TYPE_BIN)

/* The data of a layout thread. */
typedef struct
{
  KaijiSheet *sheet;    /* a copy for the thread */
  KaijiPages *previous; /* (nullable) */
  KaijiAudience audience;
} Work;

static void
work_free (Work *work)
{
  g_object_unref (work->sheet);
  g_clear_object (&work->previous);
  g_free (work);
}

static void
lay_out_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Work *work = task_data;
  KaijiPages *pages;
  GError *error = NULL;

  if (work->previous != NULL && kaiji_pages_get_audience (work->previous) == work->audience)
    pages = kaiji_pages_renew (work->previous, work->sheet, &error);
  else
    pages = kaiji_pages_new (work->sheet, work->audience, &error);

  if (pages != NULL)
    g_task_return_pointer (task, pages, g_object_unref);
  else
    g_task_return_error (task, error);
}

/* Requests an update after the next frame: typing is shown first. */
static void
request_update (KaijiPreview *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));

  if (self->after_paint_id != 0)
    gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_AFTER_PAINT);
}

static const KaijiField *
get_field (KaijiPreview *self)
{
  return self->cursor != NULL ? kaiji_cursor_get_field (self->cursor) : NULL;
}

static gboolean
shows_pages (KaijiPreview *self)
{
  return gtk_stack_get_visible_child (self->stack) == self->page_overlay && self->pages != NULL;
}

static void
update_controls (KaijiPreview *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const KaijiField *field = get_field (self);
  gboolean shown = shows_pages (self);
  guint page = kaiji_page_scroller_get_page (self->scroller);
  guint n_pages = shown ? kaiji_pages_get_n_pages (self->pages) : 0;
  g_autofree char *label = shown ? g_strdup_printf ("%u/%u", page + 1, n_pages) : NULL;
  cairo_rectangle_t area;
  guint first_page;

  gtk_label_set_label (self->page_label, label != NULL ? label : "");
  gtk_widget_action_set_enabled (widget, "preview.first-page", shown && page > 0);
  gtk_widget_action_set_enabled (widget, "preview.previous-page", shown && page > 0);
  gtk_widget_action_set_enabled (widget, "preview.next-page", shown && page + 1 < n_pages);
  gtk_widget_action_set_enabled (widget, "preview.last-page", shown && page + 1 < n_pages);
  gtk_widget_action_set_enabled (widget, "preview.zoom-in",
                                 shown && kaiji_page_scroller_can_zoom_in (self->scroller));
  gtk_widget_action_set_enabled (widget, "preview.zoom-out",
                                 shown && kaiji_page_scroller_can_zoom_out (self->scroller));
  gtk_widget_action_set_enabled (widget, "preview.zoom-fit",
                                 shown && !kaiji_page_scroller_is_fitted (self->scroller));
  gtk_widget_action_set_enabled (widget, "preview.zoom-page", shown);
  gtk_widget_set_visible (self->not_printed_label,
                          shown && field != NULL
                            && !kaiji_pages_find_first_answer (self->pages, field, &first_page,
                                                               &area));
}

static void
on_zoom_changed (KaijiPreview *self)
{
  update_controls (self);
}

static void
turn_to_page (KaijiPreview *self, guint page)
{
  kaiji_page_scroller_set_page (self->scroller, self->pages, page);
  update_controls (self);
}

/* Shows the page of the edited field, and scrolls its cell into view. */
static void
follow_field (KaijiPreview *self)
{
  const KaijiField *field = get_field (self);
  cairo_rectangle_t cell;
  guint page;

  if (!self->follows || !shows_pages (self))
    return;

  page = kaiji_page_scroller_get_page (self->scroller);
  if (field == NULL
      || (!kaiji_pages_find_answer (self->pages, page, field, &cell)
          && !kaiji_pages_find_first_answer (self->pages, field, &page, &cell)))
    {
      self->follows = FALSE;
      return;
    }

  turn_to_page (self, page);
  /* The cell's place on the screen is known once the page has its size. */
  if (kaiji_page_scroller_scroll_to_field (self->scroller))
    self->follows = FALSE;
  else
    request_update (self);
}

static void
show_pages (KaijiPreview *self, KaijiPages *pages)
{
  guint page = kaiji_page_scroller_get_page (self->scroller);

  g_set_object (&self->pages, pages);
  gtk_stack_set_visible_child (self->stack, self->page_overlay);
  turn_to_page (self, MIN (page, kaiji_pages_get_n_pages (pages) - 1));
  follow_field (self);
}

static void
show_error (KaijiPreview *self, const GError *error)
{
  g_autofree char *description = g_markup_escape_text (error->message, -1);

  adw_status_page_set_description (self->error_page, description);
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->error_page));
  update_controls (self);
}

static void
on_laid_out (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KaijiPreview) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KaijiPages) pages = g_task_propagate_pointer (G_TASK (result), &error);

  self->is_laying_out = FALSE;
  if (self->sheet == NULL)
    return;

  if (pages != NULL)
    show_pages (self, pages);
  else
    show_error (self, error);
  if (self->outdated)
    request_update (self);
}

static void
lay_out (KaijiPreview *self)
{
  /* Without a source object, which the thread might be the last to let go. */
  g_autoptr (GTask) task = g_task_new (NULL, NULL, on_laid_out, g_object_ref (self));
  Work *work = g_new0 (Work, 1);

  self->outdated = FALSE;
  self->is_laying_out = TRUE;
  work->sheet = kaiji_sheet_dup_printed (self->sheet);
  work->audience = self->audience;
  g_set_object (&work->previous, self->pages);
  g_task_set_source_tag (task, lay_out);
  g_task_set_task_data (task, work, (GDestroyNotify) work_free);
  g_task_run_in_thread (task, lay_out_in_thread);
}

static void
on_after_paint (KaijiPreview *self)
{
  if (self->outdated && !self->is_laying_out)
    lay_out (self);
  else if (!self->is_laying_out)
    follow_field (self);
}

static void
renew (KaijiPreview *self)
{
  self->outdated = TRUE;
  request_update (self);
}

static void
on_field_changed (KaijiPreview *self, const KaijiField *field)
{
  /* The user may have turned the page to look around, and is now typing again. */
  if (field != NULL && field == get_field (self))
    self->follows = TRUE;
  renew (self);
}

static void
on_cursor_moved (KaijiPreview *self)
{
  self->follows = TRUE;
  follow_field (self);
  update_controls (self);
}

static void
on_audience_selected (KaijiPreview *self)
{
  self->audience = gtk_drop_down_get_selected (self->audience_drop_down) == 1
                     ? KAIJI_AUDIENCE_PUBLIC
                     : KAIJI_AUDIENCE_SUBMISSION;
  renew (self);
}

static void
on_turn_page (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KaijiPreview *self = KAIJI_PREVIEW (widget);
  guint page = kaiji_page_scroller_get_page (self->scroller);

  if (g_str_equal (name, "preview.first-page"))
    page = 0;
  else if (g_str_equal (name, "preview.previous-page"))
    page--;
  else if (g_str_equal (name, "preview.next-page"))
    page++;
  else
    page = kaiji_pages_get_n_pages (self->pages) - 1;

  self->follows = FALSE;
  turn_to_page (self, page);
  kaiji_page_scroller_scroll_to_top (self->scroller);
}

static void
on_zoom (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KaijiPreview *self = KAIJI_PREVIEW (widget);

  if (g_str_equal (name, "preview.zoom-in"))
    kaiji_page_scroller_zoom_in (self->scroller);
  else if (g_str_equal (name, "preview.zoom-out"))
    kaiji_page_scroller_zoom_out (self->scroller);
  else if (g_str_equal (name, "preview.zoom-page"))
    kaiji_page_scroller_zoom_to_page (self->scroller, self->pages);
  else
    kaiji_page_scroller_zoom_to_fit (self->scroller);
}

static void
kaiji_preview_map (GtkWidget *widget)
{
  KaijiPreview *self = KAIJI_PREVIEW (widget);

  GTK_WIDGET_CLASS (kaiji_preview_parent_class)->map (widget);

  self->after_paint_id = g_signal_connect_swapped (gtk_widget_get_frame_clock (widget),
                                                   "after-paint", G_CALLBACK (on_after_paint),
                                                   self);
  request_update (self);
}

static void
kaiji_preview_unmap (GtkWidget *widget)
{
  KaijiPreview *self = KAIJI_PREVIEW (widget);

  g_clear_signal_handler (&self->after_paint_id, gtk_widget_get_frame_clock (widget));

  GTK_WIDGET_CLASS (kaiji_preview_parent_class)->unmap (widget);
}

static gboolean
kaiji_preview_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (KAIJI_PREVIEW (widget)->scroller));
}

static void
kaiji_preview_dispose (GObject *object)
{
  KaijiPreview *self = KAIJI_PREVIEW (object);

  g_clear_object (&self->sheet);
  g_clear_object (&self->cursor);
  g_clear_object (&self->pages);

  G_OBJECT_CLASS (kaiji_preview_parent_class)->dispose (object);
}

static void
kaiji_preview_class_init (KaijiPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kaiji_preview_dispose;
  widget_class->map = kaiji_preview_map;
  widget_class->unmap = kaiji_preview_unmap;
  kaiji_focus_set_entry (widget_class, kaiji_preview_grab_focus);

  gtk_widget_class_install_action (widget_class, "preview.first-page", NULL, on_turn_page);
  gtk_widget_class_install_action (widget_class, "preview.previous-page", NULL, on_turn_page);
  gtk_widget_class_install_action (widget_class, "preview.next-page", NULL, on_turn_page);
  gtk_widget_class_install_action (widget_class, "preview.last-page", NULL, on_turn_page);
  gtk_widget_class_install_action (widget_class, "preview.zoom-in", NULL, on_zoom);
  gtk_widget_class_install_action (widget_class, "preview.zoom-out", NULL, on_zoom);
  gtk_widget_class_install_action (widget_class, "preview.zoom-fit", NULL, on_zoom);
  gtk_widget_class_install_action (widget_class, "preview.zoom-page", NULL, on_zoom);
  gtk_widget_class_set_css_name (widget_class, "preview");

  g_type_ensure (KAIJI_TYPE_PAGE_SCROLLER);
  g_type_ensure (KAIJI_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/jp/kaiji/Kaiji/kaiji-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, KaijiPreview, page_label);
  gtk_widget_class_bind_template_child (widget_class, KaijiPreview, audience_drop_down);
  gtk_widget_class_bind_template_child (widget_class, KaijiPreview, stack);
  gtk_widget_class_bind_template_child (widget_class, KaijiPreview, page_overlay);
  gtk_widget_class_bind_template_child (widget_class, KaijiPreview, scroller);
  gtk_widget_class_bind_template_child (widget_class, KaijiPreview, not_printed_label);
  gtk_widget_class_bind_template_child (widget_class, KaijiPreview, error_page);
  gtk_widget_class_bind_template_callback (widget_class, on_audience_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_zoom_changed);
}

static void
kaiji_preview_init (KaijiPreview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->outdated = TRUE;
}

/**
 * kaiji_preview_new:
 * @document: the sheet to show
 *
 * Returns: (transfer floating): a preview of it. The cell of the edited field is highlighted and
 *   scrolled into view.
 */
KaijiPreview *
kaiji_preview_new (KaijiDocument *document)
{
  KaijiPreview *self;
  KaijiScheme *scheme;

  g_return_val_if_fail (KAIJI_IS_DOCUMENT (document), NULL);

  self = g_object_new (KAIJI_TYPE_PREVIEW, NULL);
  self->sheet = g_object_ref (kaiji_document_get_sheet (document));
  self->cursor = g_object_ref (kaiji_document_get_cursor (document));
  self->follows = TRUE;
  scheme = kaiji_sheet_get_scheme (self->sheet);
  gtk_widget_set_visible (GTK_WIDGET (self->audience_drop_down),
                          kaiji_scheme_get_page_layout (scheme)->public_masks_optional);
  g_signal_connect_object (kaiji_document_get_findings (document), "field-changed",
                           G_CALLBACK (on_field_changed), self, G_CONNECT_SWAPPED);
  /* The page highlights the cell first, so that its place is known here. */
  kaiji_page_scroller_set_cursor (self->scroller, self->cursor);
  g_signal_connect_object (self->cursor, "moved", G_CALLBACK (on_cursor_moved), self,
                           G_CONNECT_SWAPPED);
  update_controls (self);

  return self;
}

/**
 * kaiji_preview_get_pages:
 *
 * Returns: (transfer none) (nullable): the pages of the last layout
 */
KaijiPages *
kaiji_preview_get_pages (KaijiPreview *self)
{
  g_return_val_if_fail (KAIJI_IS_PREVIEW (self), NULL);

  return self->pages;
}

/**
 * kaiji_preview_fit_width:
 *
 * Shows the whole width of the page, whatever zoom is remembered, and leaves that to others.
 */
void
kaiji_preview_fit_width (KaijiPreview *self)
{
  g_return_if_fail (KAIJI_IS_PREVIEW (self));

  kaiji_page_scroller_fit_alone (self->scroller);
}
