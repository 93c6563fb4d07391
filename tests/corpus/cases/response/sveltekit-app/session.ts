export interface Session {
  readonly userId: string;
}

export async function sessionOf(
  id: string | undefined,
): Promise<Session | undefined> {
  if (!id) return;
  const response = await fetch(`https://sessions.internal/${id}`);
  if (!response.ok) return;
  return (await response.json()) as Session;
}

export function isAsset(url: URL): boolean {
  return /\.(css|js|png)$/.test(url.pathname);
}
