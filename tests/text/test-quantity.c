/* test-quantity.c
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "kaiji-quantity.h"

static const struct
{
  const char *text;
  const char *field_unit;
  double value;
  const char *number; /* as written */
  const char *unit;
  gboolean grouping_wrong;
  gboolean contradicts;
} quantities[] = {
  { "498名(2023年3月31日時点)", "名", 498, "498", "名", FALSE, FALSE },
  { "2023年3月期 7,718,000,000円", "円", 7718000000, "7,718,000,000", "円", FALSE, FALSE },
  { "¥1,680,016,137", "円", 1680016137, "¥1,680,016,137", "", FALSE, FALSE },
  { "￥ 5,000", "円", 5000, "￥ 5,000", "", FALSE, FALSE },
  { "▲1,500円", "円", -1500, "▲1,500", "円", FALSE, FALSE },
  { "-1,500円", "円", -1500, "-1,500", "円", FALSE, FALSE },
  { "‐1,500円", "円", -1500, "‐1,500", "円", FALSE, FALSE },
  { "1.842.350円", "円", 1842350, "1.842.350", "円", TRUE, FALSE },
  { "10-20名", "名", 20, "20", "名", FALSE, FALSE },
  { "74.9%", "%", 74.9, "74.9", "%", FALSE, FALSE },
  { "７４．９％", "%", 74.9, "７４．９", "％", FALSE, FALSE },
  { "71", "名", 71, "71", "", FALSE, FALSE },
  { " 71 ", NULL, 71, "71", "", FALSE, FALSE },
  { "約7割、73パーセント", "%", 73, "73", "パーセント", FALSE, FALSE },
  { "ISO27001の認証、40人", "名", 40, "40", "人", FALSE, FALSE },
  { "352,000,000千円", "円", 352000000000, "352,000,000", "千円", FALSE, TRUE },
  { "7億1800万円", "円", 718000000, "7億1800", "万円", FALSE, TRUE },
  { "3百万ドル", "円", 3000000, "3", "百万ドル", FALSE, TRUE },
  { "3千名", "名", 3000, "3", "千名", FALSE, FALSE },
  { "$5,000", "円", 5000, "$5,000", "", FALSE, TRUE },
  { "12.5倍", "%", 12.5, "12.5", "倍", FALSE, TRUE },
  { "12拠点", "拠点", 12, "12", "拠点", FALSE, FALSE },
  { "¥100,000,00", "円", 10000000, "¥100,000,00", "", TRUE, FALSE },
  { "1234,567円", "円", 1234567, "1234,567", "円", TRUE, FALSE },
};

static void
test_find (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autofree char *number = NULL;
  g_autofree char *unit = NULL;
  KaijiQuantity quantity;

  g_assert_true (kaiji_quantity_find (quantities[i].text, quantities[i].field_unit, &quantity));
  number = g_strndup (quantity.start, (gsize) (quantity.end - quantity.start));
  unit = g_strndup (quantity.unit, (gsize) (quantity.unit_end - quantity.unit));

  g_assert_cmpfloat_with_epsilon (quantity.value, quantities[i].value, 1e-9);
  g_assert_cmpstr (number, ==, quantities[i].number);
  g_assert_cmpstr (unit, ==, quantities[i].unit);
  g_assert_cmpint (quantity.grouping_wrong, ==, quantities[i].grouping_wrong);
  g_assert_cmpint (kaiji_quantity_contradicts (&quantity, quantities[i].field_unit), ==,
                   quantities[i].contradicts);
}

static void
test_none (void)
{
  static const char *const texts[] = { "", "管理しておりません", "ISO27001", "約30", "-", "¥" };
  KaijiQuantity quantity;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_false (kaiji_quantity_find (texts[i], "円", &quantity));
}

static void
test_next (void)
{
  const char *text = "1,000円と2名、A3、￥40";
  static const double values[] = { 1000, 2, 40 };
  KaijiQuantity quantity;
  const char *from = text;

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_assert_true (kaiji_quantity_next (text, from, &quantity));
      g_assert_cmpfloat (quantity.value, ==, values[i]);
      g_assert_cmpint (kaiji_quantity_is_money (&quantity), ==, i != 1);
      from = quantity.unit_end;
    }

  g_assert_false (kaiji_quantity_next (text, from, &quantity));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (quantities); i++)
    {
      g_autofree char *name = g_strdup_printf ("/text/quantity/find/%u", i);

      g_test_add_data_func (name, GUINT_TO_POINTER (i), test_find);
    }

  g_test_add_func ("/text/quantity/none", test_none);
  g_test_add_func ("/text/quantity/next", test_next);

  return g_test_run ();
}
