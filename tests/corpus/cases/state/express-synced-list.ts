import { Router } from "express";
interface Library {
  id: string;
  name: string;
  enabled: boolean;
}
class Settings {
  plex = { libraries: [] as Library[] };
  save(): void {
    JSON.stringify(this.plex);
  }
}
let settings: Settings | undefined;
const getSettings = (): Settings => {
  settings ??= new Settings();
  return settings;
};
declare function getLibraries(): Promise<{ key: string; title: string }[]>;
class PlexApi {
  async syncLibraries(): Promise<void> {
    const settings = getSettings();
    const libraries = await getLibraries();
    const newLibraries: Library[] = libraries
      .filter((library) => library.title !== "")
      .map((library) => {
        const existing = settings.plex.libraries.find(
          (l) => l.id === library.key,
        );
        return {
          id: library.key,
          name: library.title,
          enabled: existing?.enabled ?? false,
        };
      });
    settings.plex.libraries = newLibraries;
    settings.save();
  }
}
// A list that every request fetches alike, kept for all: whoever stored it, it is read as it stands.
const router = Router();
router.get("/library", async (req, res) => {
  const settings = getSettings();
  if (req.query["sync"]) {
    const api = new PlexApi();
    await api.syncLibraries();
  }
  const enabled =
    typeof req.query["enable"] === "string"
      ? req.query["enable"].split(",")
      : [];
  settings.plex.libraries = settings.plex.libraries.map((library) => ({
    ...library,
    enabled: enabled.includes(library.id),
  }));
  settings.save();
  res.json(settings.plex.libraries);
});
export default router;
