import { Controller, Module, Post } from "@nestjs/common";
import { QuotaService } from "./quota.service";
import { MemoryQuotaStore } from "./store";

@Controller("quota")
export class QuotaController {
  constructor(private readonly quota: QuotaService) {}

  @Post()
  async spend() {
    await this.quota.spend(1);
    return { ok: true };
  }
}

@Module({
  controllers: [QuotaController],
  providers: [QuotaService, { provide: "QUOTA", useClass: MemoryQuotaStore }],
})
export class QuotaModule {}
