import { Router } from "express";

interface Turn {
  readonly id: number;
  readonly by: "guest" | "desk";
  readonly text: string;
}
declare const desk: {
  answer(turns: readonly Turn[]): Promise<string>;
  stream(turns: readonly Turn[]): AsyncIterable<string>;
};

/** What is said by whom, in the order in which it came. */
class Threads {
  private readonly threads: { guest: string; turns: Turn[] }[] = [];

  of(guest: string) {
    const thread = this.threads.find((known) => known.guest === guest);
    return thread;
  }

  say(guest: string, turn: Turn) {
    const thread = this.threads.find((known) => known.guest === guest);
    if (thread) thread.turns.push(turn);
    else this.threads.push({ guest, turns: [turn] }); // !strict no-unbounded-shared-state
  }

  // What was answered to older turns is an answer to them: it goes behind whatever came meanwhile.
  async talk(guest: string, id: number, text: string) {
    this.say(guest, { id, by: "guest", text });
    const turns = this.of(guest)?.turns ?? [];
    let answer = "";
    for await (const part of desk.stream([...turns])) answer += part;
    this.say(guest, { id, by: "desk", text: answer });
    return answer;
  }
}

const threads = new Threads();
const board: { turns: Turn[] } = { turns: [] };

function post(turn: Turn) {
  board.turns.push(turn);
}
function postText(id: number, text: string) {
  board.turns.push({ id, by: "desk", text });
}

export const router = Router();

router.post("/talk", async (req, res) => {
  const { guest, id, text } = req.body as {
    guest: string;
    id: number;
    text: string;
  };
  res.json({ answer: await threads.talk(guest, id, text) });
});

router.post("/board", async (req, res) => {
  const text = await desk.answer([...board.turns]);
  post({ id: Number(req.query.id), by: "desk", text });
  res.json({ text });
});

router.post("/board/counted-late", async (_req, res) => {
  const text = await desk.answer(board.turns);
  postText(board.turns.length + 1, text);
  res.json({ text });
});

// The number was counted before others came: two turns get the same one.
router.post("/board/counted", async (_req, res) => {
  const id = board.turns.length + 1;
  const text = await desk.answer(board.turns);
  postText(id, text); // ! no-shared-state-race
  res.json({ id });
});

router.post("/board/after-the-last", async (_req, res) => {
  const last = board.turns.at(-1);
  const text = await desk.answer(board.turns);
  post({ id: (last?.id ?? 0) + 1, by: "desk", text }); // ! no-shared-state-race
  res.json({ text });
});
