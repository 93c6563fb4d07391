import moment from "moment";

export async function ageOf(id: string): Promise<string> {
  const row = (await (await fetch(id)).json()) as { since: string };
  return moment(row.since).fromNow();
}

export function stampOf(at: string): string {
  return moment(at).format("YYYY-MM-DD HH:mm");
}
