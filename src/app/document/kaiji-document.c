/* kaiji-document.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-document-private.h"
#include "kaiji-file-name.h"
#include "kaiji-today.h"

G_DEFINE_FINAL_TYPE (KaijiDocument, kaiji_document, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_FILE,
  PROP_MODIFIED,
  PROP_EDITABLE,
  PROP_TITLE,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

static void
on_answer_changed (KaijiDocument *self, const KaijiField *field)
{
  KaijiScheme *scheme = kaiji_sheet_get_scheme (self->sheet);

  if (self->saved != NULL)
    kaiji_saved_state_compare (self->saved, self->sheet, field);
  kaiji_document_update_modified (self);
  if (field == kaiji_scheme_get_role (scheme, KAIJI_ROLE_SERVICE_NAME))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

static void
on_sheet_changed (KaijiDocument *self)
{
  if (self->saved != NULL)
    kaiji_saved_state_compare_others (self->saved, self->sheet);
  kaiji_document_update_modified (self);
}

static void
on_day_changed (KaijiDocument *self)
{
  kaiji_findings_set_today (self->findings, kaiji_today_get_date (kaiji_today_get_default ()));
}

static void
kaiji_document_dispose (GObject *object)
{
  KaijiDocument *self = KAIJI_DOCUMENT (object);

  if (self->sheet != NULL)
    g_signal_handlers_disconnect_by_data (self->sheet, self);
  g_clear_object (&self->findings);
  g_clear_object (&self->history);
  g_clear_object (&self->cursor);
  g_clear_object (&self->sheet);
  g_clear_object (&self->autosave);
  if (self->shared != NULL)
    kaiji_shared_file_close (self->shared);
  g_clear_object (&self->shared);
  g_clear_object (&self->file);
  g_clear_object (&self->origin);
  g_clear_pointer (&self->etag, g_free);
  g_clear_pointer (&self->saved, kaiji_saved_state_free);

  G_OBJECT_CLASS (kaiji_document_parent_class)->dispose (object);
}

static void
kaiji_document_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  KaijiDocument *self = KAIJI_DOCUMENT (object);

  switch (property_id)
    {
    case PROP_FILE:
      g_value_set_object (value, self->file);
      break;
    case PROP_MODIFIED:
      g_value_set_boolean (value, self->modified);
      break;
    case PROP_EDITABLE:
      g_value_set_boolean (value, kaiji_document_get_editable (self));
      break;
    case PROP_TITLE:
      g_value_take_string (value, kaiji_document_dup_title (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
kaiji_document_class_init (KaijiDocumentClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = kaiji_document_dispose;
  object_class->get_property = kaiji_document_get_property;

  properties[PROP_FILE] = g_param_spec_object ("file", NULL, NULL, G_TYPE_FILE,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_MODIFIED] = g_param_spec_boolean ("modified", NULL, NULL, FALSE,
                                                    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_EDITABLE] = g_param_spec_boolean ("editable", NULL, NULL, TRUE,
                                                    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  /* These two are emitted in files of their own. */
  g_signal_new ("file-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 0);
  g_signal_new ("version-failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
kaiji_document_init (KaijiDocument *self)
{
  self->writable = TRUE;
}

/* @findings are those of a sheet, and do not follow it yet. */
static KaijiDocument *
new_of_findings (KaijiFindings *findings)
{
  KaijiDocument *self = g_object_new (KAIJI_TYPE_DOCUMENT, NULL);
  KaijiSheet *sheet = kaiji_findings_get_sheet (findings);
  KaijiToday *today = kaiji_today_get_default ();

  self->sheet = g_object_ref (sheet);
  self->cursor = kaiji_cursor_new ();
  /* Handlers run in the order in which they are connected: a change is first recorded for undo,
   * then compared with the file, and then checked. By the time the findings notify the views,
   * everything a view can ask for is up to date. */
  self->history = kaiji_history_new (sheet);
  self->saved = kaiji_saved_state_new (sheet);
  self->autosave = kaiji_autosave_new (sheet);
  g_signal_connect_swapped (sheet, "answer-changed", G_CALLBACK (on_answer_changed), self);
  g_signal_connect_swapped (sheet, "excluded-sections-changed", G_CALLBACK (on_sheet_changed),
                            self);
  g_signal_connect_swapped (sheet, "page-setup-changed", G_CALLBACK (on_sheet_changed), self);
  g_signal_connect_swapped (sheet, "requests-changed", G_CALLBACK (on_sheet_changed), self);
  g_signal_connect_swapped (sheet, "notify::certification-number", G_CALLBACK (on_sheet_changed),
                            self);
  self->findings = g_object_ref (findings);
  kaiji_findings_follow (findings);
  kaiji_findings_set_today (findings, kaiji_today_get_date (today));
  g_signal_connect_object (today, "changed", G_CALLBACK (on_day_changed), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * kaiji_document_new:
 * @sheet: a new sheet
 *
 * Returns: (transfer full): a document of that sheet, unmodified and without a file
 */
KaijiDocument *
kaiji_document_new (KaijiSheet *sheet)
{
  g_autoptr (KaijiFindings) findings = NULL;

  g_return_val_if_fail (KAIJI_IS_SHEET (sheet), NULL);

  findings = kaiji_findings_new_still (sheet, kaiji_today_get_date (kaiji_today_get_default ()));
  return new_of_findings (findings);
}

/**
 * kaiji_document_new_unsaved:
 * @sheet: a sheet whose answers are not in a file yet
 *
 * Returns: (transfer full): a document of it, modified until it is saved
 */
KaijiDocument *
kaiji_document_new_unsaved (KaijiSheet *sheet)
{
  KaijiDocument *self = kaiji_document_new (sheet);

  g_clear_pointer (&self->saved, kaiji_saved_state_free);
  kaiji_document_update_modified (self);

  return self;
}

/**
 * kaiji_document_new_from_file:
 * @findings: those of the sheet in @file, which do not follow it yet
 * @file: its file
 * @etag: (nullable): the tag of the file
 *
 * Returns: (transfer full): an unmodified document of that file
 */
KaijiDocument *
kaiji_document_new_from_file (KaijiFindings *findings, GFile *file, const char *etag)
{
  KaijiDocument *self = new_of_findings (findings);

  self->etag = g_strdup (etag);
  kaiji_document_set_file (self, file);

  return self;
}

/**
 * kaiji_document_new_from_backup:
 * @findings: those of the sheet in @backup, which do not follow it yet
 * @backup: an abandoned copy
 *
 * The sheet is not in any file. If the original was changed since, saving reports that.
 *
 * Returns: (transfer full): a modified document of the original file, if there is one
 */
KaijiDocument *
kaiji_document_new_from_backup (KaijiFindings *findings, KaijiBackup *backup)
{
  KaijiDocument *self = new_of_findings (findings);

  kaiji_autosave_adopt (self->autosave, backup);
  g_clear_pointer (&self->saved, kaiji_saved_state_free);
  self->etag = g_strdup (kaiji_backup_get_etag (backup));
  kaiji_document_set_file (self, kaiji_backup_get_original (backup));
  kaiji_document_update_modified (self);

  return self;
}

/**
 * kaiji_document_set_file:
 * @file: (nullable): the file that it is saved to
 *
 * Sets the document's own file.
 */
void
kaiji_document_set_file (KaijiDocument *self, GFile *file)
{
  if (g_set_object (&self->file, file))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FILE]);
}

/**
 * kaiji_document_update_modified:
 *
 * Finds out whether the sheet differs from its file; if it does, a copy is kept shortly after.
 */
void
kaiji_document_update_modified (KaijiDocument *self)
{
  gboolean modified = self->saved == NULL || !kaiji_saved_state_is_current (self->saved)
                      || kaiji_document_is_file_missing (self);

  if (modified)
    kaiji_autosave_schedule (self->autosave, self->file, self->etag);
  else
    kaiji_autosave_discard (self->autosave);

  if (self->modified == modified)
    return;

  self->modified = modified;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODIFIED]);
}

