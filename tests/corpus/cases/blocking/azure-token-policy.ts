// A client pipeline policy runs on the same loop as the server that uses the client.
import {
  createPipelineFromOptions,
  type PipelinePolicy,
} from "@azure/core-rest-pipeline";
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";

const tokenFile = "/var/run/secrets/token";

export const tokenPolicy: PipelinePolicy = {
  name: "token",
  async sendRequest(request, next) {
    const token = readFileSync(tokenFile, "utf8"); // ! no-blocking-call
    request.headers.set("authorization", `Bearer ${token.trim()}`);
    return next(request);
  },
};

export const asyncTokenPolicy: PipelinePolicy = {
  name: "async-token",
  async sendRequest(request, next) {
    const token = await readFile(tokenFile, "utf8");
    request.headers.set("authorization", `Bearer ${token.trim()}`);
    return next(request);
  },
};

export const pipeline = createPipelineFromOptions({});
pipeline.addPolicy(tokenPolicy);
pipeline.addPolicy(asyncTokenPolicy);
