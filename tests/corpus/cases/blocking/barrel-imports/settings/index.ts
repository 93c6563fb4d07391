export * from "./read-settings";
export { readSettings as default } from "./read-settings";
