/* kaiji-reminders.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-certified.h"
#include "kaiji-deadlines.h"
#include "kaiji-recent.h"
#include "kaiji-reminders.h"
#include "kaiji-settings.h"
#include "kaiji-sheet-file.h"
#include "kaiji-today.h"

#define KEY "remind"
#define REMINDED_KEY "reminded"

/* The number of sheets that are looked at. */
#define MAX_FILES 20

/* The steps by which a deadline comes nearer: the first is that the renewal is due, the others are
 * reached with so many days left or fewer, the last when there are none. */
static const int steps[] = { G_MAXINT, 30, 7, -1 };

struct _KaijiReminders
{
  GObject parent_instance;

  KaijiSchemeLibrary *library;
  GCancellable *cancellable;
  GPtrArray
    *files; /* (nullable): those of the present round that are not looked at yet, reversed */
  guint idle;
};

G_DEFINE_FINAL_TYPE (KaijiReminders, kaiji_reminders, G_TYPE_OBJECT)

enum
{
  DUE,
  CHECKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* How near a deadline is: the number of steps that are reached. */
static guint
get_nearness (const KaijiDeadlines *deadlines, const GDate *today)
{
  int days = kaiji_deadlines_get_days_left (deadlines, today);
  guint nearness = 0;

  if (!kaiji_deadlines_is_renewal_due (deadlines, today))
    return 0;

  while (nearness < G_N_ELEMENTS (steps) && days <= steps[nearness])
    nearness++;
  return nearness;
}

/* Keeps how near a sheet's deadline is now. Returns: whether it has come nearer since. */
static gboolean
remember (const char *uri, guint nearness)
{
  GSettings *settings = kaiji_settings_get ();
  g_autoptr (GVariant) old = g_settings_get_value (settings, REMINDED_KEY);
  GVariantBuilder builder;
  GVariantIter iter;
  const char *other;
  guint value, last = 0;

  g_variant_lookup (old, uri, "u", &last);
  if (nearness == last)
    return FALSE;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{su}"));
  g_variant_iter_init (&iter, old);
  while (g_variant_iter_next (&iter, "{&su}", &other, &value))
    if (!g_str_equal (other, uri))
      g_variant_builder_add (&builder, "{su}", other, value);
  if (nearness > 0)
    g_variant_builder_add (&builder, "{su}", uri, nearness);
  g_settings_set_value (settings, REMINDED_KEY, g_variant_builder_end (&builder));

  return nearness > last;
}

static void
look_at (KaijiReminders *self, GFile *file, KaijiSheet *sheet)
{
  const GDate *today = kaiji_today_get_date (kaiji_today_get_default ());
  g_autofree char *uri = g_file_get_uri (file);
  g_autofree char *title = NULL;
  g_autofree char *body = NULL;
  KaijiDeadlines deadlines;

  if (!kaiji_deadlines_find (sheet, &deadlines)
      || !remember (uri, get_nearness (&deadlines, today)))
    return;

  title = kaiji_sheet_dup_title (sheet);
  body = kaiji_deadlines_describe (&deadlines, today);
  g_signal_emit (self, signals[DUE], 0, file, title, body);
}

static void look_at_next (KaijiReminders *self);

static void
on_loaded (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KaijiReminders) self = user_data;
  g_autoptr (KaijiSheet) sheet = kaiji_sheet_file_load_finish (result, NULL, NULL);
  g_autoptr (GFile) file = NULL;

  if (self->files == NULL)
    return;

  /* A sheet that cannot be read has no known deadline. */
  file = g_ptr_array_steal_index (self->files, self->files->len - 1);
  if (sheet != NULL && !kaiji_certified_is_carried_over (file))
    look_at (self, file, sheet);
  look_at_next (self);
}

static void
look_at_next (KaijiReminders *self)
{
  if (self->files->len == 0)
    {
      g_clear_pointer (&self->files, g_ptr_array_unref);
      g_signal_emit (self, signals[CHECKED], 0);
      return;
    }

  kaiji_sheet_file_load_async (g_ptr_array_index (self->files, self->files->len - 1), self->library,
                               self->cancellable, on_loaded, g_object_ref (self));
}

static gboolean
on_idle (gpointer user_data)
{
  KaijiReminders *self = user_data;
  g_autoptr (GPtrArray) recent = NULL;

  self->idle = 0;
  if (self->files != NULL)
    return G_SOURCE_REMOVE;

  recent = kaiji_recent_list (MAX_FILES);
  self->files = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = recent->len; i > 0; i--)
    g_ptr_array_add (self->files, g_object_ref (g_ptr_array_index (recent, i - 1)));
  look_at_next (self);

  return G_SOURCE_REMOVE;
}

/* Later than any frame. */
static void
schedule (KaijiReminders *self)
{
  if (self->idle == 0 && kaiji_settings_get_boolean (KEY))
    self->idle = g_idle_add_full (G_PRIORITY_LOW, on_idle, self, NULL);
}

static void
on_day_changed (KaijiReminders *self)
{
  schedule (self);
}

static void
on_wanted_changed (KaijiReminders *self)
{
  schedule (self);
}

static void
kaiji_reminders_dispose (GObject *object)
{
  KaijiReminders *self = KAIJI_REMINDERS (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (kaiji_reminders_parent_class)->dispose (object);
}

static void
kaiji_reminders_finalize (GObject *object)
{
  g_object_unref (KAIJI_REMINDERS (object)->cancellable);

  G_OBJECT_CLASS (kaiji_reminders_parent_class)->finalize (object);
}

static void
kaiji_reminders_class_init (KaijiRemindersClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kaiji_reminders_dispose;
  G_OBJECT_CLASS (klass)->finalize = kaiji_reminders_finalize;

  signals[DUE] = g_signal_new ("due", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 3, G_TYPE_FILE, G_TYPE_STRING, G_TYPE_STRING);
  signals[CHECKED] = g_signal_new ("checked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
kaiji_reminders_init (KaijiReminders *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * kaiji_reminders_new:
 * @library: the known schemes
 *
 * Returns: (transfer full): reminders, of which the first comes when the program is idle
 */
KaijiReminders *
kaiji_reminders_new (KaijiSchemeLibrary *library)
{
  KaijiReminders *self;
  GSettings *settings = kaiji_settings_get ();

  g_return_val_if_fail (KAIJI_IS_SCHEME_LIBRARY (library), NULL);

  self = g_object_new (KAIJI_TYPE_REMINDERS, NULL);
  self->library = g_object_ref (library);
  if (settings != NULL)
    g_signal_connect_object (settings, "changed::" KEY, G_CALLBACK (on_wanted_changed), self,
                             G_CONNECT_SWAPPED);
  g_signal_connect_object (kaiji_today_get_default (), "changed", G_CALLBACK (on_day_changed), self,
                           G_CONNECT_SWAPPED);
  schedule (self);

  return self;
}
