// Module state of a page: the votes of all visitors, and a "my vote" that is everybody's.
import { fail, type Actions, type ServerLoad } from "@sveltejs/kit";

const votes: Record<string, number> = { yes: 0, no: 0 };
let mine: string | null = null;

declare function isHuman(token: FormDataEntryValue | null): Promise<boolean>;

export const load: ServerLoad = () => ({ votes, mine });

export const actions: Actions = {
  vote: async ({ request }) => {
    const form = await request.formData();
    const choice = String(form.get("choice"));
    if (!(choice in votes)) return fail(400);
    if (!(await isHuman(form.get("captcha")))) return fail(403);
    votes[choice] = (votes[choice] ?? 0) + 1;
    mine = choice; // ?! no-request-state-leak -- what a form sends looks like a setting for all
    return { ok: true };
  },
  bad: async ({ request }) => {
    const form = await request.formData();
    const choice = String(form.get("choice"));
    const before = votes[choice] ?? 0;
    if (!(await isHuman(form.get("captcha")))) return fail(403);
    votes[choice] = before + 1; // ! no-shared-state-race
    return { ok: true };
  },
};
