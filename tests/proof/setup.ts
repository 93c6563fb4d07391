import { afterAll, beforeAll, expect } from "vitest";

import { changedSince, look, type Look } from "./untouched.ts";

let before: Look;

beforeAll(() => {
  before = look();
});

// The files of this project share their processes.
afterAll(() => {
  expect(changedSince(before)).toEqual([]);
});
