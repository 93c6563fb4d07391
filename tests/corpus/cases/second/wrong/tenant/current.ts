export const current = { tenant: "public" };

export function table(name: string) {
  return `${current.tenant}.${name}`;
}
