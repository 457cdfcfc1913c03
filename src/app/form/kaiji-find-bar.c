/* kaiji-find-bar.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-find-bar.h"
#include "kaiji-form-place.h"
#include "kaiji-hit-mark.h"
#include "kaiji-paste.h"
#include "kaiji-search.h"
#include "kaiji-wrap-layout.h"

struct _KaijiFindBar
{
  AdwBin parent_instance;

  GtkEditable *entry;
  GtkLabel *count_label;
  GtkWidget *previous_button;
  GtkWidget *next_button;

  KaijiForm *form;
  KaijiSheet *sheet;
  KaijiFormPlace *origin; /* the place before the search */
  const KaijiField *origin_field;
  char *wanted; /* the text to find */
  GArray *hits; /* of KaijiHit */
  guint current;
  KaijiFieldRow *marked; /* weak */
  guint update_idle;
};

G_DEFINE_FINAL_TYPE (KaijiFindBar, kaiji_find_bar, ADW_TYPE_BIN)

static void
clear_mark (KaijiFindBar *self)
{
  if (self->marked == NULL)
    return;

  kaiji_hit_mark_clear (self->marked);
  g_clear_weak_pointer (&self->marked);
}

static void
update_count (KaijiFindBar *self)
{
  const char *wanted = gtk_editable_get_text (self->entry);
  g_autofree char *text = NULL;

  if (*wanted == '\0')
    text = g_strdup ("");
  else if (self->hits->len == 0)
    text = g_strdup (_ ("Not found"));
  else
    /* Translators: which of the places where a text was found is shown, as in “3 of 12”. */
    text = g_strdup_printf (_ ("%u of %u"), self->current + 1, self->hits->len);

  gtk_label_set_label (self->count_label, text);
  gtk_widget_set_sensitive (self->previous_button, self->hits->len > 0);
  gtk_widget_set_sensitive (self->next_button, self->hits->len > 0);
  if (*wanted != '\0' && self->hits->len == 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
}

static void
show_current (KaijiFindBar *self)
{
  const KaijiHit *hit;
  KaijiFieldRow *row;

  clear_mark (self);
  update_count (self);
  if (self->hits->len == 0)
    return;

  hit = &g_array_index (self->hits, KaijiHit, self->current);
  row = kaiji_form_reveal_field (self->form, hit->field);
  kaiji_hit_mark_show (row, hit, self->wanted, FALSE);
  g_set_weak_pointer (&self->marked, row);
}

static void
search (KaijiFindBar *self)
{
  g_clear_handle_id (&self->update_idle, g_source_remove);
  g_clear_pointer (&self->hits, g_array_unref);
  g_free (self->wanted);
  self->wanted = g_strdup (gtk_editable_get_text (self->entry));
  self->hits = kaiji_search_sheet (self->sheet, self->wanted);
}

/* Shows the first hit after the present place; wraps around. */
static void
begin (KaijiFindBar *self)
{
  search (self);
  self->current = 0;
  if (self->origin_field != NULL)
    while (self->current < self->hits->len
           && g_array_index (self->hits, KaijiHit, self->current).field->index
                < self->origin_field->index)
      self->current++;
  if (self->current == self->hits->len)
    self->current = 0;
  show_current (self);
}

/* The entry waits a little before it reports an edit; Enter may come before that. */
static void
on_search_changed (KaijiFindBar *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self))
      && g_strcmp0 (self->wanted, gtk_editable_get_text (self->entry)) != 0)
    begin (self);
}

static gboolean
on_update_idle (gpointer user_data)
{
  KaijiFindBar *self = user_data;

  self->update_idle = 0;
  search (self);
  if (self->current >= self->hits->len)
    self->current = 0;
  update_count (self);

  return G_SOURCE_REMOVE;
}

/* Answers are edited while the bar is open; the hits are updated when the program is idle. */
static void
on_field_changed (KaijiFindBar *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self)) && self->update_idle == 0)
    self->update_idle = g_idle_add_full (G_PRIORITY_LOW, on_update_idle, self, NULL);
}

/* The last place is where the user edits, but not what the bar itself shows. The focus also returns
 * with the window, or from a button of the bar. */
static void
on_entered (KaijiFindBar *self)
{
  if (self->form == NULL
      || (self->marked != NULL && kaiji_form_get_current_field (self->form) == self->origin_field))
    return;

  g_clear_pointer (&self->origin, kaiji_form_place_free);
  self->origin = kaiji_form_place_new (self->form);
  self->origin_field = kaiji_form_get_current_field (self->form);
}

