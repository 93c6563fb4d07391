// `load` and a form action over a synchronous database.
import { fail, type Actions, type ServerLoad } from "@sveltejs/kit";
import { addNote, latestNotes } from "../../lib/server/notes.js";

export const load: ServerLoad = async ({ setHeaders }) => {
  setHeaders({ "cache-control": "no-store" });
  return { notes: latestNotes() }; // ! no-blocking-call
};

export const actions: Actions = {
  add: async ({ request }) => {
    const text = (await request.formData()).get("text");
    if (typeof text !== "string" || text === "")
      return fail(400, { missing: true });
    addNote(text); // ! no-blocking-call
    return { ok: true };
  },
};
