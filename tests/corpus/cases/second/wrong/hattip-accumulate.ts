import type { HattipHandler } from "@hattip/core";

declare function scoreOf(word: string): Promise<number>;

let score = 0;

const handler: HattipHandler = async (context) => {
  const words = new URL(context.request.url).searchParams.getAll("word");
  // prettier-ignore
  score = await words.reduce(async (sum, word) => (await sum) + (await scoreOf(word)), Promise.resolve(score)); // ! no-shared-state-race
  return new Response(String(score));
};

export default handler;
