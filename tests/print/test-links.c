/* test-links.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "kaiji-links.h"

/* A text, and the addresses in it as "text>uri", with spaces between them. */
typedef struct
{
  const char *text;
  const char *links;
} LinkCase;

static const LinkCase cases[] = {
  { "", "" },
  { "電話とメールで受け付けます。", "" },
  { "https://www.sora.example/", "https://www.sora.example/>https://www.sora.example/" },
  { "案内はHTTP://sora.example/a?b=c&d#eです。",
    "HTTP://sora.example/a?b=c&d#e>HTTP://sora.example/a?b=c&d#e" },
  { "(https://sora.example/a_(b)).", "https://sora.example/a_(b)>https://sora.example/a_%28b%29" },
  { "See http://sora.example/, please.", "http://sora.example/>http://sora.example/" },
  { "https://a.example/\nb", "https://a.example/>https://a.example/" },
  { "https://a.example https://b.example",
    "https://a.example>https://a.example https://b.example>https://b.example" },
  { "http://[2001:db8::1]/", "http://[2001:db8::1]/>http://[2001:db8::1]/" },
  { "https:// http:///a xhttps://a.example ftp://a.example", "" },
  { "office@sora.example", "office@sora.example>mailto:office@sora.example" },
  { "メール:a.b+c@mail-1.sora.exampleまで",
    "a.b+c@mail-1.sora.example>mailto:a.b+c@mail-1.sora.example" },
  { "<a@b.example>, mailto:c@d.example.",
    "a@b.example>mailto:a@b.example c@d.example>mailto:c@d.example" },
  { "a@b a@b.c a@ @b.example .a@b.example a.@b.example a@b.123 a@-b.example 単価@100円", "" },
  { "https://user@host.example/a@b.example",
    "https://user@host.example/a@b.example>https://user@host.example/a@b.example" },
  { "https://a.example/\\'", "https://a.example/>https://a.example/" },
};

static void
test_find (gconstpointer data)
{
  const LinkCase *link_case = data;
  g_autoptr (GArray) links = kaiji_links_find (link_case->text);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < links->len; i++)
    {
      const KaijiLink *link = &g_array_index (links, KaijiLink, i);

      g_string_append_printf (found, "%s%.*s>%s", i > 0 ? " " : "", (int) (link->end - link->start),
                              link_case->text + link->start, link->uri);
    }

  g_assert_cmpstr (found->str, ==, link_case->links);
}

/* The time it takes grows with the text and not with its square. */
static void
test_long (void)
{
  g_autofree char *word = g_strnfill (200000, 'a');
  g_autofree char *ats = g_strnfill (200000, '@');
  g_autofree char *text = g_strdup_printf ("%s@%s %s", word, word, ats);
  g_autoptr (GArray) links = kaiji_links_find (text);

  g_assert_cmpuint (links->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = g_strdup_printf ("/print/links/find/%u", i);

      g_test_add_data_func (name, &cases[i], test_find);
    }
  g_test_add_func ("/print/links/long", test_long);

  return g_test_run ();
}
