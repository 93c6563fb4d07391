// What is put in place of a method of the response runs when a handler below answers.
import zlib from "node:zlib";
import { promisify } from "node:util";
import type { RequestHandler } from "express";

const gzip = promisify(zlib.gzip);
const compressors: Record<string, (data: Buffer) => Buffer> = {
  gzip: (data) => zlib.gzipSync(data),
  br: (data) => zlib.brotliCompressSync(data),
};

export const compressJson: RequestHandler = (req, res, next) => {
  const json = res.json.bind(res);
  res.json = (body) => {
    const encoding = req.acceptsEncodings("br", "gzip");
    const compress = encoding ? compressors[encoding] : undefined;
    if (!encoding || !compress) return json(body);
    const data = compress(Buffer.from(JSON.stringify(body))); // ! no-blocking-call
    res.setHeader("content-encoding", encoding);
    return res.send(data);
  };
  next();
};

export const compressText: RequestHandler = (_req, res, next) => {
  const { send } = res;
  res.send = function (body) {
    return send.call(this, zlib.gzipSync(String(body))); // ! no-blocking-call
  };
  next();
};

export const compressLater: RequestHandler = (_req, res, next) => {
  const json = res.json.bind(res);
  res.json = (body) => {
    gzip(JSON.stringify(body)).then((data) => res.send(data), next);
    return res;
  };
  res.locals["text"] = () => zlib.gzipSync("");
  void json;
  next();
};
