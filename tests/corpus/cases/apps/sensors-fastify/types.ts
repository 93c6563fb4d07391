export interface Reading {
  readonly sensor: string;
  readonly value: number;
  readonly at: number;
}

export interface Sensor {
  readonly id: string;
  readonly unit: string;
  readonly secretHash: string;
}

export interface SensorStore {
  sensor(id: string): Promise<Sensor | undefined>;
  append(readings: readonly Reading[]): Promise<void>;
  range(sensor: string, from: number, to: number): Promise<Reading[]>;
}
