export interface Patient {
  readonly id: string;
  readonly name: string;
  readonly clinic: string;
}

export interface Appointment {
  readonly id: string;
  readonly patient: string;
  readonly slot: string;
}
