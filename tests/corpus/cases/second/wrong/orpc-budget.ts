import { ORPCError, os } from "@orpc/server";

declare const model: {
  run(prompt: string): Promise<{ cost: number; text: string }>;
};

const budget = { left: 10 };

export const ask = os
  .use(async ({ next }) => {
    if (budget.left <= 0) throw new ORPCError("PAYMENT_REQUIRED");
    return next();
  })
  .handler(async () => {
    const { left } = budget;
    const answer = await model.run("hello");
    budget.left = left - answer.cost; // ! no-shared-state-race
    return answer.text;
  });
