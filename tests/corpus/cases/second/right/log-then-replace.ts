import { H3 } from "h3";

declare function loadMenu(): Promise<readonly string[]>;

let menu: readonly string[] = [];
export const app = new H3();

app.post("/menu/reload", async () => {
  console.log(`replacing ${menu.length} entries`);
  const fresh = await loadMenu();
  menu = fresh;
  return { entries: fresh.length };
});

app.get("/menu", () => menu);
