type Step = () => Promise<void>;

/** Runs the step, and then the other one, whatever came of the first. */
export async function around(step: Step, after: Step): Promise<void> {
  try {
    await step();
  } finally {
    await after();
  }
}

/** Starts the step; the other one follows when it is through. */
export function afterwards(step: Step, after: Step): void {
  step()
    .then(after)
    .catch((error: unknown) => console.error(error));
}

export const guarded = (step: Step): Promise<void> => step().finally(() => {});
