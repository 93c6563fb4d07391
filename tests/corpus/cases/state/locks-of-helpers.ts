import { Router } from "express";

declare function persist(name: string, value: number): Promise<void>;

const sleep = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));

export const router = Router();

// Waits for its turn and takes it, then runs what it is given.
let held = false;
async function alone<T>(work: () => Promise<T>): Promise<T> {
  while (held) await sleep(5);
  held = true;
  try {
    return await work();
  } finally {
    held = false;
  }
}

// The same, for each key.
const running = new Map<string, Promise<void>>();
async function aloneWith<T>(key: string, work: () => Promise<T>): Promise<T> {
  while (running.has(key)) await running.get(key);
  let done = (): void => undefined;
  running.set(key, new Promise((resolve) => (done = resolve)));
  try {
    return await work();
  } finally {
    running.delete(key);
    done();
  }
}

// Taken and given back by two functions.
let taken = false;
async function take(): Promise<void> {
  while (taken) await sleep(5);
  taken = true;
}
function giveBack(): void {
  taken = false;
}

// Tells whether it was free.
let rebuilding = false;
function begin(): boolean {
  if (rebuilding) return false;
  rebuilding = true;
  return true;
}

// Whoever goes wakes the next one, for whom it stays closed.
class Door {
  private closed = false;
  private readonly line: (() => void)[] = [];

  close(): Promise<void> {
    if (!this.closed) {
      this.closed = true;
      return Promise.resolve();
    }
    return new Promise((resolve) => this.line.push(resolve));
  }

  async closeAgain(): Promise<void> {
    if (this.closed) await new Promise<void>((go) => this.line.push(go));
    else this.closed = true;
  }

  open(): void {
    const next = this.line.shift();
    if (next) next();
    else this.closed = false;
  }
}
const door = new Door();

// A queue of promises behind a function.
function createTurns() {
  let tail = Promise.resolve();
  return async (): Promise<() => void> => {
    const before = tail;
    let end = (): void => undefined;
    tail = new Promise((resolve) => (end = resolve));
    await before;
    return end;
  };
}
const turn = createTurns();

// A list of work that one loop goes through.
class Jobs {
  private readonly jobs: (() => Promise<void>)[] = [];
  private busy = false;

  run<T>(job: () => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      this.jobs.push(() => job().then(resolve, reject));
      void this.pump();
    });
  }

  private async pump(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    for (let job = this.jobs.shift(); job; job = this.jobs.shift()) await job();
    this.busy = false;
  }
}
const jobs = new Jobs();

let first = 0;
router.post("/first", async (_request, response) => {
  await alone(async () => {
    const before = first;
    await persist("first", before + 1);
    first = before + 1;
  });
  response.json({ first });
});

let second = 0;
router.post("/second/:name", async (request, response) => {
  await aloneWith("second", async () => {
    const before = second;
    await persist(request.params.name, before + 1);
    second = before + 1;
  });
  response.json({ second });
});

let third = 0;
router.post("/third", async (_request, response) => {
  await take();
  try {
    const before = third;
    await persist("third", before + 1);
    third = before + 1;
  } finally {
    giveBack();
  }
  response.json({ third });
});

let fourth = 0;
router.post("/fourth", async (_request, response) => {
  if (!begin()) return void response.sendStatus(409);
  const before = fourth;
  await persist("fourth", before + 1);
  fourth = before + 1;
  rebuilding = false;
  response.json({ fourth });
});

let fifth = 0;
router.post("/fifth", async (_request, response) => {
  await door.close();
  const before = fifth;
  await persist("fifth", before + 1);
  fifth = before + 1;
  door.open();
  response.json({ fifth });
});

let sixth = 0;
router.post("/sixth", async (_request, response) => {
  await door.closeAgain();
  const before = sixth;
  await persist("sixth", before + 1);
  sixth = before + 1;
  door.open();
  response.json({ sixth });
});

let seventh = 0;
router.post("/seventh", async (_request, response) => {
  const end = await turn();
  const before = seventh;
  await persist("seventh", before + 1);
  seventh = before + 1;
  end();
  response.json({ seventh });
});

let eighth = 0;
router.post("/eighth", async (_request, response) => {
  await jobs.run(async () => {
    const before = eighth;
    await persist("eighth", before + 1);
    eighth = before + 1;
  });
  response.json({ eighth });
});

// Given back too early.
let ninth = 0;
router.post("/ninth", async (_request, response) => {
  await take();
  const before = ninth;
  giveBack();
  await persist("ninth", before + 1);
  ninth = before + 1; // ! no-shared-state-race:lostUpdate
  response.json({ ninth });
});

// Looks once and takes it, whoever was there meanwhile.
let halfTaken = false;
async function push(): Promise<void> {
  if (halfTaken) await sleep(5);
  halfTaken = true;
}
let tenth = 0;
router.post("/tenth", async (_request, response) => {
  await push();
  const before = tenth;
  await persist("tenth", before + 1);
  tenth = before + 1; // ! no-shared-state-race:lostUpdate
  halfTaken = false;
  response.json({ tenth });
});

// Goes on whether it was free or not.
let open = false;
function note(): void {
  if (open) return;
  open = true;
}
let eleventh = 0;
router.post("/eleventh", async (_request, response) => {
  note();
  const before = eleventh;
  await persist("eleventh", before + 1);
  eleventh = before + 1; // ! no-shared-state-race:lostUpdate
  open = false;
  response.json({ eleventh });
});

// Three at a time.
class Places {
  private free = 3;
  private readonly line: (() => void)[] = [];

  async enter(): Promise<void> {
    if (this.free === 0) await new Promise<void>((go) => this.line.push(go));
    else this.free -= 1;
  }

  leave(): void {
    const next = this.line.shift();
    if (next) next();
    else this.free += 1;
  }
}
const places = new Places();
let twelfth = 0;
router.post("/twelfth", async (_request, response) => {
  await places.enter();
  const before = twelfth;
  await persist("twelfth", before + 1);
  twelfth = before + 1; // ?! no-shared-state-race:lostUpdate -- a number of places is taken for a door
  places.leave();
  response.json({ twelfth });
});

// Nobody asks whether it was the first one: the others go on as well.
let warned = false;
function warnOnce(): boolean {
  if (warned) return false;
  warned = true;
  return true;
}
let thirteenth = 0;
router.post("/thirteenth", async (_request, response) => {
  warnOnce();
  const before = thirteenth;
  await persist("thirteenth", before + 1);
  thirteenth = before + 1; // ! no-shared-state-race:lostUpdate
  response.json({ thirteenth });
});
