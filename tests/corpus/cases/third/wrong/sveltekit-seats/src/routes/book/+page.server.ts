import { fail, type Actions } from "@sveltejs/kit";

declare function pay(token: string, amount: number): Promise<void>;

let seats = 40;

export const actions: Actions = {
  default: async ({ request }) => {
    const form = await request.formData();
    const wanted = Number(form.get("seats"));
    if (seats < wanted) return fail(409, { seats });
    await pay(String(form.get("token")), wanted * 20);
    seats -= wanted; // ! no-shared-state-race
    return { booked: wanted };
  },
};
