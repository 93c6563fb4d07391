export class Settings {
  prefixes: readonly string[] = ["the"];
  host = "";
  devices: readonly string[] = [];
  draft = "";

  toJSON() {
    return {
      prefixes: [...this.prefixes],
      host: this.host,
      devices: this.devices,
    };
  }

  forBrowser() {
    return this.toJSON();
  }

  update(payload: Record<string, unknown>): boolean {
    let changed = false;
    const now: Record<string, unknown> = this.toJSON();
    for (const key in now)
      if (payload[key] !== undefined && payload[key] !== now[key]) {
        (this as Record<string, unknown>)[key] = payload[key];
        changed = true;
      }
    return changed;
  }

  deviceNamed(name: string) {
    return this.devices.find((device) => device === name);
  }

  draftInUpperCase() {
    return this.draft.toUpperCase();
  }
}
