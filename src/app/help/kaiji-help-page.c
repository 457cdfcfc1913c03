/* kaiji-help-page.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "kaiji-help-markup.h"
#include "kaiji-help-page.h"

struct _KaijiHelpPage
{
  GtkWidget parent_instance;

  KaijiHelpBook *book;
  char *id;
  GtkWidget *box;
  GHashTable *sections; /* of GtkWidget, by id */
};

G_DEFINE_FINAL_TYPE (KaijiHelpPage, kaiji_help_page, GTK_TYPE_WIDGET)

enum
{
  PLACE_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void append_blocks (KaijiHelpPage *self, const xmlNode *parent, GtkBox *box);

static gboolean
on_link_activated (KaijiHelpPage *self, const char *address)
{
  /* The label itself opens what is not in the guide. */
  if (g_uri_peek_scheme (address) != NULL)
    return FALSE;

  g_signal_emit (self, signals[PLACE_ACTIVATED], 0, address);
  return TRUE;
}

static GtkWidget *
create_label (KaijiHelpPage *self, const char *markup, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  g_signal_connect_object (label, "activate-link", G_CALLBACK (on_link_activated), self,
                           G_CONNECT_SWAPPED);

  return label;
}

static void
append_paragraph (KaijiHelpPage *self, const xmlNode *node, GtkBox *box)
{
  g_autofree char *markup = kaiji_help_markup_from_inline (self->book, node);

  gtk_box_append (box, create_label (self, markup, NULL));
}

/* The title of a page, a section, a term. */
static void
append_title (KaijiHelpPage *self, const xmlNode *node, GtkBox *box)
{
  const xmlNode *parent = node->parent;
  g_autofree char *markup = kaiji_help_markup_from_inline (self->book, node);
  const char *css_class = "heading";

  if (kaiji_help_is_element (parent, "page"))
    css_class = "title-1";
  else if (kaiji_help_is_element (parent, "section"))
    css_class = "title-4";
  gtk_box_append (box, create_label (self, markup, css_class));
}

/* Text as it stands, which can be copied. */
static void
append_screen (KaijiHelpPage *self, const xmlNode *node, GtkBox *box)
{
  xmlChar *content = xmlNodeGetContent (node);
  g_autofree char *text = g_strstrip (g_strdup ((const char *) content));
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "monospace");
  gtk_widget_add_css_class (label, "help-screen");
  gtk_box_append (box, label);
  xmlFree (content);
}

/* A file: its name, and what is in it. */
static void
append_listing (KaijiHelpPage *self, const xmlNode *node, GtkBox *box)
{
  for (const xmlNode *part = node->children; part != NULL; part = part->next)
    {
      if (kaiji_help_is_element (part, "title"))
        append_paragraph (self, part, box);
      else if (kaiji_help_is_element (part, "code"))
        append_screen (self, part, box);
    }
}

static void
append_note (KaijiHelpPage *self, const xmlNode *node, GtkBox *box)
{
  GtkWidget *note = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_widget_add_css_class (note, "help-note");
  append_blocks (self, node, GTK_BOX (note));
  gtk_box_append (box, note);
}

/* The items of a list, with a mark or their number before them. */
static void
append_items (KaijiHelpPage *self, const xmlNode *node, GtkBox *box)
{
  gboolean numbered = kaiji_help_is_element (node, "steps");
  guint n = 0;

  for (const xmlNode *item = node->children; item != NULL; item = item->next)
    {
      GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
      GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
      g_autofree char *mark = g_strdup_printf ("%u.", n + 1);
      GtkWidget *label;

      if (!kaiji_help_is_element (item, "item"))
        continue;
      n++;
      label = gtk_label_new (numbered ? mark : "•");
      gtk_widget_set_valign (label, GTK_ALIGN_START);
      gtk_widget_set_hexpand (content, TRUE);
      append_blocks (self, item, GTK_BOX (content));
      gtk_box_append (GTK_BOX (line), label);
      gtk_box_append (GTK_BOX (line), content);
      gtk_box_append (box, line);
    }
}

/* Titles with what is said of each below them. */
static void
append_terms (KaijiHelpPage *self, const xmlNode *node, GtkBox *box)
{
  for (const xmlNode *item = node->children; item != NULL; item = item->next)
    {
      GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

      if (!kaiji_help_is_element (item, "item"))
        continue;
      append_blocks (self, item, GTK_BOX (content));
      gtk_box_append (box, content);
    }
}

static void
append_table (KaijiHelpPage *self, const xmlNode *node, GtkBox *box)
{
  GtkWidget *grid = gtk_grid_new ();
  int n_rows = 0;

  gtk_grid_set_row_spacing (GTK_GRID (grid), 9);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 18);
  for (const xmlNode *row = node->children; row != NULL; row = row->next)
    {
      int n_cells = 0;

      if (!kaiji_help_is_element (row, "tr"))
        continue;
      for (const xmlNode *cell = row->children; cell != NULL; cell = cell->next)
        {
          GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

          if (!kaiji_help_is_element (cell, "td"))
            continue;
          gtk_widget_set_valign (content, GTK_ALIGN_START);
          gtk_widget_set_hexpand (content, n_cells > 0);
          append_blocks (self, cell, GTK_BOX (content));
          gtk_grid_attach (GTK_GRID (grid), content, n_cells++, n_rows, 1, 1);
        }
      n_rows++;
    }
  gtk_box_append (box, grid);
}

