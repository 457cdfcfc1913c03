/* kaiji-hit-mark.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-field-editor.h"
#include "kaiji-hit-mark.h"

typedef struct
{
  const char *wanted;
  guint nth; /* among the remaining occurrences */
  gboolean select;
} Search;

static const KaijiAnswerMember note_members[KAIJI_N_HIT_PLACES] = {
  [KAIJI_HIT_MEMO] = KAIJI_ANSWER_MEMO,
  [KAIJI_HIT_EVIDENCE] = KAIJI_ANSWER_EVIDENCE,
  [KAIJI_HIT_OWNER] = KAIJI_ANSWER_OWNER,
};

static char *
dup_text (GtkWidget *widget)
{
  GtkTextBuffer *buffer;
  GtkTextIter start, end;

  if (GTK_IS_EDITABLE (widget))
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (widget)));

  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_slice (buffer, &start, &end, TRUE);
}

/* The mark has a colour of its own, whatever the theme, and is underlined for users who cannot see
 * colours. */
static PangoAttrList *
create_attributes (const char *text, int start, int end)
{
  PangoAttrList *attributes = pango_attr_list_new ();
  PangoAttribute *list[] = {
    pango_attr_background_new (0xf8f8, 0xe4e4, 0x5c5c),
    pango_attr_foreground_new (0, 0, 0),
    pango_attr_underline_new (PANGO_UNDERLINE_SINGLE),
  };

  for (guint i = 0; i < G_N_ELEMENTS (list); i++)
    {
      list[i]->start_index = (guint) (g_utf8_offset_to_pointer (text, start) - text);
      list[i]->end_index = (guint) (g_utf8_offset_to_pointer (text, end) - text);
      pango_attr_list_insert (attributes, list[i]);
    }

  return attributes;
}

static GtkTextTag *
get_tag (GtkTextBuffer *buffer)
{
  GtkTextTag *tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), "found");

  if (tag == NULL)
    tag = gtk_text_buffer_create_tag (buffer, "found", "background", "#f8e45c", "foreground",
                                      "#000000", "underline", PANGO_UNDERLINE_SINGLE, NULL);
  return tag;
}

/* The mark is not a selection, which would also become the primary selection and move the
 * cursor. */
static void
mark_text (GtkWidget *widget, const char *text, int start, int end)
{
  GtkTextBuffer *buffer;
  GtkTextIter start_iter, end_iter;

  if (GTK_IS_ENTRY (widget))
    {
      g_autoptr (PangoAttrList) attributes = create_attributes (text, start, end);

      gtk_entry_set_attributes (GTK_ENTRY (widget), attributes);
      return;
    }

  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget));
  gtk_text_buffer_get_iter_at_offset (buffer, &start_iter, start);
  gtk_text_buffer_get_iter_at_offset (buffer, &end_iter, end);
  gtk_text_buffer_apply_tag (buffer, get_tag (buffer), &start_iter, &end_iter);
}

static void
unmark_text (GtkWidget *widget)
{
  GtkTextBuffer *buffer;
  GtkTextIter start, end;

  if (GTK_IS_ENTRY (widget))
    {
      gtk_entry_set_attributes (GTK_ENTRY (widget), NULL);
      return;
    }

  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_remove_tag (buffer, get_tag (buffer), &start, &end);
}

static void
select_text (GtkWidget *widget, int start, int end)
{
  GtkTextBuffer *buffer;
  GtkTextIter start_iter, end_iter;

  if (GTK_IS_ENTRY (widget))
    {
      gtk_editable_select_region (GTK_EDITABLE (widget), start, end);
      return;
    }

  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget));
  gtk_text_buffer_get_iter_at_offset (buffer, &start_iter, start);
  gtk_text_buffer_get_iter_at_offset (buffer, &end_iter, end);
  gtk_text_buffer_select_range (buffer, &start_iter, &end_iter);
}

static gboolean
is_text (GtkWidget *widget)
{
  return GTK_IS_TEXT_VIEW (widget) || GTK_IS_ENTRY (widget);
}

