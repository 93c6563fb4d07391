import express from "express";
class Tenants {
  private readonly all = new Map<string, { name: string; plan: string }>();
  for(id: string): { name: string; plan: string } {
    let t = this.all.get(id);
    if (!t) this.all.set(id, (t = { name: id, plan: "free" }));
    return t;
  }
}
const tenants = new Tenants();
let active = tenants.for("none");
const app = express();
app.get("/w/:id", async (q, s) => {
  active = tenants.for(q.params.id); // ! no-request-state-leak
  await fetch("/x");
  s.json({ plan: active.plan });
});
app.get("/r/:id", async (q, s) => {
  const active = tenants.for(q.params.id);
  await fetch("/x");
  s.json({ plan: active.plan });
});