/* A picture, in its own size if there is room. */
static void
append_picture (KaijiHelpPage *self, const xmlNode *node, GtkBox *box)
{
  g_autofree char *source = kaiji_help_dup_attribute (node, "src");
  g_autofree char *path = g_build_filename (kaiji_help_book_get_folder (self->book),
                                            source != NULL ? source : "", NULL);
  xmlChar *content = xmlNodeGetContent (node);
  g_autofree char *description = g_strstrip (g_strdup ((const char *) content));
  GtkWidget *picture = gtk_picture_new_for_filename (path);

  gtk_picture_set_alternative_text (GTK_PICTURE (picture), description);
  gtk_widget_set_halign (picture, GTK_ALIGN_START);
  gtk_box_append (box, picture);
  xmlFree (content);
}

/* The topics that name a place as their guide, each a link with what is said of it. */
static void
append_topics (KaijiHelpPage *self, const char *guide, GtkBox *box)
{
  g_autoptr (GPtrArray) topics = kaiji_help_book_list_topics (self->book, guide);

  for (guint i = 0; i < topics->len; i++)
    {
      const char *id = g_ptr_array_index (topics, i);
      g_autofree char *title = kaiji_help_book_dup_title (self->book, id);
      g_autofree char *description = kaiji_help_book_dup_description (self->book, id);
      g_autofree char *link = kaiji_help_markup_new_link (id, title);
      g_autofree char *escaped = g_markup_escape_text (description, -1);
      g_autofree char *markup = g_strjoin (*escaped != '\0' ? " — " : "", link, escaped, NULL);

      gtk_box_append (box, create_label (self, markup, NULL));
    }
}

static void
append_section (KaijiHelpPage *self, const xmlNode *node, GtkBox *box)
{
  GtkWidget *section = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  char *id = kaiji_help_dup_attribute (node, "id");

  gtk_widget_add_css_class (section, "help-section");
  append_blocks (self, node, GTK_BOX (section));
  gtk_box_append (box, section);

  if (id != NULL)
    {
      g_autofree char *guide = g_strconcat (self->id, "#", id, NULL);

      append_topics (self, guide, GTK_BOX (section));
      g_hash_table_insert (self->sections, id, section);
    }
}

static const struct
{
  const char *element;
  void (*append) (KaijiHelpPage *, const xmlNode *, GtkBox *);
} blocks[] = {
  { "title", append_title },     { "p", append_paragraph },     { "list", append_items },
  { "steps", append_items },     { "terms", append_terms },     { "table", append_table },
  { "note", append_note },       { "screen", append_screen },   { "media", append_picture },
  { "section", append_section }, { "listing", append_listing },
};

static void
append_blocks (KaijiHelpPage *self, const xmlNode *parent, GtkBox *box)
{
  for (const xmlNode *node = parent->children; node != NULL; node = node->next)
    {
      for (guint i = 0; node->type == XML_ELEMENT_NODE && i < G_N_ELEMENTS (blocks); i++)
        if (kaiji_help_is_element (node, blocks[i].element))
          blocks[i].append (self, node, box);
    }
}

static void
kaiji_help_page_dispose (GObject *object)
{
  KaijiHelpPage *self = KAIJI_HELP_PAGE (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->book);

  G_OBJECT_CLASS (kaiji_help_page_parent_class)->dispose (object);
}

static void
kaiji_help_page_finalize (GObject *object)
{
  KaijiHelpPage *self = KAIJI_HELP_PAGE (object);

  g_free (self->id);
  g_hash_table_unref (self->sections);

  G_OBJECT_CLASS (kaiji_help_page_parent_class)->finalize (object);
}

static void
kaiji_help_page_class_init (KaijiHelpPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = kaiji_help_page_dispose;
  object_class->finalize = kaiji_help_page_finalize;

  signals[PLACE_ACTIVATED] = g_signal_new ("place-activated", G_TYPE_FROM_CLASS (klass),
                                           G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                           G_TYPE_STRING);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
kaiji_help_page_init (KaijiHelpPage *self)
{
  self->sections = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * kaiji_help_page_new:
 * @book: the guide
 * @id: the id of one of its pages
 *
 * Returns: (transfer floating) (nullable): the page, or %NULL if there is none
 */
GtkWidget *
kaiji_help_page_new (KaijiHelpBook *book, const char *id)
{
  xmlNode *page;
  KaijiHelpPage *self;

  g_return_val_if_fail (KAIJI_IS_HELP_BOOK (book), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  page = kaiji_help_book_get_page (book, id);
  if (page == NULL)
    return NULL;

  self = g_object_new (KAIJI_TYPE_HELP_PAGE, NULL);
  self->book = g_object_ref (book);
  self->id = g_strdup (id);
  append_blocks (self, page, GTK_BOX (self->box));

  return GTK_WIDGET (self);
}

/**
 * kaiji_help_page_find_section:
 * @id: the id of a section
 *
 * Returns: (transfer none) (nullable): the section
 */
GtkWidget *
kaiji_help_page_find_section (KaijiHelpPage *self, const char *id)
{
  g_return_val_if_fail (KAIJI_IS_HELP_PAGE (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return g_hash_table_lookup (self->sections, id);
}
