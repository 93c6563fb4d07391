import { readFileSync, watch } from "node:fs";

export interface Calibration {
  readonly offset: number;
  readonly factor: number;
}

const FILE = "calibration.json";
const identity: Calibration = { offset: 0, factor: 1 };

function read(): Record<string, Calibration> {
  return JSON.parse(readFileSync(FILE, "utf8")) as Record<string, Calibration>;
}

let table = read();

watch(FILE, () => {
  table = read();
});

export function calibrate(sensor: string, raw: number): number {
  const { offset, factor } = table[sensor] ?? identity;
  return raw * factor + offset;
}

export class LiveCalibration {
  constructor(private readonly sensor: string) {}

  get current(): Calibration {
    return read()[this.sensor] ?? identity;
  }
}
