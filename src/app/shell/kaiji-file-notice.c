/* kaiji-file-notice.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-file-notice.h"
#include "kaiji-wrap-layout.h"

struct _KaijiFileNotice
{
  AdwBin parent_instance;

  GtkLabel *label;
  GtkBox *buttons;

  KaijiDocument *document;
  int situation;
};

G_DEFINE_FINAL_TYPE (KaijiFileNotice, kaiji_file_notice, ADW_TYPE_BIN)

enum
{
  REPLACED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

enum
{
  NOTHING,
  HELD,
  HELD_AND_CHANGED,
  FREE,
  CHANGED,
  CHANGED_FOR_READERS,
  MOVED,
  MISSING,
};

typedef struct
{
  const char *label;
  const char *action;
} Offer;

static const Offer reload = { N_ ("_Reload"), "sheet.reload" };
static const Offer compare = { N_ ("_Compare"), "sheet.compare-with-disk" };
static const Offer keep_mine = { N_ ("_Keep Mine"), "sheet.keep-mine" };
static const Offer copy = { N_ ("Open a _Copy"), "sheet.open-copy" };
static const Offer edit_anyway = { N_ ("Edit _Anyway"), "sheet.edit-anyway" };
static const Offer edit = { N_ ("_Edit"), "sheet.reload" };
static const Offer follow = { N_ ("_Continue There"), "sheet.follow-file" };
static const Offer save = { N_ ("_Save Again"), "win.save" };
static const Offer save_as = { N_ ("Save _As…"), "win.save-as" };

/* The actions of each situation. */
static const Offer *const offers[][4] = {
  [NOTHING] = { NULL },
  [HELD] = { &copy, &edit_anyway },
  [HELD_AND_CHANGED] = { &reload, &copy, &edit_anyway },
  [FREE] = { &edit },
  [CHANGED] = { &reload, &compare, &keep_mine },
  [CHANGED_FOR_READERS] = { &reload, &compare },
  [MOVED] = { &follow, &save_as },
  [MISSING] = { &save, &save_as },
};

static int
find_situation (KaijiDocument *document)
{
  KaijiSharedFile *file = kaiji_document_get_shared_file (document);
  KaijiFileState state;

  if (file == NULL)
    return NOTHING;

  state = kaiji_shared_file_get_state (file);
  if (state == KAIJI_FILE_MISSING)
    return MISSING;
  if (state == KAIJI_FILE_MOVED)
    return MOVED;
  if (kaiji_shared_file_is_free (file))
    return FREE;
  if (kaiji_shared_file_get_holder (file) != NULL)
    return state == KAIJI_FILE_CHANGED ? HELD_AND_CHANGED : HELD;
  if (state == KAIJI_FILE_CHANGED)
    return kaiji_document_get_editable (document) ? CHANGED : CHANGED_FOR_READERS;
  return NOTHING;
}

static char *
dup_text (KaijiDocument *document, int situation)
{
  KaijiSharedFile *file = kaiji_document_get_shared_file (document);
  const KaijiHolder *holder = file != NULL ? kaiji_shared_file_get_holder (file) : NULL;
  g_autofree char *who = holder != NULL ? kaiji_holder_describe (holder) : NULL;
  g_autofree char *name = NULL;

  switch (situation)
    {
    case HELD:
      /* Translators: %s is who, where and since when. */
      return g_strdup_printf (_ ("%s has this sheet open. Here it can be read, and changed when it "
                                 "is free."),
                              who);
    case HELD_AND_CHANGED:
      return g_strdup_printf (_ ("%s has this sheet open, and has saved changes to it since it was "
                                 "opened here."),
                              who);
    case FREE:
      return g_strdup (_ ("The sheet is free now: nobody else has it open any more."));
    case CHANGED:
    case CHANGED_FOR_READERS:
      return g_strdup (_ ("Another program or person has changed this sheet’s file."));
    case MOVED:
      name = g_file_get_parse_name (kaiji_shared_file_get_new_place (file));
      return g_strdup_printf (_ ("This sheet’s file was renamed to %s."), name);
    case MISSING:
      return g_strdup (_ ("This sheet’s file was deleted or moved away. What you see is only here "
                          "until you save it."));
    default:
      return g_strdup ("");
    }
}

static void
show_offers (KaijiFileNotice *self, int situation)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->buttons))) != NULL)
    gtk_box_remove (self->buttons, child);

  for (guint i = 0; offers[situation][i] != NULL; i++)
    {
      GtkWidget *button = gtk_button_new_with_mnemonic (_ (offers[situation][i]->label));

      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), offers[situation][i]->action);
      gtk_box_append (self->buttons, button);
    }
}

static void
update (KaijiFileNotice *self)
{
  int situation = find_situation (self->document);
  g_autofree char *text = dup_text (self->document, situation);

  gtk_label_set_label (self->label, text);
  /* A focused button keeps the focus while its meaning is the same. */
  if (situation != self->situation)
    {
      g_signal_emit (self, signals[REPLACED], 0);
      show_offers (self, situation);
    }
  self->situation = situation;
  gtk_widget_set_visible (GTK_WIDGET (self), situation != NOTHING);
}

static void
on_file_changed (KaijiFileNotice *self)
{
  update (self);
}

static void
kaiji_file_notice_dispose (GObject *object)
{
  g_clear_object (&KAIJI_FILE_NOTICE (object)->document);

  G_OBJECT_CLASS (kaiji_file_notice_parent_class)->dispose (object);
}

static void
kaiji_file_notice_class_init (KaijiFileNoticeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kaiji_file_notice_dispose;

  signals[REPLACED] = g_signal_new ("replaced", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (KAIJI_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/jp/kaiji/Kaiji/kaiji-file-notice.ui");
  gtk_widget_class_bind_template_child (widget_class, KaijiFileNotice, label);
  gtk_widget_class_bind_template_child (widget_class, KaijiFileNotice, buttons);
}

static void
kaiji_file_notice_init (KaijiFileNotice *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kaiji_file_notice_set_document:
 * @document: a sheet; set once
 *
 * Follows the state of its file.
 */
void
kaiji_file_notice_set_document (KaijiFileNotice *self, KaijiDocument *document)
{
  g_return_if_fail (KAIJI_IS_FILE_NOTICE (self));
  g_return_if_fail (KAIJI_IS_DOCUMENT (document));
  g_return_if_fail (self->document == NULL);

  self->document = g_object_ref (document);
  g_signal_connect_object (document, "file-changed", G_CALLBACK (on_file_changed), self,
                           G_CONNECT_SWAPPED);
  update (self);
}