/**
 * kaiji_document_update_editable:
 *
 * Locks the sheet if it may not be changed, for whatever reason, and unlocks it otherwise.
 */
void
kaiji_document_update_editable (KaijiDocument *self)
{
  kaiji_sheet_set_locked (self->sheet, !kaiji_document_get_editable (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EDITABLE]);
}

/**
 * kaiji_document_set_writable:
 * @writable: whether its file can be written
 */
void
kaiji_document_set_writable (KaijiDocument *self, gboolean writable)
{
  if (self->writable == writable)
    return;

  self->writable = writable;
  kaiji_document_update_editable (self);
}

/**
 * kaiji_document_keep_backup:
 *
 * Writes the copy of unsaved changes at once and waits for it: the program is about to be killed.
 */
void
kaiji_document_keep_backup (KaijiDocument *self)
{
  g_return_if_fail (KAIJI_IS_DOCUMENT (self));

  if (self->modified)
    kaiji_autosave_write (self->autosave, self->file, self->etag);
}

/**
 * kaiji_document_discard_backup:
 *
 * Removes the copy of unsaved changes because they were saved or discarded.
 */
void
kaiji_document_discard_backup (KaijiDocument *self)
{
  g_return_if_fail (KAIJI_IS_DOCUMENT (self));

  kaiji_autosave_discard (self->autosave);
}

/**
 * kaiji_document_get_sheet:
 *
 * Returns: (transfer none): the sheet
 */
KaijiSheet *
kaiji_document_get_sheet (KaijiDocument *self)
{
  g_return_val_if_fail (KAIJI_IS_DOCUMENT (self), NULL);

  return self->sheet;
}

/**
 * kaiji_document_get_findings:
 *
 * Returns: (transfer none): the sheet's findings
 */
