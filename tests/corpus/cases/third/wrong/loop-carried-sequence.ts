import express from "express";

declare const mail: { send(number: number, to: string): Promise<void> };

const campaign = { sent: 0 };
const app = express();
app.use(express.json());

app.post("/campaign", async (req, res) => {
  const recipients = req.body as string[];
  let number = campaign.sent;
  for (const recipient of recipients) {
    number++;
    await mail.send(number, recipient);
  }
  campaign.sent = number; // ! no-shared-state-race
  res.json({ sent: campaign.sent });
});
