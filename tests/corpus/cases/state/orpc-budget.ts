import { os, ORPCError } from "@orpc/server";

const budget = { cents: 10_000 };

declare function translate(
  text: string,
): Promise<{ text: string; cents: number }>;

const withinBudget = os.middleware(async ({ next }) => {
  if (budget.cents <= 0) throw new ORPCError("PAYMENT_REQUIRED");
  return next();
});

export const v1 = os.use(withinBudget).handler(async () => {
  const left = budget.cents;
  const answer = await translate("hello");
  budget.cents = left - answer.cents; // ! no-shared-state-race
  return answer.text;
});

export const v2 = os.use(withinBudget).handler(async () => {
  const answer = await translate("hello");
  budget.cents -= answer.cents;
  return answer.text;
});
