// ng2-http-interceptor#12, and its like in Nest: subscribed to and handed back
import {
  Injectable,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from "@nestjs/common";
import { map, shareReplay, tap, type Observable } from "rxjs";
@Injectable()
export class CheckSession implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const res = next.handle();
    res.subscribe((body) => console.log("session", body));
    return res; // ! no-repeated-downstream:repeatedBySubscription
  }
}
@Injectable()
export class CheckSessionFixed implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(tap((body) => console.log("session", body)));
  }
}

@Injectable()
export class Traced implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const res$ = next.handle();
    if (process.env["TRACE"]) res$.subscribe({ error: console.error });
    return res$.pipe(map((body) => ({ body }))); // ! no-repeated-downstream
  }
}

// one run, shared by both
@Injectable()
export class Shared implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const res = next.handle().pipe(shareReplay(1));
    res.subscribe((body) => console.log("session", body));
    return res;
  }
}