KaijiFindings *
kaiji_document_get_findings (KaijiDocument *self)
{
  g_return_val_if_fail (KAIJI_IS_DOCUMENT (self), NULL);

  return self->findings;
}

/**
 * kaiji_document_get_history:
 *
 * Returns: (transfer none): the history of the sheet
 */
KaijiHistory *
kaiji_document_get_history (KaijiDocument *self)
{
  g_return_val_if_fail (KAIJI_IS_DOCUMENT (self), NULL);

  return self->history;
}

/**
 * kaiji_document_get_cursor:
 *
 * Returns: (transfer none): the cursor in the document
 */
KaijiCursor *
kaiji_document_get_cursor (KaijiDocument *self)
{
  g_return_val_if_fail (KAIJI_IS_DOCUMENT (self), NULL);

  return self->cursor;
}

/**
 * kaiji_document_get_autosave:
 *
 * Returns: (transfer none): what keeps the copy of unsaved changes, and says whether it could
 */
KaijiAutosave *
kaiji_document_get_autosave (KaijiDocument *self)
{
  g_return_val_if_fail (KAIJI_IS_DOCUMENT (self), NULL);

  return self->autosave;
}

/**
 * kaiji_document_get_file:
 *
 * Returns: (transfer none) (nullable): the file it was opened from or saved to
 */
GFile *
kaiji_document_get_file (KaijiDocument *self)
{
  g_return_val_if_fail (KAIJI_IS_DOCUMENT (self), NULL);

  return self->file;
}

/**
 * kaiji_document_get_etag:
 *
 * Returns: (transfer none) (nullable): the tag of its file when it was last read or written
 */
const char *
kaiji_document_get_etag (KaijiDocument *self)
{
  g_return_val_if_fail (KAIJI_IS_DOCUMENT (self), NULL);

  return self->etag;
}

/**
 * kaiji_document_set_origin:
 * @origin: (nullable): the file of the previous sheet
 *
 * Sets the file that the sheet was carried over from.
 */
void
kaiji_document_set_origin (KaijiDocument *self, GFile *origin)
{
  g_return_if_fail (KAIJI_IS_DOCUMENT (self));
  g_return_if_fail (origin == NULL || G_IS_FILE (origin));

  g_set_object (&self->origin, origin);
}

/**
 * kaiji_document_get_origin:
 *
 * Returns: (transfer none) (nullable): the file of the previous sheet, if this one was carried over
 *   from it in this run; it must not be overwritten
 */
GFile *
kaiji_document_get_origin (KaijiDocument *self)
{
  g_return_val_if_fail (KAIJI_IS_DOCUMENT (self), NULL);

  return self->origin;
}

/**
 * kaiji_document_get_modified:
 *
 * Returns: whether the sheet differs from its file or, without a file, from a new sheet. A change
 *   that was undone does not count.
 */
gboolean
kaiji_document_get_modified (KaijiDocument *self)
{
  g_return_val_if_fail (KAIJI_IS_DOCUMENT (self), FALSE);

  return self->modified;
}

/**
 * kaiji_document_set_locked:
 * @locked: whether to keep the sheet from being changed by accident
 */
void
kaiji_document_set_locked (KaijiDocument *self, gboolean locked)
{
  g_return_if_fail (KAIJI_IS_DOCUMENT (self));

  if (self->locked == locked)
    return;

  self->locked = locked;
  kaiji_document_update_editable (self);
}

/**
 * kaiji_document_get_locked:
 *
 * Returns: whether the sheet is kept from being changed by accident
 */
gboolean
kaiji_document_get_locked (KaijiDocument *self)
{
  g_return_val_if_fail (KAIJI_IS_DOCUMENT (self), FALSE);

  return self->locked;
}

/**
 * kaiji_document_get_editable:
 *
 * Returns: whether the sheet may be changed: its file is writable, nobody else has it open, it is
 *   not locked, and it was not written by a newer version
 */
gboolean
kaiji_document_get_editable (KaijiDocument *self)
{
  g_return_val_if_fail (KAIJI_IS_DOCUMENT (self), FALSE);

  return self->writable && !self->locked && !kaiji_sheet_is_newer (self->sheet)
         && (self->shared == NULL || kaiji_shared_file_get_holder (self->shared) == NULL);
}

/**
 * kaiji_document_dup_title:
 *
 * Returns: (transfer full): the service's name, otherwise the file's, otherwise a title for new
 *   sheets
 */
char *
kaiji_document_dup_title (KaijiDocument *self)
{
  g_autofree char *title = NULL;

  g_return_val_if_fail (KAIJI_IS_DOCUMENT (self), NULL);

  title = kaiji_sheet_dup_title (self->sheet);
  if (*title != '\0')
    return g_steal_pointer (&title);
  if (self->file == NULL)
    return g_strdup (_ ("New sheet"));

  return kaiji_file_name_dup_shown (self->file);
}
