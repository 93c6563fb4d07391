import type { Actions } from "@sveltejs/kit";
import type { RequestHandler } from "@sveltejs/kit";

declare function chat(prompt: string): Promise<string>;

// History of "the" conversation.
let history: { role: string; text: string }[] = [];

export const POST: RequestHandler = async ({ request }) => {
  const { text } = (await request.json()) as { text: string };
  const messages = history.concat({ role: "user", text });
  const answer = await chat(messages.map((m) => m.text).join("\n"));
  history = messages.concat({ role: "assistant", text: answer }); // ! no-shared-state-race
  return new Response(answer);
};

export const actions: Actions = {};
