/* kaiji-sheet-view-changes.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Another sheet beside the form: last time's, an earlier version, what the file holds now, or any.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-file-name.h"
#include "kaiji-focus.h"
#include "kaiji-other-sheet.h"
#include "kaiji-shared-file.h"
#include "kaiji-sheet-view-private.h"
#include "kaiji-toast.h"

static gboolean
is_shown (KaijiSheetView *self)
{
  return kaiji_side_split_get_show_pane (self->changes_split);
}

static gboolean
go_to_list (GtkWidget *widget)
{
  return kaiji_changes_pane_focus_list (KAIJI_CHANGES_PANE (widget));
}

/* Goes into the list once it has rows, or stays in its head if there are none. */
static void
focus_changes (KaijiSheetView *self)
{
  /* Not to leave the focus behind in a form that may be covered now. */
  gtk_widget_grab_focus (GTK_WIDGET (self->changes_pane));
  kaiji_focus_go_when_ready (GTK_WIDGET (self->changes_pane), go_to_list);
}

static void
stop_following (KaijiSheetView *self)
{
  if (self->compared != NULL)
    kaiji_followed_sheet_stop (self->compared);
  g_clear_object (&self->compared);
}

/* What is offered is what the file holds. The sheet's own file is also written here, which needs no
 * telling. */
static void
on_compared_read (KaijiSheetView *self, KaijiSheet *old_sheet)
{
  KaijiSharedFile *own = kaiji_document_get_shared_file (self->document);
  gboolean is_own = kaiji_changes_pane_get_kind (self->changes_pane) == KAIJI_CHANGES_DISK
                    && own != NULL && kaiji_shared_file_get_state (own) == KAIJI_FILE_AS_KNOWN;

  if (old_sheet != NULL)
    {
      kaiji_changes_pane_set_old_sheet (self->changes_pane, old_sheet);
      if (is_shown (self) && !is_own)
        kaiji_toast_tell (GTK_WIDGET (self),
                          _ ("The other file was changed: it is compared with what it holds now"));
      return;
    }

  if (is_shown (self))
    kaiji_toast_tell (GTK_WIDGET (self), _ ("The other file is gone or cannot be read any more: "
                                            "the comparison was closed"));
  kaiji_sheet_view_close_changes (self);
  stop_following (self);
}

static void
show_loaded (KaijiSheetView *self, KaijiChangesKind kind, GAsyncResult *result)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (KaijiSheet) old_sheet = kaiji_other_sheet_load_finish (result, &file);
  g_autofree char *name = NULL;

  /* The window may have been closed, or may show another sheet by now. */
  if (old_sheet == NULL || self->document == NULL
      || gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;

  name = kaiji_file_name_dup_shown (file);
  kaiji_sheet_view_show_changes (self, kind, old_sheet, name);
  self->compared = kaiji_other_sheet_load_follow (result);
  g_signal_connect_object (self->compared, "read", G_CALLBACK (on_compared_read), self,
                           G_CONNECT_SWAPPED);
}

static void
on_other_loaded (GObject *object, GAsyncResult *result, gpointer user_data)
{
  show_loaded (KAIJI_SHEET_VIEW (object), KAIJI_CHANGES_OTHER, result);
}

static void
on_disk_loaded (GObject *object, GAsyncResult *result, gpointer user_data)
{
  show_loaded (KAIJI_SHEET_VIEW (object), KAIJI_CHANGES_DISK, result);
}

/**
 * kaiji_sheet_view_show_changes:
 * @kind: what @old_sheet is
 * @old_sheet: another sheet
 * @old_name: (nullable): its name; see kaiji_changes_pane_compare()
 *
 * Shows beside the form in what the sheet differs from another one, and goes there.
 */
void
kaiji_sheet_view_show_changes (KaijiSheetView *self,
                               KaijiChangesKind kind,
                               KaijiSheet *old_sheet,
                               const char *old_name)
{
  g_return_if_fail (KAIJI_IS_SHEET_VIEW (self));
  g_return_if_fail (KAIJI_IS_SHEET (old_sheet));

  stop_following (self);
  kaiji_side_split_set_show_pane (self->changes_split, TRUE);
  kaiji_changes_pane_compare (self->changes_pane, kind, old_sheet, old_name);
  focus_changes (self);
}

