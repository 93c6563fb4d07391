/** Who came last. */
export const visits: { latest: string } = { latest: "" };
