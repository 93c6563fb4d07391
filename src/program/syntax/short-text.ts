/** Code on one line, as a message quotes it: cut where it is longer than a reader takes in. */
export function shortText(code: string): string {
  const text = code.replaceAll(/\s+/g, " ");
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
