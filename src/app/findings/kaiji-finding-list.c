/* kaiji-finding-list.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "kaiji-finding-list.h"
#include "kaiji-finding-style.h"
#include "kaiji-fix-buttons.h"
#include "kaiji-focus.h"
#include "kaiji-form-label.h"
#include "kaiji-wrap-layout.h"

struct _KaijiFindingList
{
  GtkWidget parent_instance;

  GtkRevealer *revealer;
  GtkBox *whole_box;
  GtkBox *box;
  GtkWidget *expander; /* with what is acknowledged; NULL until it is needed */
  GtkBox *acknowledged_box;
  GPtrArray *findings; /* of KaijiFinding, those that are shown */
};

G_DEFINE_FINAL_TYPE (KaijiFindingList, kaiji_finding_list, GTK_TYPE_WIDGET)

/* GtkBoxLayout considers the baselines of the icon and the text for one height and not for another,
 * and warns about that while the line slides open (GTK 4.8). */
static GtkWidget *
create_line (void)
{
  GtkWidget *line = g_object_new (GTK_TYPE_BOX, "layout-manager", kaiji_wrap_layout_new (), NULL);
  GtkWidget *icon = gtk_image_new ();
  GtkWidget *text = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_box_append (GTK_BOX (text), kaiji_form_label_new (NULL));
  gtk_box_append (GTK_BOX (text), kaiji_fix_buttons_new ());
  gtk_box_append (GTK_BOX (line), icon);
  gtk_box_append (GTK_BOX (line), text);

  return line;
}

static void
set_line (GtkWidget *line, KaijiFinding *finding)
{
  const char *css_classes[] = { "finding", kaiji_finding_style_get_css_class (finding), NULL };
  GtkWidget *icon = gtk_widget_get_first_child (line);
  GtkWidget *text = gtk_widget_get_last_child (line);
  g_autofree char *message = kaiji_finding_style_dup_message (finding);

  gtk_widget_set_css_classes (line, css_classes);
  gtk_image_set_from_icon_name (GTK_IMAGE (icon), kaiji_finding_style_get_icon_name (finding));
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  kaiji_finding_style_get_sort_name (finding), -1);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (text)), message);
  kaiji_fix_buttons_set_finding (KAIJI_FIX_BUTTONS (gtk_widget_get_last_child (text)), finding);
}

static gboolean
is_shown (KaijiFindingList *self, GPtrArray *findings)
{
  if (self->findings->len != findings->len)
    return FALSE;

  for (guint i = 0; i < findings->len; i++)
    {
      KaijiFinding *shown = g_ptr_array_index (self->findings, i);
      KaijiFinding *finding = g_ptr_array_index (findings, i);

      if (kaiji_finding_get_severity (shown) != kaiji_finding_get_severity (finding)
          || !kaiji_finding_is_same (shown, finding))
        return FALSE;
    }

  return TRUE;
}

/* Lines are reused: a sentence that counts characters changes with every key press. */
static guint
fill_box (KaijiFindingList *self, GtkBox *box, gboolean acknowledged)
{
  GtkWidget *line = gtk_widget_get_first_child (GTK_WIDGET (box));
  guint n = 0;

  for (guint i = 0; i < self->findings->len; i++)
    {
      KaijiFinding *finding = g_ptr_array_index (self->findings, i);

      if (kaiji_finding_is_acknowledged (finding) != acknowledged)
        continue;

      if (line == NULL)
        {
          line = create_line ();
          gtk_box_append (box, line);
        }
      set_line (line, finding);
      line = gtk_widget_get_next_sibling (line);
      n++;
    }

  while (line != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (line);

      gtk_box_remove (box, line);
      line = next;
    }

  return n;
}

static gboolean
has_acknowledged (KaijiFindingList *self)
{
  for (guint i = 0; i < self->findings->len; i++)
    {
      if (kaiji_finding_is_acknowledged (g_ptr_array_index (self->findings, i)))
        return TRUE;
    }

  return FALSE;
}

