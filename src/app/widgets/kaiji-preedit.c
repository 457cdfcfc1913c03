/* kaiji-preedit.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-preedit.h"

/* What an input method composes is not in the control yet. When the user clicks or goes elsewhere,
 * GTK resets the input method, and it is up to that what becomes of the text: some commit it at
 * once, some a moment later, and some (such as Anthy with IBus) drop it. Here, a text that was
 * dropped is put in where it was composed; the commit of a slow input method is then ignored. A
 * composition that ends by a key, such as Escape, is none of our business. */

/* How long the end of a composition and the commit may take after a click, in milliseconds. It is
 * less than a person needs to bring in another text without pressing a key in the control. */
#define LATE 500

typedef struct
{
  GtkWidget *widget; /* a GtkTextView or a GtkText; not owned */

  char *preedit; /* what is being composed, "" for nothing */

  char *left;         /* (nullable): what was being composed when the user left */
  GtkTextMark *mark;  /* (nullable): where, in a text view */
  int position;       /* where, in a text */
  gboolean was_kept;  /* it was put in here */
  gboolean inserting; /* it is being put in or taken out */
  guint idle_id;
  guint late_id;
} Preedit;

static Preedit *
get_preedit (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), "kaiji-preedit");
}

static GtkTextBuffer *
get_buffer (Preedit *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->widget));
}

static void
forget (Preedit *self)
{
  g_clear_handle_id (&self->idle_id, g_source_remove);
  g_clear_handle_id (&self->late_id, g_source_remove);
  g_clear_pointer (&self->left, g_free);
  if (self->mark != NULL && gtk_text_mark_get_buffer (self->mark) != NULL)
    gtk_text_buffer_delete_mark (gtk_text_mark_get_buffer (self->mark), self->mark);
  g_clear_object (&self->mark);
  self->was_kept = FALSE;
}

static void
preedit_free (Preedit *self)
{
  forget (self);
  g_free (self->preedit);
  g_free (self);
}

static gboolean
on_late (gpointer user_data)
{
  Preedit *self = user_data;

  self->late_id = 0;
  forget (self);

  return G_SOURCE_REMOVE;
}

/* The cursor goes after the text only if it has stayed where that was composed, as a mark of the
 * right gravity does by itself. */
static void
insert_into_text (Preedit *self)
{
  GtkEditable *editable = GTK_EDITABLE (self->widget);
  int cursor = gtk_editable_get_position (editable);
  int position = self->position;

  gtk_editable_insert_text (editable, self->left, -1, &position);
  if (cursor == self->position)
    gtk_editable_set_position (editable, position);
}

static void
insert_into_text_view (Preedit *self)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (get_buffer (self), &iter, self->mark);
  gtk_text_buffer_begin_user_action (get_buffer (self));
  gtk_text_buffer_insert_interactive (get_buffer (self), &iter, self->left, -1, TRUE);
  gtk_text_buffer_end_user_action (get_buffer (self));
}

/* Puts the text in that was being composed, if the input method has not. */
static void
put_in (Preedit *self)
{
  gboolean is_text = GTK_IS_TEXT (self->widget);

  if (self->left == NULL || self->was_kept || gtk_widget_in_destruction (self->widget))
    return;

  if (is_text ? !gtk_editable_get_editable (GTK_EDITABLE (self->widget))
              : !gtk_text_view_get_editable (GTK_TEXT_VIEW (self->widget)))
    {
      forget (self);
      return;
    }

  self->was_kept = TRUE;
  self->inserting = TRUE;
  if (is_text)
    insert_into_text (self);
  else
    insert_into_text_view (self);
  self->inserting = FALSE;
}

/* Puts the text in if the input method has ended the composition without it. */
static void
keep (Preedit *self)
{
  if (*self->preedit == '\0')
    put_in (self);
}

/* Takes the text out again, if it is still where it was put in. */
static void
take_out (Preedit *self)
{
  int length = (int) g_utf8_strlen (self->left, -1);
  int end_position = self->position + length;
  g_autofree char *found = NULL;

  self->inserting = TRUE;
  if (GTK_IS_TEXT (self->widget))
    {
      GtkEditable *editable = GTK_EDITABLE (self->widget);

      found = gtk_editable_get_chars (editable, self->position, end_position);
      if (g_str_equal (found, self->left))
        gtk_editable_delete_text (editable, self->position, end_position);
    }
  else
    {
      GtkTextBuffer *buffer = get_buffer (self);
      GtkTextIter start, end;

      gtk_text_buffer_get_iter_at_mark (buffer, &start, self->mark);
      end = start;
      gtk_text_iter_forward_chars (&end, length);
      found = gtk_text_buffer_get_slice (buffer, &start, &end, TRUE);
      if (g_str_equal (found, self->left))
        {
          gtk_text_buffer_begin_user_action (buffer);
          gtk_text_buffer_delete (buffer, &start, &end);
          gtk_text_buffer_end_user_action (buffer);
        }
    }
  self->inserting = FALSE;
}

