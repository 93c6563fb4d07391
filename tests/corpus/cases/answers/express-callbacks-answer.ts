import { createReadStream, readFile } from "node:fs";
import { Router } from "express";

interface Row {
  readonly id: number;
}

declare const db: {
  query(text: string, done: (error: Error | null, rows: Row[]) => void): void;
};
declare function load(id: string): Promise<Row>;

const router = Router();

router.get("/rows", (req, res) => {
  db.query("select 1", (error, rows) => {
    if (error) {
      res.status(500).end();
    }
    res.json(rows); // ! single-answer:again
  });
});

router.get("/rows/early", (req, res) => {
  db.query("select 1", (error, rows) => {
    if (error) {
      res.status(500).end();
      return;
    }
    res.json(rows);
  });
  res.status(202).end(); // ! single-answer:beforeCallback
});

router.use((req, res, next) => {
  readFile("/etc/motd", "utf8", (error, text) => {
    if (error) return void res.status(500).end();
    res.send(text);
  });
  next(); // ! single-answer:beforeCallback
});

router.get("/promise", (req, res) => {
  load("1").then(
    (row) => res.json(row),
    (error: unknown) => res.status(500).json({ error: String(error) }),
  );
  res.sendStatus(202); // ! single-answer:beforeCallback
});

router.get("/after", (req, res) => {
  res.sendStatus(202);
  load("1")
    .then((row) => res.json(row)) // ! single-answer:again
    .catch(() => undefined);
});

router.get("/tick", (req, res, next) => {
  setImmediate(() => {
    res.json({ ok: true });
  });
  next(); // ! single-answer:beforeCallback
});

router.get("/pipe", (req, res, next) => {
  createReadStream("/srv/list.csv").pipe(res);
  next(); // ! single-answer:continues
});

router.get("/pipe/and/json", (req, res) => {
  createReadStream("/srv/list.csv").pipe(res);
  res.json({ ok: true }); // ! single-answer:again
});

router.get("/awaited", async (req, res) => {
  await load("1").then((row) => res.json(row));
  res.status(200).send("done"); // ! single-answer:again
});

router.get("/local", (req, res, next) => {
  const fail = (status: number) => {
    res.status(status).json({ error: "no" });
  };
  if (!req.query["q"]) fail(400);
  next(); // ! single-answer:continues
});

// Right from here on.

router.get("/right/rows", (req, res, next) => {
  db.query("select 1", (error, rows) => {
    if (error) return next(error);
    res.json(rows);
  });
});

router.get("/right/named", (req, res, next) => {
  const done = (error: Error | null, rows: Row[]) => {
    if (error) {
      next(error);
      return;
    }
    res.json(rows);
  };
  db.query("select 1", done);
});

router.get("/right/promise", (req, res, next) => {
  load("1")
    .then((row) => res.json(row))
    .catch(next);
});

router.get("/right/timeout", (req, res, next) => {
  const timer = setTimeout(() => {
    res.status(503).end();
  }, 5_000);
  load("1")
    .then((row) => {
      clearTimeout(timer);
      res.json(row);
    })
    .catch(next);
});

router.get("/right/stream", (req, res, next) => {
  const file = createReadStream("/srv/list.csv");
  file.on("error", (error) => {
    if (res.headersSent) res.destroy(error);
    else next(error);
  });
  res.on("close", () => {
    file.destroy();
  });
  file.pipe(res);
  res.setHeader("content-type", "text/csv");
});

router.get("/right/background", (req, res) => {
  res.sendStatus(202);
  load("1")
    .then((row) => {
      console.log("loaded", row.id);
    })
    .catch((error: unknown) => {
      console.error(error);
    });
});

router.get("/right/once", (req, res) => {
  let answered = false;
  const answer = (status: number) => {
    if (answered) return;
    answered = true;
    res.sendStatus(status);
  };
  const timer = setTimeout(() => {
    answer(503);
  }, 100);
  db.query("select 1", () => {
    clearTimeout(timer);
    answer(200);
  });
});

router.get("/right/recovered", async (req, res, next) => {
  const row = await load("1").catch(next);
  if (!row) return;
  res.json(row);
});

router.get("/right/found", (req, res) => {
  const wanted = ["a", "b"].some((name) => {
    if (req.query[name]) {
      res.json({ name });
      return true;
    }
    return false;
  });
  if (!wanted) res.sendStatus(404);
});

export default router;
