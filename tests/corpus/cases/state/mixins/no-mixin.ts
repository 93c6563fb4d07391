import express from "express";

type Class<T> = new () => T;

/** No mixin: what it is given is no base of what it gives. */
function Repository<T>(of: Class<T>) {
  abstract class Rows {
    protected readonly rows = new Map<string, T>();
    find(id: string): T {
      return this.rows.get(id) ?? new of();
    }
  }
  return Rows;
}

class User {
  name = "";
  async rename(name: string): Promise<string> {
    this.name = name;
    await fetch(`/names/${name}`);
    return this.name;
  }
}

class Users extends Repository(User) {}

const users = new Users();
const app = express();
app.put("/users/:id", async (req, res) => {
  const user = new User();
  res.send(await user.rename(String(req.query.name)));
});
app.get("/users/:id", (req, res) => {
  res.json(users.find(req.params.id).name);
});
