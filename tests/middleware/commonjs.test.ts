import { describe, expect, it } from "vitest";
import ts from "typescript";

import { lintFile, programOf, virtual } from "../lint.ts";
import { sitesOf } from "./sites.ts";

const commonJs: ts.CompilerOptions = {
  allowJs: true,
  module: ts.ModuleKind.CommonJS,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  strict: false,
};

const wrap = `
  module.exports = (fn) => (req, res, next) =>
    Promise.resolve(fn(req, res, next)).catch(next);
`;

const handlers = `
  function list(req, res) { res.json([]); }
  const show = async (req, res) => { res.json({}); };
  async function save(req, res) { res.json({}); }
  function compare(one, other) { return one.id - other.id; }
  module.exports = { all: list, show, save, compare };
`;

describe("handlers of CommonJS modules, without any type", () => {
  it("by what module.exports holds, also behind a wrapper of the project and under another name", () => {
    expect(
      sitesOf(
        {
          "handlers.js": handlers,
          "wrap.js": wrap,
          "app.js": `
            const express = require("express");
            const caught = require("./wrap.js");
            const { all: everything, show, compare } = require("./handlers.js");
            const handlers = require("./handlers.js");
            const router = express.Router();
            router.get("/", everything);
            router.get("/:id", caught(show));
            router.post("/", caught(handlers.save));
            [{ id: 1 }].sort(compare);
            module.exports = router;
          `,
        },
        {},
        commonJs,
      ),
    ).toEqual([
      "list: handler express registration",
      "show: handler express registration",
      "save: handler express registration",
    ]);
  });

  it("what a factory of the project has made, by the name that keeps it", () => {
    expect(
      sitesOf(
        {
          "guards.js": `
            function only(role) { return function guard(req, res, next) { next(); }; }
            const caught = (kind) => async function shown(req, res) { res.json({ kind }); };
            function idle(kind) { return function never(req, res, next) { next(); }; }
            const admins = only("admin");
            exports.made = caught("made");
            const unused = idle("unused");
            module.exports = { admins, made: exports.made, page: caught("page"), unused };
          `,
          "wrap.js": wrap,
          "app.js": `
            const express = require("express");
            const caught = require("./wrap.js");
            const guards = require("./guards.js");
            const router = express.Router();
            router.use(caught(guards.admins));
            router.get("/", guards.made);
            console.log(guards.unused);
            module.exports = router;
          `,
        },
        {},
        commonJs,
      ),
    ).toEqual([
      "guard: middleware express registration next=sync",
      "shown: handler express registration",
    ]);
  });

  it("what a function of the project hands on to a router that it is given", () => {
    expect(
      sitesOf(
        {
          "handlers.js": `
            exports.guard = (req, res, next) => { next(); };
            exports.list = async (req, res) => { res.json([]); };
            exports.show = function show(req, res) { res.json({}); };
            exports.kept = function kept(req, res) { return [req, res]; };
          `,
          "wrap.js": wrap,
          "pages.js": `
            const caught = require("./wrap.js");
            function page(router, path, guards, handler) { router.get(path, guards, caught(handler)); }
            function plain(router, path, handler) { router.get(path, handler); }
            function keep(list, name, handler) { list.set(name, handler); }
            module.exports = { page, plain, keep };
          `,
          "app.js": `
            const express = require("express");
            const pages = require("./pages.js");
            const { plain } = require("./pages.js");
            const handlers = require("./handlers.js");
            const router = express.Router();
            pages.page(router, "/", [handlers.guard], handlers.list);
            plain(router, "/:id", handlers.show);
            plain(new Map(), "kept", handlers.kept);
            pages.keep(new Map(), "kept", handlers.kept);
            module.exports = router;
          `,
        },
        {},
        commonJs,
      ),
    ).toEqual([
      "guard: middleware express registration next=sync",
      "list: handler express registration",
      "show: handler express registration",
    ]);
  });

  it.each([
    ["module.exports = list;", "const shown = require('./file.js');"],
    ["exports.list = list;", "const { list: shown } = require('./file.js');"],
    ["module.exports.list = list;", "const shown = require('./file.js').list;"],
  ])("%s and %s", (exported, required) => {
    expect(
      sitesOf(
        {
          "file.js": `function list(req, res) { res.json([]); } ${exported}`,
          "app.js": `
            const express = require("express");
            ${required}
            express().get("/", shown);
          `,
        },
        {},
        commonJs,
      ),
    ).toEqual(["list: handler express registration"]);
  });

  it("what they export is followed by the rules", () => {
    const program = programOf(
      {
        "files.js": `
          const fs = require("fs");
          exports.read = (name) => fs.readFileSync(name, "utf8");
        `,
        "pages.js": `
          const { read } = require("./files.js");
          module.exports = async (req, res) => { res.send(read("page.html")); };
        `,
        "wrap.js": wrap,
        "app.js": `
          const express = require("express");
          const wrap = require("./wrap.js");
          const pages = require("./pages.js");
          express().get("/", wrap(pages));
        `,
      },
      commonJs,
    );
    expect(
      lintFile(program, virtual("pages.js")).map(({ ruleId }) => ruleId),
    ).toEqual(["async-middleware/no-blocking-call"]);
  });
});
