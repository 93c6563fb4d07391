/** The methods that register what answers. */
export const routing: ReadonlySet<string> = new Set([
  ...["get", "post", "put", "patch", "delete", "head", "options", "all", "on"],
  ...["route", "mount", "basePath", "link", "unlink", "del", "search", "query"],
]);
