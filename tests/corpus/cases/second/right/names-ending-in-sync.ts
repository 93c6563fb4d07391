import express from "express";

interface Device {
  id: string;
  lastSync: number;
  needsSync: boolean;
}

class Sync {
  constructor(private readonly devices: Map<string, Device>) {}

  markSync(id: string) {
    const device = this.devices.get(id);
    if (device) device.needsSync = true;
  }

  isInSync(id: string) {
    return this.devices.get(id)?.needsSync === false;
  }

  async forceSync(id: string) {
    await Promise.resolve();
    const device = this.devices.get(id);
    if (device) device.lastSync = Date.now();
  }
}

const sync = new Sync(new Map());
const parseSync = (text: string) => ({ id: text.trim() });

export const app = express();

app.post("/devices/:id/sync", async (req, res) => {
  const { id } = parseSync(req.params.id);
  sync.markSync(id);
  await sync.forceSync(id);
  res.json({ inSync: sync.isInSync(id) });
});
