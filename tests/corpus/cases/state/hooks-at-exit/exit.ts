type Hook = () => Promise<void>;

const hooks = new Map<string, Hook>();
const lastHooks = new Map<string, Hook>();

export function onExit(name: string, hook: Hook, last = false): void {
  const kept = last ? lastHooks : hooks;
  kept.set(name, hook);
}

export function installExit(): void {
  process.on("SIGTERM", () => {
    void runAll();
  });
}

async function runAll(): Promise<void> {
  await Promise.all([...hooks.values()].map((hook) => hook()));
  await Promise.all([...lastHooks.values()].map((hook) => hook()));
  process.exit(0);
}
