// A clinic in Nest: guards, interceptors, services by injection. Three mistakes: the path of the last request
// in the interceptor, a slot booked twice, a letter spooled synchronously.
import {
  Module,
  type MiddlewareConsumer,
  type NestModule,
} from "@nestjs/common";
import { ClinicContext } from "./common/clinic-context";
import { LoggingInterceptor } from "./common/logging.interceptor";
import { RolesGuard } from "./common/roles.guard";
import { TenantMiddleware } from "./common/tenant.middleware";
import { BookingService } from "./patients/booking.service";
import { LetterService } from "./patients/letters.service";
import { PatientController } from "./patients/patient.controller";
import { PatientRepository } from "./patients/patient.repository";

@Module({
  controllers: [PatientController],
  providers: [
    ClinicContext,
    LoggingInterceptor,
    RolesGuard,
    BookingService,
    LetterService,
    PatientRepository,
  ],
})
export class ClinicModule implements NestModule {
  configure(consumer: MiddlewareConsumer): void {
    consumer.apply(TenantMiddleware).forRoutes(PatientController);
  }
}
