/* kaiji-place.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-place.h"
#include "kaiji-section-heading.h"
#include "kaiji-settings.h"

/* The maximum number of sheets whose places are kept. */
#define MAX_PLACES 20

/* The stored data of one sheet: its URI and the members of KaijiPlace by these names. */
#define PLACES_TYPE "a(sa{sv})"
#define SECTION "section"
#define FILTER "filter"
#define OWNER "owner"
#define TOP_FIELD "top-field"
#define OFFSET "offset"
#define CURRENT_FIELD "current-field"

static const char *const filter_names[KAIJI_N_FILTER_KINDS] = {
  [KAIJI_FILTER_ALL] = "all",           [KAIJI_FILTER_MISSING] = "missing",
  [KAIJI_FILTER_FINDINGS] = "findings", [KAIJI_FILTER_REVIEW] = "review",
  [KAIJI_FILTER_OWNER] = "owner",
};

static char *
dup_id (const KaijiField *field)
{
  return field != NULL ? g_strdup (field->id) : NULL;
}

static const KaijiField *
find_field (KaijiDocument *document, const char *id)
{
  KaijiSheet *sheet = kaiji_document_get_sheet (document);

  return id != NULL ? kaiji_scheme_find_field (kaiji_sheet_get_scheme (sheet), id) : NULL;
}

static KaijiPlace *
read_place (GVariant *members)
{
  KaijiPlace *self = g_new0 (KaijiPlace, 1);
  const char *filter;

  g_variant_lookup (members, SECTION, "s", &self->section);
  g_variant_lookup (members, OWNER, "s", &self->owner);
  g_variant_lookup (members, TOP_FIELD, "s", &self->top_field);
  g_variant_lookup (members, OFFSET, "d", &self->offset);
  g_variant_lookup (members, CURRENT_FIELD, "s", &self->current_field);
  if (g_variant_lookup (members, FILTER, "&s", &filter))
    for (guint i = 0; i < KAIJI_N_FILTER_KINDS; i++)
      if (g_str_equal (filter, filter_names[i]))
        self->filter.kind = (KaijiFilterKind) i;
  /* An incomplete place, such as one written by hand. */
  if (self->filter.kind == KAIJI_FILTER_OWNER && self->owner == NULL)
    self->filter.kind = KAIJI_FILTER_ALL;
  self->filter.owner = self->owner;

  return self;
}

static void
add_string (GVariantDict *members, const char *name, const char *value)
{
  if (value != NULL)
    g_variant_dict_insert (members, name, "s", value);
}

static GVariant *
write_place (const KaijiPlace *self)
{
  g_auto (GVariantDict) members = G_VARIANT_DICT_INIT (NULL);

  add_string (&members, SECTION, self->section);
  add_string (&members, FILTER, filter_names[self->filter.kind]);
  add_string (&members, OWNER, self->owner);
  add_string (&members, TOP_FIELD, self->top_field);
  add_string (&members, CURRENT_FIELD, self->current_field);
  g_variant_dict_insert (&members, OFFSET, "d", self->offset);

  return g_variant_dict_end (&members);
}

/* Stores the place first in the list, and replaces an earlier one of the same sheet. */
static void
save (const KaijiPlace *self, GFile *file)
{
  GSettings *settings = kaiji_settings_get ();
  g_autofree char *uri = NULL;
  g_autoptr (GVariant) old_places = NULL;
  GVariantBuilder places;

  if (file == NULL || settings == NULL)
    return;

  uri = g_file_get_uri (file);
  old_places = g_settings_get_value (settings, "places");
  g_variant_builder_init (&places, G_VARIANT_TYPE (PLACES_TYPE));
  g_variant_builder_add (&places, "(s@a{sv})", uri, write_place (self));
  for (gsize i = 0, n_kept = 1; i < g_variant_n_children (old_places) && n_kept < MAX_PLACES; i++)
    {
      g_autoptr (GVariant) place = g_variant_get_child_value (old_places, i);
      const char *old_uri;

      g_variant_get_child (place, 0, "&s", &old_uri);
      if (g_str_equal (old_uri, uri))
        continue;
      g_variant_builder_add_value (&places, place);
      n_kept++;
    }
  g_settings_set_value (settings, "places", g_variant_builder_end (&places));
}

