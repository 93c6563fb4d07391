// tRPC: the same, with helpers of the file.
import { initTRPC } from "@trpc/server";

const t = initTRPC.create();

async function run<Result>(next: () => Promise<Result>) {
  await next();
}

async function ran<Result>(next: () => Promise<Result>) {
  const result = await next();
  console.log("done");
  return result;
}

export const waits = t.middleware(async ({ next }): Promise<any> => {
  await run(next); // ! return-response:lackingHelper
});

export const returns = t.middleware(async ({ next }): Promise<any> => {
  return run(next); // ! return-response:lackingHelper
});

export const drops = t.middleware(async ({ next }): Promise<any> => {
  await ran(next); // ! return-response:missing
});

export const right = t.middleware(async ({ next }) => {
  return ran(next);
});
