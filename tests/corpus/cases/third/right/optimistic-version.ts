import express from "express";

interface Document {
  version: number;
  text: string;
}
declare function spellCheck(text: string): Promise<string>;

const documents = new Map<string, Document>([
  ["readme", { version: 1, text: "" }],
]);
const app = express();

app.put("/documents/:id", async (req, res) => {
  const document = documents.get(req.params.id);
  if (!document) {
    res.sendStatus(404);
    return;
  }
  const { version } = document;
  const text = await spellCheck(String(req.query["text"]));
  if (document.version !== version) {
    res.sendStatus(409);
    return;
  }
  document.version = version + 1;
  document.text = text;
  res.json(document);
});
