export interface Settings {
  siteName: string;
  openForSignup: boolean;
}

class SettingsStore {
  private settings: Settings = { siteName: "Home", openForSignup: true };

  get main() {
    return this.settings;
  }

  set main(next: Settings) {
    this.settings = next;
  }

  async save() {
    await Promise.resolve(JSON.stringify(this.settings));
  }
}

export const store = new SettingsStore();
