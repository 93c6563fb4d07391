// What pages were read, for all that ask.
export const pages = new Map<string, string>();
export const drafts = new Map<string, string>();

export function remember(name: string, text: string): string {
  pages.set(name, text);
  return text;
}

export function count(name: string, text: string): string {
  console.log(name, drafts.size);
  return text;
}