/* Marks the occurrence in one of an editor's texts, which are searched in order. */
static gboolean
mark_hit (GtkWidget *parent, Search *search)
{
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      g_autofree char *text = NULL;
      int start, end;

      if (!is_text (child))
        {
          if (mark_hit (child, search))
            return TRUE;
          continue;
        }

      text = dup_text (child);
      if (kaiji_search_find_nth (text, search->wanted, search->nth, &start, &end))
        {
          mark_text (child, text, start, end);
          if (search->select)
            {
              gtk_widget_grab_focus (child);
              select_text (child, start, end);
            }
          return TRUE;
        }
      search->nth -= kaiji_search_count (text, search->wanted);
    }

  return FALSE;
}

static void
unmark (GtkWidget *parent)
{
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (is_text (child))
        unmark_text (child);
      else
        unmark (child);
    }
}

static GtkWidget *
find_prompt (GtkWidget *parent)
{
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found;

      if (GTK_IS_LABEL (child) && gtk_widget_has_css_class (child, "prompt"))
        return child;
      found = find_prompt (child);
      if (found != NULL)
        return found;
    }

  return NULL;
}

static GtkWidget *
find_editor (KaijiFieldRow *row)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (row));

  while (child != NULL && !KAIJI_IS_FIELD_EDITOR (child))
    child = gtk_widget_get_next_sibling (child);

  return child;
}

static void
mark_prompt (GtkLabel *label, const KaijiHit *hit, const char *wanted)
{
  const char *text = gtk_label_get_text (label);
  g_autoptr (PangoAttrList) attributes = NULL;
  int start, end;

  if (!kaiji_search_find_nth (text, wanted, hit->nth, &start, &end))
    return;

  attributes = create_attributes (text, start, end);
  gtk_label_set_attributes (label, attributes);
}

/* Selects a hit in a note in the window of the notes, which opens when the form has scrolled to it.
 */
static void
select_in_note (KaijiFieldRow *row, KaijiAnswerMember member, const Search *search)
{
  GtkWidget *widget = kaiji_field_row_open_note (row, member);
  g_autofree char *text = dup_text (widget);
  int start, end;

  if (!kaiji_search_find_nth (text, search->wanted, search->nth, &start, &end))
    return;

  select_text (widget, start, end);
  if (GTK_IS_TEXT_VIEW (widget))
    gtk_text_view_scroll_mark_onscreen (GTK_TEXT_VIEW (widget),
                                        gtk_text_buffer_get_insert (
                                          gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget))));
}

/**
 * kaiji_hit_mark_show:
 * @row: the row of the hit's field
 * @wanted: the text that was searched for
 * @select: whether to focus the text and select the occurrence
 *
 * Shows a hit in place: highlights the row and, if visible, the text that was found.
 */
void
kaiji_hit_mark_show (KaijiFieldRow *row, const KaijiHit *hit, const char *wanted, gboolean select)
{
  Search search = { wanted, hit->nth, select };

  g_return_if_fail (KAIJI_IS_FIELD_ROW (row));
  g_return_if_fail (hit != NULL);

  gtk_widget_add_css_class (GTK_WIDGET (row), "found");
  if (select)
    kaiji_field_row_grab_editor_focus (row);
  switch (hit->place)
    {
    case KAIJI_HIT_PROMPT:
      mark_prompt (GTK_LABEL (find_prompt (GTK_WIDGET (row))), hit, wanted);
      break;
    case KAIJI_HIT_ANSWER:
      mark_hit (find_editor (row), &search);
      break;
    case KAIJI_HIT_MEMO:
    case KAIJI_HIT_EVIDENCE:
    case KAIJI_HIT_OWNER:
      if (select)
        select_in_note (row, note_members[hit->place], &search);
      break;
    case KAIJI_HIT_NUMBER:
    case KAIJI_HIT_SECTION:
    case KAIJI_HIT_GROUP:
    case KAIJI_HIT_ITEM:
    default:
      break;
    }
}

/**
 * kaiji_hit_mark_clear:
 *
 * Removes the highlight from a row.
 */
void
kaiji_hit_mark_clear (KaijiFieldRow *row)
{
  g_return_if_fail (KAIJI_IS_FIELD_ROW (row));

  gtk_widget_remove_css_class (GTK_WIDGET (row), "found");
  gtk_label_set_attributes (GTK_LABEL (find_prompt (GTK_WIDGET (row))), NULL);
  unmark (find_editor (row));
}