static void
close_bar (KaijiFindBar *self)
{
  g_clear_handle_id (&self->update_idle, g_source_remove);
  clear_mark (self);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
on_stop_search (KaijiFindBar *self)
{
  close_bar (self);
  if (self->origin != NULL)
    kaiji_form_place_return (self->origin, self->form);
}

static void
on_previous (KaijiFindBar *self)
{
  kaiji_find_bar_go (self, TRUE);
}

static void
on_next (KaijiFindBar *self)
{
  kaiji_find_bar_go (self, FALSE);
}

/* The search entry takes Enter itself, whatever modifiers are held. */
static gboolean
on_key_pressed (KaijiFindBar *self, guint key, guint code, GdkModifierType state)
{
  const KaijiHit *hit;

  if ((key == GDK_KEY_Return || key == GDK_KEY_KP_Enter) && (state & GDK_SHIFT_MASK))
    {
      on_previous (self);
      return GDK_EVENT_STOP;
    }

  /* Down leaves the bar for the shown answer. */
  if (key == GDK_KEY_Down && self->marked != NULL)
    {
      hit = &g_array_index (self->hits, KaijiHit, self->current);
      kaiji_hit_mark_show (kaiji_form_show_field (self->form, hit->field), hit, self->wanted, TRUE);
      return GDK_EVENT_STOP;
    }

  return GDK_EVENT_PROPAGATE;
}

static void
kaiji_find_bar_dispose (GObject *object)
{
  KaijiFindBar *self = KAIJI_FIND_BAR (object);

  g_clear_handle_id (&self->update_idle, g_source_remove);
  g_clear_weak_pointer (&self->marked);
  g_clear_pointer (&self->origin, kaiji_form_place_free);
  g_clear_pointer (&self->hits, g_array_unref);
  g_clear_pointer (&self->wanted, g_free);
  g_clear_object (&self->sheet);
  self->form = NULL;

  G_OBJECT_CLASS (kaiji_find_bar_parent_class)->dispose (object);
}

static void
kaiji_find_bar_class_init (KaijiFindBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kaiji_find_bar_dispose;

  g_type_ensure (KAIJI_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/jp/kaiji/Kaiji/kaiji-find-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, KaijiFindBar, entry);
  gtk_widget_class_bind_template_child (widget_class, KaijiFindBar, count_label);
  gtk_widget_class_bind_template_child (widget_class, KaijiFindBar, previous_button);
  gtk_widget_class_bind_template_child (widget_class, KaijiFindBar, next_button);
  gtk_widget_class_bind_template_callback (widget_class, on_entered);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_search);
  gtk_widget_class_bind_template_callback (widget_class, on_previous);
  gtk_widget_class_bind_template_callback (widget_class, on_next);
  gtk_widget_class_bind_template_callback (widget_class, on_key_pressed);
}

static void
kaiji_find_bar_init (KaijiFindBar *self)
{
  self->hits = g_array_new (FALSE, FALSE, sizeof (KaijiHit));
  gtk_widget_init_template (GTK_WIDGET (self));
  kaiji_paste_limit_line (GTK_EDITABLE (self->entry));
}

/**
 * kaiji_find_bar_new:
 * @form: the form that shows the hits; must outlive the bar
 * @findings: the findings of the sheet of @form
 *
 * Returns: (transfer floating): a bar that is not shown yet
 */
KaijiFindBar *
kaiji_find_bar_new (KaijiForm *form, KaijiFindings *findings)
{
  KaijiFindBar *self;

  g_return_val_if_fail (KAIJI_IS_FORM (form), NULL);
  g_return_val_if_fail (KAIJI_IS_FINDINGS (findings), NULL);

  self = g_object_new (KAIJI_TYPE_FIND_BAR, NULL);
  self->form = form;
  self->sheet = g_object_ref (kaiji_findings_get_sheet (findings));
  g_signal_connect_object (findings, "field-changed", G_CALLBACK (on_field_changed), self,
                           G_CONNECT_SWAPPED);

  return self;
}

/**
 * kaiji_find_bar_open:
 *
 * Shows and focuses the bar.
 */
void
kaiji_find_bar_open (KaijiFindBar *self)
{
  g_return_if_fail (KAIJI_IS_FIND_BAR (self));

  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (self->entry, 0, -1);
  if (self->marked == NULL && *gtk_editable_get_text (self->entry) != '\0')
    begin (self);
}

/**
 * kaiji_find_bar_go:
 * @backwards: whether to go backwards
 *
 * Goes to the next hit and wraps around; opens the bar if there is nothing to find yet.
 */
void
kaiji_find_bar_go (KaijiFindBar *self, gboolean backwards)
{
  g_return_if_fail (KAIJI_IS_FIND_BAR (self));

  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    {
      kaiji_find_bar_open (self);
      return;
    }

  if (g_strcmp0 (self->wanted, gtk_editable_get_text (self->entry)) != 0)
    {
      begin (self);
      return;
    }
  if (self->update_idle != 0)
    search (self);
  if (self->hits->len == 0)
    return;

  self->current = (self->current + (backwards ? self->hits->len - 1 : 1)) % self->hits->len;
  show_current (self);
}