/**
 * kaiji_sheet_view_go_to_changes:
 *
 * Goes to the list of changes, which is that since the previous sheet if there is one; from there,
 * closes it and goes back into the form.
 *
 * Returns: %FALSE if there is no list and no previous sheet
 */
gboolean
kaiji_sheet_view_go_to_changes (KaijiSheetView *self)
{
  gboolean has_previous;

  g_return_val_if_fail (KAIJI_IS_SHEET_VIEW (self), FALSE);

  has_previous = kaiji_sheet_get_has_previous (kaiji_document_get_sheet (self->document));
  if (is_shown (self)
      && (!has_previous
          || kaiji_changes_pane_get_kind (self->changes_pane) == KAIJI_CHANGES_LAST_TIME))
    {
      if (kaiji_focus_is_within (GTK_WIDGET (self->changes_pane)))
        kaiji_sheet_view_close_changes (self);
      else
        focus_changes (self);
      return TRUE;
    }

  kaiji_sheet_view_compare_with_previous (self);
  return has_previous;
}

/**
 * kaiji_sheet_view_compare_with_previous:
 *
 * Shows the changes since the previous sheet, if there is one, whose file is not needed, and goes
 * there.
 */
void
kaiji_sheet_view_compare_with_previous (KaijiSheetView *self)
{
  g_autoptr (KaijiSheet) previous = NULL;

  g_return_if_fail (KAIJI_IS_SHEET_VIEW (self));

  previous = kaiji_sheet_dup_previous (kaiji_document_get_sheet (self->document));
  if (previous != NULL)
    kaiji_sheet_view_show_changes (self, KAIJI_CHANGES_LAST_TIME, previous, NULL);
}

/**
 * kaiji_sheet_view_compare_with_file:
 * @library: the known schemes
 *
 * Asks for another sheet and shows what differs.
 */
void
kaiji_sheet_view_compare_with_file (KaijiSheetView *self, KaijiSchemeLibrary *library)
{
  g_return_if_fail (KAIJI_IS_SHEET_VIEW (self));

  kaiji_other_sheet_load_async (GTK_WIDGET (self), NULL, _ ("Compare with Sheet"), library,
                                on_other_loaded, NULL);
}

/**
 * kaiji_sheet_view_compare_with_disk:
 * @library: the known schemes
 *
 * Shows in what the sheet differs from what its file holds now, which another program wrote.
 */
void
kaiji_sheet_view_compare_with_disk (KaijiSheetView *self, KaijiSchemeLibrary *library)
{
  g_return_if_fail (KAIJI_IS_SHEET_VIEW (self));

  kaiji_other_sheet_load_async (GTK_WIDGET (self), kaiji_document_get_file (self->document),
                                _ ("Compare with Sheet"), library, on_disk_loaded, NULL);
}

/**
 * kaiji_sheet_view_close_changes:
 *
 * Hides what the sheet is compared with. If the focus was there, it goes back into the form.
 */
void
kaiji_sheet_view_close_changes (KaijiSheetView *self)
{
  g_return_if_fail (KAIJI_IS_SHEET_VIEW (self));

  kaiji_side_split_set_show_pane (self->changes_split, FALSE);
}

/**
 * kaiji_sheet_view_take_change:
 *
 * If one is in the list of changes, takes the answer of the other sheet.
 *
 * Returns: whether one is there
 */
gboolean
kaiji_sheet_view_take_change (KaijiSheetView *self)
{
  g_return_val_if_fail (KAIJI_IS_SHEET_VIEW (self), FALSE);

  if (!is_shown (self) || !kaiji_focus_is_within (GTK_WIDGET (self->changes_pane)))
    return FALSE;

  kaiji_changes_pane_take_focused (self->changes_pane);
  return TRUE;
}
