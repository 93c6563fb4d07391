import { Inject, Injectable } from "@nestjs/common";
import type { Appointment, Patient } from "./patient.entity";

export interface Database {
  all<T>(sql: string, ...values: unknown[]): Promise<T[]>;
  run(sql: string, ...values: unknown[]): Promise<void>;
}

@Injectable()
export class PatientRepository {
  constructor(@Inject("DATABASE") private readonly database: Database) {}

  async find(id: string): Promise<Patient | undefined> {
    const sql = "select * from patients where id = ?";
    return (await this.database.all<Patient>(sql, id))[0];
  }

  async of(clinic: string): Promise<Patient[]> {
    return this.database.all("select * from patients where clinic = ?", clinic);
  }

  async book(appointment: Appointment): Promise<void> {
    await this.database.run(
      "insert into appointments values (?, ?, ?)",
      appointment.id,
      appointment.patient,
      appointment.slot,
    );
  }
}
