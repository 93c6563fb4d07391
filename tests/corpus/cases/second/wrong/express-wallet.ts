import { Router } from "express";

// An in-memory wallet of a demo shop: top-ups go through a payment provider.
declare const provider: {
  charge(card: string, cents: number): Promise<{ ok: boolean }>;
};

class Wallet {
  private readonly balances: Record<string, number> = {};

  balanceOf(user: string) {
    return this.balances[user] ?? 0;
  }

  async topUp(user: string, cents: number, card: string) {
    const before = this.balanceOf(user);
    const charged = await provider.charge(card, cents);
    if (!charged.ok) throw new Error("declined");
    this.balances[user] = before + cents; // ! no-shared-state-race
    return this.balances[user];
  }
}

const wallet = new Wallet();
export const router = Router();

router.post("/wallet/:user/top-up", async (req, res) => {
  const { cents, card } = req.body as { cents: number; card: string };
  res.json({ balance: await wallet.topUp(req.params.user, cents, card) });
});
