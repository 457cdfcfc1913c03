/* kaiji-help-book.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <libxml/parser.h>
#include <string.h>

#include "kaiji-help-book.h"

#define SUFFIX ".page"

struct _KaijiHelpBook
{
  GObject parent_instance;

  char *folder;
  GHashTable *pages; /* of xmlDoc, by id */
};

G_DEFINE_FINAL_TYPE (KaijiHelpBook, kaiji_help_book, G_TYPE_OBJECT)

/* A topic of a guide page. */
typedef struct
{
  const char *id;
  char *sort;
} Topic;

static void
topic_free (gpointer data)
{
  Topic *topic = data;

  g_free (topic->sort);
  g_free (topic);
}

static int
compare_topics (gconstpointer a, gconstpointer b)
{
  const Topic *const *topic_a = a;
  const Topic *const *topic_b = b;

  return strcmp ((*topic_a)->sort, (*topic_b)->sort);
}

/* Returns the folder of the installed pages, in the first of the user's languages that there are;
 * NULL if there is none. */
static char *
find_folder (void)
{
  const char *const *languages = g_get_language_names ();
  const char *const *folders = g_get_system_data_dirs ();

  for (guint i = 0; languages[i] != NULL; i++)
    {
      g_autofree char *own = g_build_filename (g_get_user_data_dir (), "help", languages[i],
                                               "kaiji", NULL);

      if (g_file_test (own, G_FILE_TEST_IS_DIR))
        return g_steal_pointer (&own);
      for (guint j = 0; folders[j] != NULL; j++)
        {
          g_autofree char *folder = g_build_filename (folders[j], "help", languages[i], "kaiji",
                                                      NULL);

          if (g_file_test (folder, G_FILE_TEST_IS_DIR))
            return g_steal_pointer (&folder);
        }
    }

  return NULL;
}

/* A page that is not well-formed is left out; the tests find it. */
static void
load (KaijiHelpBook *self)
{
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);
      xmlDoc *page;

      if (!g_str_has_suffix (name, SUFFIX))
        continue;
      page = xmlReadFile (path, NULL, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
      if (page != NULL)
        g_hash_table_insert (self->pages, g_strndup (name, strlen (name) - strlen (SUFFIX)), page);
    }
}

/* The first element of that name in @parent itself; NULL if there is none. */
static xmlNode *
find_element (const xmlNode *parent, const char *name)
{
  for (xmlNode *node = parent->children; node != NULL; node = node->next)
    if (kaiji_help_is_element (node, name))
      return node;

  return NULL;
}

static xmlNode *
find_title (const xmlNode *parent)
{
  return find_element (parent, "title");
}

/* The section of that id in an element; NULL if there is none. */
static xmlNode *
find_section (const xmlNode *parent, const char *id)
{
  for (xmlNode *node = parent->children; node != NULL; node = node->next)
    {
      g_autofree char *own = NULL;

      if (!kaiji_help_is_element (node, "section"))
        continue;
      own = kaiji_help_dup_attribute (node, "id");
      if (g_strcmp0 (own, id) == 0)
        return node;
    }

  return NULL;
}

static char *
dup_content (const xmlNode *node)
{
  xmlChar *content = node != NULL ? xmlNodeGetContent (node) : NULL;
  char *text = g_strdup (content != NULL ? (const char *) content : "");

  xmlFree (content);
  return g_strstrip (text);
}

/* The text that a page is sorted by among others: one for this purpose, or its title. */
static char *
dup_sort (const xmlNode *page, const xmlNode *info)
{
  for (xmlNode *node = info->children; node != NULL; node = node->next)
    {
      g_autofree char *type = NULL;

      if (!kaiji_help_is_element (node, "title"))
        continue;
      type = kaiji_help_dup_attribute (node, "type");
      if (g_strcmp0 (type, "sort") == 0)
        return dup_content (node);
    }

  return dup_content (find_title (page));
}

static gboolean
is_topic_of (const xmlNode *info, const char *guide)
{
  for (xmlNode *node = info->children; node != NULL; node = node->next)
    {
      g_autofree char *type = NULL;
      g_autofree char *target = NULL;

      if (!kaiji_help_is_element (node, "link"))
        continue;
      type = kaiji_help_dup_attribute (node, "type");
      target = kaiji_help_dup_attribute (node, "xref");
      if (g_strcmp0 (type, "guide") == 0 && g_strcmp0 (target, guide) == 0)
        return TRUE;
    }

  return FALSE;
}

static void
kaiji_help_book_finalize (GObject *object)
{
  KaijiHelpBook *self = KAIJI_HELP_BOOK (object);

  g_free (self->folder);
  g_hash_table_unref (self->pages);

  G_OBJECT_CLASS (kaiji_help_book_parent_class)->finalize (object);
}

static void
kaiji_help_book_class_init (KaijiHelpBookClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kaiji_help_book_finalize;
}

