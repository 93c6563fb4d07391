// Lists that nobody has typed: what a request takes out of one leaves nothing of the request in there.
import express from "express";

declare function rowsWith(tag: string): Promise<readonly string[]>;

class Shelves {
  readonly byRoom: Record<string, any> = {};

  removeTag(tag: string): void {
    for (const room in this.byRoom)
      this.byRoom[room].tags = this.byRoom[room].tags.filter(
        (one: string) => one !== tag,
      );
  }

  renameTag(tag: string): void {
    for (const room in this.byRoom) this.byRoom[room].newest = tag.trim();
  }

  tagsOf(room: string): unknown {
    return this.byRoom[room].tags;
  }

  newestOf(room: string): unknown {
    return this.byRoom[room].newest;
  }
}

const shelves = new Shelves();
const app = express();

app.delete("/tags", async (request, response) => {
  const tag = request.header("x-tag") ?? "";
  shelves.removeTag(tag);
  const rows = await rowsWith(tag);
  response.json({ rows, tags: shelves.tagsOf("first") });
});

app.put("/tags", async (request, response) => {
  const tag = request.header("x-tag") ?? "";
  shelves.renameTag(tag); // ! no-request-state-leak
  const rows = await rowsWith(tag);
  response.json({ rows, newest: shelves.newestOf("first") });
});
