// A stream's own methods do its work wherever a request makes one.
import { createHash } from "node:crypto";
import { Transform, Writable, type TransformCallback } from "node:stream";
import { pipeline } from "node:stream/promises";
import { appendFileSync } from "node:fs";
import { gunzip, gunzipSync } from "node:zlib";
import express from "express";

class Unpacked extends Transform {
  override _transform(
    chunk: Buffer,
    _encoding: BufferEncoding,
    done: TransformCallback,
  ): void {
    done(null, gunzipSync(chunk));
  }
}

class UnpackedLater extends Transform {
  override _transform(
    chunk: Buffer,
    _encoding: BufferEncoding,
    done: TransformCallback,
  ): void {
    gunzip(chunk, done);
  }
}

abstract class Sink extends Writable {
  protected abstract keep(text: string): void;

  override _write(
    chunk: Buffer,
    _encoding: BufferEncoding,
    done: (error?: Error | null) => void,
  ): void {
    this.keep(chunk.toString());
    done();
  }
}

class FileSink extends Sink {
  protected keep(text: string): void {
    appendFileSync("requests.log", text);
  }
}

class HashSink extends Sink {
  readonly hash = createHash("sha256");

  protected keep(text: string): void {
    this.hash.update(text);
  }
}

/** No stream: nobody calls its method. */
class Packed {
  _transform(chunk: Buffer): Buffer {
    return gunzipSync(chunk);
  }

  get name(): string {
    return "packed";
  }
}

export const app = express();

app.post("/unpacked", async (req, res) => {
  await pipeline(req, new Unpacked(), res); // ! no-blocking-call
});

app.post("/unpacked/later", async (req, res) => {
  await pipeline(req, new UnpackedLater(), res);
});

app.post("/kept", async (req, res) => {
  await pipeline(req, new FileSink()); // ! no-blocking-call
  res.sendStatus(204);
});

app.post("/hashed", async (req, res) => {
  const sink = new HashSink();
  await pipeline(req, sink);
  res.json({ hash: sink.hash.digest("hex"), name: new Packed().name });
});
