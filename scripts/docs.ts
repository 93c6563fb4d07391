/**
 * Writes the generated parts of README and docs in one process, so that what they share is loaded once; with
 * `--check` only says whether they are in step.
 */
await import("./framework-table.ts");
await import("./framework-guides.ts");
await import("./migration-table.ts");
await import("./readme-reports.ts");
// Last: it ends the process, whose worker threads would wait for more.
await import("./systems.ts");