static void
kaiji_help_book_init (KaijiHelpBook *self)
{
  self->pages = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                       (GDestroyNotify) xmlFreeDoc);
}

/**
 * kaiji_help_book_new:
 *
 * Returns: (transfer full) (nullable): the installed guide in the user's language, or %NULL if
 * there is none
 */
KaijiHelpBook *
kaiji_help_book_new (void)
{
  g_autofree char *folder = find_folder ();
  KaijiHelpBook *self;

  if (folder == NULL)
    return NULL;

  self = g_object_new (KAIJI_TYPE_HELP_BOOK, NULL);
  self->folder = g_steal_pointer (&folder);
  load (self);

  return self;
}

/**
 * kaiji_help_book_get_folder:
 *
 * Returns: (transfer none): the folder of the pages, which the addresses of pictures start from
 */
const char *
kaiji_help_book_get_folder (KaijiHelpBook *self)
{
  g_return_val_if_fail (KAIJI_IS_HELP_BOOK (self), NULL);

  return self->folder;
}

/**
 * kaiji_help_book_get_page:
 * @id: a page's id
 *
 * Returns: (transfer none) (nullable): its element, or %NULL if there is no such page
 */
xmlNode *
kaiji_help_book_get_page (KaijiHelpBook *self, const char *id)
{
  xmlDoc *page;

  g_return_val_if_fail (KAIJI_IS_HELP_BOOK (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  page = g_hash_table_lookup (self->pages, id);
  return page != NULL ? xmlDocGetRootElement (page) : NULL;
}

/**
 * kaiji_help_book_dup_title:
 * @place: a page's id, or with `#` and a section's behind it
 *
 * Returns: (transfer full) (nullable): the title there, or %NULL if there is no such place
 */
char *
kaiji_help_book_dup_title (KaijiHelpBook *self, const char *place)
{
  g_auto (GStrv) parts = NULL;
  xmlNode *node;

  g_return_val_if_fail (KAIJI_IS_HELP_BOOK (self), NULL);
  g_return_val_if_fail (place != NULL, NULL);

  parts = g_strsplit (place, "#", 2);
  node = parts[0] != NULL ? kaiji_help_book_get_page (self, parts[0]) : NULL;
  if (node != NULL && parts[1] != NULL)
    node = find_section (node, parts[1]);

  return node != NULL ? dup_content (find_title (node)) : NULL;
}

/**
 * kaiji_help_book_dup_description:
 * @id: a page's id
 *
 * Returns: (transfer full): what is said of the page where it is listed, "" if nothing is
 */
char *
kaiji_help_book_dup_description (KaijiHelpBook *self, const char *id)
{
  xmlNode *page, *info;

  g_return_val_if_fail (KAIJI_IS_HELP_BOOK (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  page = kaiji_help_book_get_page (self, id);
  info = page != NULL ? find_element (page, "info") : NULL;
  return dup_content (info != NULL ? find_element (info, "desc") : NULL);
}

/**
 * kaiji_help_book_list_topics:
 * @guide: a place that topics name as their guide, as `index#jobs`
 *
 * Returns: (transfer full) (element-type utf8): the ids of these topics, sorted
 */
GPtrArray *
kaiji_help_book_list_topics (KaijiHelpBook *self, const char *guide)
{
  g_autoptr (GPtrArray) topics = g_ptr_array_new_with_free_func (topic_free);
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer id, page;

  g_return_val_if_fail (KAIJI_IS_HELP_BOOK (self), ids);
  g_return_val_if_fail (guide != NULL, ids);

  g_hash_table_iter_init (&iter, self->pages);
  while (g_hash_table_iter_next (&iter, &id, &page))
    {
      xmlNode *root = xmlDocGetRootElement (page);
      xmlNode *info = find_element (root, "info");
      Topic *topic;

      if (info == NULL || !is_topic_of (info, guide))
        continue;
      topic = g_new0 (Topic, 1);
      topic->id = id;
      topic->sort = dup_sort (root, info);
      g_ptr_array_add (topics, topic);
    }

  g_ptr_array_sort (topics, compare_topics);
  for (guint i = 0; i < topics->len; i++)
    g_ptr_array_add (ids, g_strdup (((Topic *) g_ptr_array_index (topics, i))->id));

  return ids;
}

/**
 * kaiji_help_is_element:
 * @node: a node of a page
 * @name: the name of an element
 *
 * Returns: whether @node is such an element
 */
gboolean
kaiji_help_is_element (const xmlNode *node, const char *name)
{
  return node->type == XML_ELEMENT_NODE && g_str_equal ((const char *) node->name, name);
}

/**
 * kaiji_help_dup_attribute:
 * @node: an element
 * @name: the name of an attribute
 *
 * Returns: (transfer full) (nullable): its value
 */
char *
kaiji_help_dup_attribute (const xmlNode *node, const char *name)
{
  xmlChar *value = xmlGetProp (node, (const xmlChar *) name);
  char *copy = g_strdup ((const char *) value);

  xmlFree (value);
  return copy;
}
