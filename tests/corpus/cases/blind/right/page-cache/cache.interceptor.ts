// What was found missing is asked for and kept, through a service: twice is once more, and no more.
import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
} from "@nestjs/common";
import { type Observable, of, tap } from "rxjs";
import { CacheService } from "./cache.service";

@Injectable()
export class CacheInterceptor implements NestInterceptor {
  constructor(private readonly cache: CacheService) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<{ url: string }>();
    const cached = this.cache.get(request.url);
    if (cached !== undefined) return of(cached);
    return next
      .handle()
      .pipe(tap((body) => this.cache.put(request.url, body, 5_000)));
  }
}
