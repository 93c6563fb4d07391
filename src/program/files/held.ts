import type ts from "typescript";

/** What of this many configurations is held at a time. */
const mostConfigurations = 4;

interface Held<Holding> {
  /** The one program that it stands for now; weak, and no `WeakRef`: what one of those has given stays until the job ends. */
  holds: WeakSet<ts.Program>;
  readonly holding: Holding;
}

/**
 * Something that stands for one program of a configuration at a time, and that the next one takes over.
 *
 * @param takeOver Brings it up to date for a program that it doesn't stand for.
 */
export function createHeld<Holding>(
  begin: () => Holding,
  takeOver: (holding: Holding, program: ts.Program) => void,
): (program: ts.Program) => Holding {
  const byConfiguration = new Map<string, Held<Holding>>();
  return (program) => {
    const configuration = configurationOf(program);
    let held = byConfiguration.get(configuration);
    if (!held) {
      held = { holds: new WeakSet(), holding: begin() };
      byConfiguration.set(configuration, held);
      const [oldest] = byConfiguration.keys();
      if (byConfiguration.size > mostConfigurations && oldest !== undefined)
        byConfiguration.delete(oldest);
    }
    if (!held.holds.has(program)) {
      takeOver(held.holding, program);
      held.holds = new WeakSet([program]);
    }
    return held.holding;
  };
}

/** What stays the same from one Program of an editor to the next. */
export function configurationOf(program: ts.Program): string {
  const { configFilePath } = program.getCompilerOptions();
  return typeof configFilePath === "string"
    ? configFilePath
    : program.getCurrentDirectory();
}
