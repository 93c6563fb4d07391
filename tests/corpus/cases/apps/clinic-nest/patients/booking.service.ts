import { ConflictException, Injectable } from "@nestjs/common";
import { randomUUID } from "node:crypto";
import type { Appointment } from "./patient.entity";
import { PatientRepository } from "./patient.repository";

@Injectable()
export class BookingService {
  private readonly taken = new Set<string>();
  private readonly waiting = new Map<string, string[]>();

  constructor(private readonly patients: PatientRepository) {}

  async book(patient: string, slot: string): Promise<Appointment> {
    if (this.taken.has(slot)) throw new ConflictException("slot is taken");
    const appointment = { id: randomUUID(), patient, slot };
    await this.patients.book(appointment);
    this.taken.add(slot); // ! no-shared-state-race
    return appointment;
  }

  enqueue(patient: string, slot: string): number {
    const queue = this.waiting.get(slot) ?? [];
    queue.push(patient);
    this.waiting.set(slot, queue);
    return queue.length;
  }
}
