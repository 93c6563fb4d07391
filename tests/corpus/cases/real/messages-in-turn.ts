import type { Socket } from "node:net";
import express from "express";

// A promise that says when the message before is out says nothing of who sent it.

interface Letter {
  readonly sender: string;
  readonly text: string;
}

class Line {
  private turn: Promise<void> = Promise.resolve();
  private letter: Promise<Letter> | undefined;

  constructor(private readonly socket: Socket) {}

  async send(letter: Letter): Promise<void> {
    await this.turn;
    await (this.turn = new Promise((resolve) => {
      this.socket.write(`${letter.sender}: ${letter.text}`, () => {
        resolve();
      });
    }));
  }

  async keep(letter: Letter): Promise<void> {
    this.letter = new Promise((resolve) => {
      this.socket.write(letter.text, () => {
        resolve(letter);
      });
    });
    await this.turn;
  }

  async last(): Promise<string> {
    const letter = await this.letter;
    return letter ? letter.sender : "nobody";
  }
}

declare const socket: Socket;
const line = new Line(socket);

export const app = express();

app.post("/letters", async (req, res) => {
  const letter = { sender: req.ip ?? "", text: req.url };
  await line.send(letter);
  await line.keep(letter); // ! no-request-state-leak
  res.send(await line.last());
});
