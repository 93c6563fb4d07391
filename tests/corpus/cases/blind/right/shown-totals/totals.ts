export const totals = { requests: 0, lastUser: "" };

export const statistics = () => ({ ...totals });

export function logTotals(): void {
  console.log("totals", { ...totals });
}
