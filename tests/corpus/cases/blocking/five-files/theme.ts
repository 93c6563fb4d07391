import { Tenants } from "./tenants";

const tenants = new Tenants();

export const themeOf = (host: string): Promise<string> =>
  tenants.load(host).then((values) => values["theme"] ?? "light");