/**
 * kaiji_place_load:
 * @file: (nullable): the file of a sheet, or %NULL for one that has none
 *
 * Returns: (transfer full) (nullable): its last place
 */
KaijiPlace *
kaiji_place_load (GFile *file)
{
  GSettings *settings = kaiji_settings_get ();
  g_autofree char *wanted = NULL;
  g_autoptr (GVariant) places = NULL;

  if (file == NULL || settings == NULL)
    return NULL;

  wanted = g_file_get_uri (file);
  places = g_settings_get_value (settings, "places");
  for (gsize i = 0; i < g_variant_n_children (places); i++)
    {
      g_autoptr (GVariant) members = NULL;
      const char *uri;

      g_variant_get_child (places, i, "(&s@a{sv})", &uri, &members);
      if (g_str_equal (uri, wanted))
        return read_place (members);
    }

  return NULL;
}

/**
 * kaiji_place_keep:
 * @form: the form of @document
 *
 * Stores the present place in a sheet, unless the sheet was never saved.
 */
void
kaiji_place_keep (KaijiForm *form, KaijiDocument *document)
{
  g_autoptr (KaijiPlace) self = g_new0 (KaijiPlace, 1);
  const KaijiSection *section;
  const KaijiField *current;

  g_return_if_fail (KAIJI_IS_FORM (form));
  g_return_if_fail (KAIJI_IS_DOCUMENT (document));

  section = kaiji_form_get_section (form);
  current = kaiji_form_get_current_field (form);
  self->section = g_strdup (section != NULL ? kaiji_section_heading_get_title (section) : "");
  self->filter = *kaiji_form_get_filter (form);
  self->owner = g_strdup (self->filter.owner);
  self->top_field = dup_id (kaiji_form_find_top_field (form, &self->offset));
  if (current != NULL && kaiji_form_is_in_sight (form, current))
    self->current_field = dup_id (current);
  save (self, kaiji_document_get_file (document));
}

/**
 * kaiji_place_find_section:
 * @self: (nullable): the last place in @document, or %NULL if it is not known
 * @document: a sheet
 *
 * Returns: (transfer none) (nullable): the section shown when that sheet was closed; %NULL for all
 *   sections, as in a sheet that was not open yet
 */
const KaijiSection *
kaiji_place_find_section (const KaijiPlace *self, KaijiDocument *document)
{
  KaijiScheme *scheme;
  guint n_sections;
  const KaijiSection *sections;

  g_return_val_if_fail (KAIJI_IS_DOCUMENT (document), NULL);

  if (self == NULL)
    return NULL;

  scheme = kaiji_sheet_get_scheme (kaiji_document_get_sheet (document));
  sections = kaiji_scheme_get_sections (scheme, &n_sections);
  for (guint i = 0; i < n_sections; i++)
    if (g_strcmp0 (self->section, kaiji_section_heading_get_title (&sections[i])) == 0)
      return &sections[i];

  return NULL;
}

/**
 * kaiji_place_go_there:
 * @form: the form of @document, which already shows the section and the filter
 *
 * Scrolls to the place and restores the cursor.
 *
 * Returns: whether the first visible field is still shown
 */
gboolean
kaiji_place_go_there (const KaijiPlace *self, KaijiForm *form, KaijiDocument *document)
{
  const KaijiField *top;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (KAIJI_IS_FORM (form), FALSE);
  g_return_val_if_fail (KAIJI_IS_DOCUMENT (document), FALSE);

  top = find_field (document, self->top_field);
  return top != NULL
         && kaiji_form_go_to_top_field (form, top, self->offset,
                                        find_field (document, self->current_field));
}

/**
 * kaiji_place_free:
 */
void
kaiji_place_free (KaijiPlace *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->section);
  g_free (self->owner);
  g_free (self->top_field);
  g_free (self->current_field);
  g_free (self);
}
