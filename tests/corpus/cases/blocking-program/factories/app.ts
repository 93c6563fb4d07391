// Closures and objects that functions make, in a polka-like server, Koa and plain Connect style.
import connect from "connect";
import {
  counterOf,
  diskRender,
  fileJournal,
  makeLoader,
  memo,
  memoryRender,
  readerOf,
  type Journal,
  type Render,
} from "./loaders";

const app = connect();
const loader = makeLoader("views");
const { load, loadSoon } = makeLoader("partials");
const journal = fileJournal("journal.txt");
const remembered = memo(diskRender);
const next = counterOf(2);
const readMotd = readerOf("motd.txt");

app.use("/load", (_req, res) => {
  res.end(loader.load("start.html")); // ! no-blocking-call
});

app.use("/load-all", (_req, res) => {
  res.end(loader.loadAll(["a", "b"]).join("")); // ! no-blocking-call
});

app.use("/partial", (_req, res) => {
  res.end(load("head.html")); // ! no-blocking-call
});

app.use("/soon", (_req, res, forward) => {
  loadSoon("head.html").then((text) => res.end(text), forward);
});

app.use((req, _res, forward) => {
  journal.append(`${req.url ?? ""}\n`); // ! no-blocking-call
  forward();
});

app.use("/size", (_req, res) => {
  res.end(String(journal.size() + next()));
});

app.use("/remembered", (_req, res) => {
  res.end(remembered("start")); // ! no-blocking-call
});

app.use("/motd", (_req, res) => {
  res.end(readMotd()); // ! no-blocking-call
});

function page(render: Render): connect.SimpleHandleFunction {
  return (req, res) => {
    res.end(render(req.url ?? "")); // ! no-blocking-call
  };
}

app.use("/page", page(diskRender));

function lightPage(render: Render): connect.SimpleHandleFunction {
  return (req, res) => {
    res.end(render(req.url ?? ""));
  };
}

app.use("/light", lightPage(memoryRender));

function journaled(log: Pick<Journal, "size">): connect.SimpleHandleFunction {
  return (_req, res) => {
    res.end(String(log.size()));
  };
}

app.use("/journaled", journaled(journal));

export { app };
