import {
  Body,
  Controller,
  Get,
  NotFoundException,
  Param,
  Post,
  UseGuards,
  UseInterceptors,
} from "@nestjs/common";
import { ClinicContext } from "../common/clinic-context";
import { LoggingInterceptor } from "../common/logging.interceptor";
import { Roles, RolesGuard } from "../common/roles.guard";
import { BookingService } from "./booking.service";
import { LetterService } from "./letters.service";
import { PatientRepository } from "./patient.repository";

@Controller("patients")
@UseGuards(RolesGuard)
@UseInterceptors(LoggingInterceptor)
export class PatientController {
  constructor(
    private readonly context: ClinicContext,
    private readonly patients: PatientRepository,
    private readonly bookings: BookingService,
    private readonly letters: LetterService,
  ) {}

  @Get()
  list() {
    return this.patients.of(this.context.clinic);
  }

  @Get(":id")
  async show(@Param("id") id: string) {
    const patient = await this.patients.find(id);
    if (!patient || patient.clinic !== this.context.clinic) {
      throw new NotFoundException();
    }
    return patient;
  }

  @Post(":id/appointments")
  book(@Param("id") id: string, @Body("slot") slot: string) {
    return this.bookings.book(id, slot);
  }

  @Post(":id/waiting-list")
  wait(@Param("id") id: string, @Body("slot") slot: string) {
    return { position: this.bookings.enqueue(id, slot) };
  }

  @Get(":id/letters/:name")
  preview(@Param("id") id: string, @Param("name") name: string) {
    return this.letters.preview(id, name);
  }

  @Post(":id/letters/:name")
  @Roles("nurse", "doctor")
  async print(@Param("id") id: string, @Param("name") name: string) {
    const file = await this.letters.print(id, name); // ! no-blocking-call
    return { file };
  }
}