static gboolean
on_idle (gpointer user_data)
{
  Preedit *self = user_data;

  self->idle_id = 0;
  keep (self);

  return G_SOURCE_REMOVE;
}

/* Input methods may end the composition first and commit then, in the same turn. */
static void
keep_soon (Preedit *self)
{
  if (self->idle_id == 0)
    self->idle_id = g_idle_add_full (G_PRIORITY_HIGH, on_idle, self, NULL);
}

static void
leave (Preedit *self)
{
  if (*self->preedit == '\0')
    return;

  forget (self);
  self->left = g_strdup (self->preedit);
  if (GTK_IS_TEXT (self->widget))
    {
      self->position = gtk_editable_get_position (GTK_EDITABLE (self->widget));
    }
  else
    {
      GtkTextIter iter;

      gtk_text_buffer_get_iter_at_mark (get_buffer (self), &iter,
                                        gtk_text_buffer_get_insert (get_buffer (self)));
      self->mark = g_object_ref (
        gtk_text_buffer_create_mark (get_buffer (self), NULL, &iter, TRUE));
    }
  self->late_id = g_timeout_add (LATE, on_late, self);
}

static void
on_preedit_changed (GtkWidget *widget, const char *preedit, Preedit *self)
{
  gboolean was_composing = *self->preedit != '\0';

  g_free (self->preedit);
  self->preedit = g_strdup (preedit);

  if (self->left == NULL)
    return;

  if (*preedit == '\0')
    {
      if (was_composing)
        keep_soon (self);
    }
  else if (self->was_kept)
    {
      /* No key was pressed since: the input method has not ended the composition after all, such as
       * when its own window took the focus. */
      if (g_str_has_prefix (preedit, self->left))
        take_out (self);
      forget (self);
    }
}

static void
on_pressed (GtkGestureClick *gesture, int n_press, double x, double y, Preedit *self)
{
  /* A text that came in by an earlier click is not to be mistaken for the input method's. */
  forget (self);
  leave (self);
}

static void
on_leave (Preedit *self)
{
  leave (self);
}

/* The window may be closed next, so what is known to be dropped is put in at once. */
static void
on_has_focus_changed (GtkWidget *widget, GParamSpec *pspec, Preedit *self)
{
  if (!gtk_widget_has_focus (widget))
    keep (self);
}

static gboolean
on_key_pressed (Preedit *self)
{
  keep (self);
  forget (self);

  return GDK_EVENT_PROPAGATE;
}

/* Returns: whether an insertion is the late commit of what was put in already */
static gboolean
is_late_commit (Preedit *self)
{
  if (self->left == NULL || self->inserting)
    return FALSE;

  if (self->was_kept)
    return TRUE;

  /* The input method itself has committed. */
  forget (self);
  return FALSE;
}

/* The commit may differ from what was shown, as in the last letters of Roman input, and is what the
 * input method means. */
static void
on_text_inserted (GtkEditable *text, const char *inserted, int length, int *position, Preedit *self)
{
  g_autofree char *commit = NULL;

  if (!is_late_commit (self))
    return;

  commit = length < 0 ? g_strdup (inserted) : g_strndup (inserted, (gsize) length);
  g_signal_stop_emission_by_name (text, "insert-text");
  if (!g_str_equal (commit, self->left))
    {
      take_out (self);
      g_free (self->left);
      self->left = g_steal_pointer (&commit);
      self->inserting = TRUE;
      insert_into_text (self);
      self->inserting = FALSE;
    }
  *position = gtk_editable_get_position (text);
  forget (self);
}

static void
on_buffer_inserted (GtkTextBuffer *buffer,
                    GtkTextIter *iter,
                    const char *inserted,
                    int length,
                    GtkWidget *widget)
{
  Preedit *self = get_preedit (widget);
  g_autofree char *commit = NULL;

  if (!is_late_commit (self))
    return;

  commit = length < 0 ? g_strdup (inserted) : g_strndup (inserted, (gsize) length);
  g_signal_stop_emission_by_name (buffer, "insert-text");
  if (!g_str_equal (commit, self->left))
    {
      take_out (self);
      g_free (self->left);
      self->left = g_steal_pointer (&commit);
      self->inserting = TRUE;
      insert_into_text_view (self);
      self->inserting = FALSE;
    }
  gtk_text_buffer_get_iter_at_mark (buffer, iter, gtk_text_buffer_get_insert (buffer));
  forget (self);
}

