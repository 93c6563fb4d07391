#!/usr/bin/env node
// First: it says what is wrong where the others couldn't even load.
import "./program/types/typescript-api.ts";
import { run } from "./cli/run.ts";

process.exitCode = await run(process.argv.slice(2), {
  out: (text) => void process.stdout.write(text),
  error: (text) => void process.stderr.write(text),
});
