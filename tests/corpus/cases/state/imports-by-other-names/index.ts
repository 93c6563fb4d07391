export { increment as bump, recount as startOver } from "./bump.ts";
export { default as tick } from "./ticker.ts";
