import { Bot } from "grammy";
import type { Transformer } from "grammy";

const bot = new Bot("token");

/** A transformer's continuation is its first parameter, and its result is the answer. */
export const retried: Transformer = async (prev, method, payload, signal) => {
  let result = await prev(method, payload, signal);
  for (let attempt = 0; attempt < 3 && !result.ok; attempt++) {
    if (result.error_code !== 429) break;
    const seconds = result.parameters?.retry_after ?? 1;
    await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
    result = await prev(method, payload, signal);
  }
  return result;
};

export const html: Transformer = (prev, method, payload, signal) =>
  prev(method, { parse_mode: "HTML", ...payload }, signal);

export const timed: Transformer = async (prev, method, payload, signal) => {
  const start = Date.now();
  const result = prev(method, payload, signal); // ! await-downstream
  console.log(method, Date.now() - start);
  return result;
};

bot.api.config.use(retried);
bot.api.config.use(html);
bot.api.config.use(async (prev, method, payload, signal) => {
  try {
    return prev(method, payload, signal); // ! await-downstream
  } catch (error) {
    console.error(method, error);
    throw error;
  }
});

export default bot;
