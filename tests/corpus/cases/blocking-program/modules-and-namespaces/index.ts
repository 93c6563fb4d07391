export * as files from "./files";
export { load as default, load as loadText, Docs } from "./files";
export type { load as Load } from "./files";
