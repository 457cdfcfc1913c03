/* kaiji-application.h
 *
 * Copyright 2026 The Kaiji authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define KAIJI_TYPE_APPLICATION (kaiji_application_get_type ())
G_DECLARE_FINAL_TYPE (KaijiApplication, kaiji_application, KAIJI, APPLICATION, AdwApplication)

/**
 * KaijiApplication:
 *
 * The program: one for all windows of a session.
 */
KaijiApplication *kaiji_application_new (void);

G_END_DECLS
