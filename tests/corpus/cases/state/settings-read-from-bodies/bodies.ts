import type { IncomingMessage } from "node:http";

export async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

export function limitsOf(request: IncomingMessage): Promise<{ most: number }> {
  return new Promise((resolve, reject) => {
    let text = "";
    request.setEncoding("utf8");
    request
      .on("data", (chunk: string) => {
        text += chunk;
      })
      .on("error", reject)
      .on("end", () => {
        resolve(JSON.parse(text) as { most: number });
      });
  });
}

export async function lengthsOf(
  request: IncomingMessage,
): Promise<{ line: number }> {
  return JSON.parse(await textOf(request)) as { line: number };
}

/** Not only what was sent: who sent it, too. */
export async function signedText(request: IncomingMessage): Promise<string> {
  return `${await textOf(request)}, ${String(request.headers.authorization)}`;
}
