// check-with-ajv.js
//
// Copyright 2026 The Kaiji authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reads files with JSON.parse and judges each by a JSON Schema: node check-with-ajv.js SCHEMA FILE…
// ajv is found by NODE_PATH.

"use strict";

const { readFileSync } = require("node:fs");
const Ajv = require("ajv/dist/2020").default;

const [schema, ...files] = process.argv.slice(2);
const validate = new Ajv({ strict: false }).compile(JSON.parse(readFileSync(schema, "utf8")));

for (const file of files) {
  if (!validate(JSON.parse(readFileSync(file, "utf8")))) {
    console.error(file, validate.errors);
    process.exit(1);
  }
}
