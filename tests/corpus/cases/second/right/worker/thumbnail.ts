import fs from "node:fs";
import { deflateSync } from "node:zlib";
import { parentPort, workerData } from "node:worker_threads";

const { file } = workerData as { file: string };
const picture = fs.readFileSync(file);
parentPort?.postMessage(deflateSync(picture));
