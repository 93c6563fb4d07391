// A promise of the handler's answer that nobody takes.
import {
  Injectable,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from "@nestjs/common";
import * as rx from "rxjs";
import { EMPTY, firstValueFrom, from, lastValueFrom, of } from "rxjs";
import type { Observable } from "rxjs";

@Injectable()
export class WarmInterceptor implements NestInterceptor {
  async intercept(
    _context: ExecutionContext,
    next: CallHandler,
  ): Promise<Observable<unknown>> {
    lastValueFrom(next.handle()); // ! await-downstream:subscribedAside
    return of({ accepted: true });
  }
}

@Injectable()
export class VoidInterceptor implements NestInterceptor {
  intercept(
    _context: ExecutionContext,
    next: CallHandler,
  ): Observable<unknown> {
    void rx.firstValueFrom(next.handle()); // ! await-downstream:subscribedAside
    return EMPTY;
  }
}

@Injectable()
export class AwaitedInterceptor implements NestInterceptor {
  async intercept(
    _context: ExecutionContext,
    next: CallHandler,
  ): Promise<Observable<unknown>> {
    await lastValueFrom(next.handle());
    return of({ done: true });
  }
}

@Injectable()
export class KeptInterceptor implements NestInterceptor {
  intercept(
    _context: ExecutionContext,
    next: CallHandler,
  ): Observable<unknown> {
    const answer = firstValueFrom<unknown>(next.handle());
    console.log("asked");
    return from(answer);
  }
}

/** Whoever handles the error knows that nobody waits. */
@Injectable()
export class QueuedInterceptor implements NestInterceptor {
  intercept(
    _context: ExecutionContext,
    next: CallHandler,
  ): Observable<unknown> {
    lastValueFrom(next.handle()).catch(console.error);
    return of({ accepted: true });
  }
}
