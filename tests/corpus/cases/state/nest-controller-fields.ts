// The fields of a controller, a pipe and a filter are as shared as those of any provider.
import {
  Catch,
  Controller,
  Get,
  Injectable,
  Param,
  Post,
  Query,
  type ArgumentsHost,
  type ExceptionFilter,
  type PipeTransform,
} from "@nestjs/common";
import type { Request, Response } from "express";

declare function place(lot: string, cents: number): Promise<void>;
declare function lookUp(code: string): Promise<string>;
declare function report(error: unknown, path: string): Promise<void>;

@Controller("auctions")
export class AuctionController {
  private highest = 0;
  private page = 1;

  @Post(":lot/bids/:cents")
  async bid(@Param("lot") lot: string, @Param("cents") text: string) {
    const cents = Number(text);
    if (cents <= this.highest) return { accepted: false };
    await place(lot, cents);
    this.highest = cents; // ! no-shared-state-race
    return { accepted: true };
  }

  @Get()
  async list(@Query("page") page: string) {
    this.page = Number(page); // ! no-request-state-leak
    const first = await lookUp("first");
    return { first, offset: (this.page - 1) * 20 };
  }
}

@Injectable()
export class CountryPipe implements PipeTransform<string, Promise<string>> {
  private readonly names = new Map<string, Promise<string>>();
  private lookUps = 0;

  async transform(code: string): Promise<string> {
    let name = this.names.get(code);
    if (!name) {
      this.lookUps++;
      name = lookUp(code);
      this.names.set(code, name);
    }
    return name;
  }
}

@Catch()
export class ReportFilter implements ExceptionFilter {
  private errors = 0;

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    const http = host.switchToHttp();
    const errors = this.errors;
    await report(error, http.getRequest<Request>().path);
    this.errors = errors + 1; // ! no-shared-state-race
    http.getResponse<Response>().sendStatus(500);
  }
}
