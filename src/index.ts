import plugin from "./plugin.ts";

export type * from "./plugin.ts";

// `require()` gives the plugin itself. TypeScript before 5.6 can't read this line and takes plugin.d.ts.
export { plugin as default, plugin as "module.exports" };