/* Acknowledged findings are folded away, below the rest. */
static void
fill_acknowledged (KaijiFindingList *self)
{
  g_autofree char *label = NULL;
  guint n;

  if (self->expander == NULL)
    {
      if (!has_acknowledged (self))
        return;
      self->acknowledged_box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
      self->expander = gtk_expander_new (NULL);
      gtk_expander_set_child (GTK_EXPANDER (self->expander), GTK_WIDGET (self->acknowledged_box));
      gtk_widget_add_css_class (self->expander, "acknowledged");
      gtk_box_append (self->whole_box, self->expander);
    }

  n = fill_box (self, self->acknowledged_box, TRUE);
  label = g_strdup_printf (ngettext ("%u acknowledged", "%u acknowledged", n), n);
  gtk_expander_set_label (GTK_EXPANDER (self->expander), label);
  gtk_widget_set_visible (self->expander, n > 0);
}

static void
fill (KaijiFindingList *self)
{
  fill_box (self, self->box, FALSE);
  fill_acknowledged (self);
}

static void
kaiji_finding_list_dispose (GObject *object)
{
  KaijiFindingList *self = KAIJI_FINDING_LIST (object);

  if (self->revealer != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->revealer));
  self->revealer = NULL;

  G_OBJECT_CLASS (kaiji_finding_list_parent_class)->dispose (object);
}

static void
kaiji_finding_list_finalize (GObject *object)
{
  KaijiFindingList *self = KAIJI_FINDING_LIST (object);

  g_ptr_array_unref (self->findings);

  G_OBJECT_CLASS (kaiji_finding_list_parent_class)->finalize (object);
}

static void
kaiji_finding_list_class_init (KaijiFindingListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = kaiji_finding_list_dispose;
  object_class->finalize = kaiji_finding_list_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
kaiji_finding_list_init (KaijiFindingList *self)
{
  self->findings = g_ptr_array_new_with_free_func (g_object_unref);
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  self->revealer = GTK_REVEALER (gtk_revealer_new ());
  self->whole_box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  gtk_box_append (self->whole_box, GTK_WIDGET (self->box));
  gtk_widget_set_can_focus (GTK_WIDGET (self->revealer), FALSE);
  gtk_revealer_set_child (self->revealer, GTK_WIDGET (self->whole_box));
  gtk_widget_set_parent (GTK_WIDGET (self->revealer), GTK_WIDGET (self));
}

GtkWidget *
kaiji_finding_list_new (void)
{
  return g_object_new (KAIJI_TYPE_FINDING_LIST, NULL);
}

/* Moves the focus from a button that is about to go to the editor before it. */
static void
leave (KaijiFindingList *self)
{
  GtkWidget *row = gtk_widget_get_parent (GTK_WIDGET (self));

  while (row != NULL && kaiji_focus_is_within (GTK_WIDGET (self)))
    {
      if (!gtk_widget_child_focus (row, GTK_DIR_TAB_BACKWARD))
        return;
    }
}

/**
 * kaiji_finding_list_show:
 * @findings: (element-type KaijiFinding): the findings, the gravest first
 *
 * Shows findings. Removed lines stay in place until they have slid out of sight.
 */
void
kaiji_finding_list_show (KaijiFindingList *self, GPtrArray *findings)
{
  g_return_if_fail (KAIJI_IS_FINDING_LIST (self));
  g_return_if_fail (findings != NULL);

  if (is_shown (self, findings))
    return;

  leave (self);

  g_ptr_array_set_size (self->findings, 0);
  for (guint i = 0; i < findings->len; i++)
    g_ptr_array_add (self->findings, g_object_ref (g_ptr_array_index (findings, i)));

  if (findings->len > 0)
    fill (self);
  /* Tab must not lead to a button that is sliding out of sight. */
  gtk_widget_set_can_focus (GTK_WIDGET (self->revealer), findings->len > 0);
  gtk_revealer_set_reveal_child (self->revealer, findings->len > 0);
}

/**
 * kaiji_finding_list_dup_text:
 *
 * Returns: (transfer full): all sentences that are shown, "" if there are none
 */
char *
kaiji_finding_list_dup_text (KaijiFindingList *self)
{
  GString *text;

  g_return_val_if_fail (KAIJI_IS_FINDING_LIST (self), NULL);

  text = g_string_new (NULL);
  for (guint i = 0; i < self->findings->len; i++)
    {
      KaijiFinding *finding = g_ptr_array_index (self->findings, i);

      if (kaiji_finding_is_acknowledged (finding))
        continue;
      if (text->len > 0)
        g_string_append_c (text, ' ');
      g_string_append (text, kaiji_finding_get_message (finding));
    }

  return g_string_free (text, FALSE);
}
