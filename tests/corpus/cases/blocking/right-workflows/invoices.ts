// A request names the workflow that a worker is to run.
import { WorkflowClient } from "@temporalio/client";
import express from "express";

import { renderInvoice } from "./activities.ts";
import { sendInvoice } from "./workflows.ts";

const app = express();
const workflows = new WorkflowClient();

app.post("/invoices/:id", async (req, res) => {
  const { workflowId } = await workflows.start(sendInvoice, {
    taskQueue: "invoices",
    workflowId: req.params.id,
    args: ["invoice.html"],
  });
  res.status(202).json({ workflowId });
});

app.put("/invoices/:id", async (req, res) => {
  await workflows.execute(sendInvoice, {
    taskQueue: "invoices",
    workflowId: req.params.id,
    args: ["invoice.html"],
  });
  res.status(204).end();
});

app.get("/invoices/:id", async (_req, res) => {
  res.send(await renderInvoice("invoice.html")); // ! no-blocking-call
});
