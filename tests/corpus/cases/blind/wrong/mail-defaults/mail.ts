export const defaults = { from: "noreply@example.org", locale: "en" };

export async function send(to: string): Promise<void> {
  const key = await (await fetch("https://mail.example/key")).text();
  await fetch("https://mail.example", {
    method: "POST",
    headers: { key },
    body: JSON.stringify({ ...defaults, to }),
  });
}
