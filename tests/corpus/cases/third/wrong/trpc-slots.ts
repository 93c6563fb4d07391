import { initTRPC, TRPCError } from "@trpc/server";

declare const gpu: {
  start(): Promise<{ stop(): Promise<void>; render(): Promise<string> }>;
};

const slots = { taken: 0, max: 4 };
const t = initTRPC.create();

export const router = t.router({
  render: t.procedure.mutation(async () => {
    if (slots.taken >= slots.max)
      throw new TRPCError({ code: "TOO_MANY_REQUESTS" });
    const machine = await gpu.start();
    slots.taken += 1; // ! no-shared-state-race
    try {
      return await machine.render();
    } finally {
      await machine.stop();
      slots.taken -= 1;
    }
  }),
});
