type Job = () => Promise<void>;

const jobs: Job[] = [];
const last: Job[] = [];

export function enqueue(job: Job): void {
  jobs.push(job);
}

export function atExit(job: Job): void {
  last.push(job);
}

function drain(): void {
  for (const job of jobs.splice(0)) void job();
}

async function end(): Promise<void> {
  for (const job of last) await job();
}

setInterval(drain, 100);
process.once("SIGTERM", end);