/* A whole new text, or one that is edited in another way: positions are no longer what they were.
 */
static void
on_deleted (GtkWidget *widget)
{
  Preedit *self = get_preedit (widget);

  if (!self->inserting)
    forget (self);
}

/* The marks and the sources must not outlive the control. */
static void
on_destroy (Preedit *self)
{
  forget (self);
  g_free (self->preedit);
  self->preedit = g_strdup ("");
}

/**
 * kaiji_preedit_keep:
 * @widget: a #GtkTextView, whose buffer stays the same, or a #GtkText
 *
 * Makes @widget keep what an input method is composing when the user clicks or goes elsewhere,
 * even if the input method drops it. To be called before other handlers of "insert-text" are
 * connected, since those may stop it.
 */
void
kaiji_preedit_keep (GtkWidget *widget)
{
  GtkEventController *focus, *keys;
  GtkGesture *click;
  Preedit *self;

  g_return_if_fail (GTK_IS_TEXT_VIEW (widget) || GTK_IS_TEXT (widget));

  self = g_new0 (Preedit, 1);
  self->widget = widget;
  self->preedit = g_strdup ("");
  g_object_set_data_full (G_OBJECT (widget), "kaiji-preedit", self, (GDestroyNotify) preedit_free);

  /* Before anything that the control does itself. */
  click = gtk_gesture_click_new ();
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));

  focus = gtk_event_controller_focus_new ();
  gtk_event_controller_set_propagation_phase (focus, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_leave), self);
  gtk_widget_add_controller (widget, focus);

  keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key_pressed), self);
  gtk_widget_add_controller (widget, keys);

  g_signal_connect (widget, "preedit-changed", G_CALLBACK (on_preedit_changed), self);
  g_signal_connect (widget, "notify::has-focus", G_CALLBACK (on_has_focus_changed), self);
  g_signal_connect_swapped (widget, "destroy", G_CALLBACK (on_destroy), self);
  if (GTK_IS_TEXT (widget))
    {
      g_signal_connect (widget, "insert-text", G_CALLBACK (on_text_inserted), self);
      g_signal_connect (widget, "delete-text", G_CALLBACK (on_deleted), NULL);
    }
  else
    {
      g_signal_connect_object (get_buffer (self), "insert-text", G_CALLBACK (on_buffer_inserted),
                               widget, G_CONNECT_DEFAULT);
      g_signal_connect_object (get_buffer (self), "delete-range", G_CALLBACK (on_deleted), widget,
                               G_CONNECT_SWAPPED);
    }
}

/* Returns: (nullable): what brings the keys to the input method of a control */
static GtkIMContext *
find_im_context (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  GtkIMContext *context = NULL;

  for (guint i = 0; context == NULL && i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        context = gtk_event_controller_key_get_im_context (GTK_EVENT_CONTROLLER_KEY (controller));
    }

  return context;
}

/**
 * kaiji_preedit_is_composing:
 * @widget: (nullable): a widget, usually what has the focus
 *
 * Returns: whether an input method is composing something in @widget
 */
gboolean
kaiji_preedit_is_composing (GtkWidget *widget)
{
  Preedit *self = widget != NULL ? get_preedit (widget) : NULL;

  return self != NULL && *self->preedit != '\0';
}

/**
 * kaiji_preedit_take_in:
 * @widget: (nullable): a widget, usually what has the focus
 *
 * If something is being composed in @widget, ends that and puts it into the text, at once: what
 * comes next is to have it.
 */
void
kaiji_preedit_take_in (GtkWidget *widget)
{
  GtkIMContext *context;
  Preedit *self;

  if (!kaiji_preedit_is_composing (widget))
    return;

  self = get_preedit (widget);
  forget (self);
  leave (self);
  context = find_im_context (widget);
  if (context != NULL)
    gtk_im_context_reset (context);
  /* An input method in another process commits later, which is then the same text once more. */
  put_in (self);
}

/**
 * kaiji_preedit_offer_key:
 * @widget: (nullable): what has the focus
 * @event: the press of a key that the window itself has a use for
 *
 * While something is being composed in @widget, the key is the input method's first: F7 makes it
 * katakana. If that does not want it, what is composed is taken in before the window does what the
 * key is for.
 *
 * Returns: whether the input method wanted it
 */
gboolean
kaiji_preedit_offer_key (GtkWidget *widget, GdkEvent *event)
{
  GtkIMContext *context;

  if (!kaiji_preedit_is_composing (widget))
    return FALSE;

  context = find_im_context (widget);
  if (context != NULL && gtk_im_context_filter_keypress (context, event))
    return TRUE;

  kaiji_preedit_take_in (widget);
  return FALSE;
}
