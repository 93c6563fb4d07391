import { Deps, makeMenu, textOf } from "./pages.ts";
import { FolderStore } from "./stores.ts";

const store = new FolderStore();
console.log(
  textOf(store, "title"),
  makeMenu(store).items(),
  new Deps({ store }).footer(),
);
