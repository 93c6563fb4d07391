// An exception filter gets the response from its host.
import {
  ArgumentsHost,
  CanActivate,
  Catch,
  ExceptionFilter,
  ExecutionContext,
  HttpException,
  Injectable,
} from "@nestjs/common";
import type { Request, Response } from "express";
import type { FastifyReply } from "fastify";

declare function report(error: unknown): Promise<void>;

@Catch()
export class AllExceptions implements ExceptionFilter {
  catch(exception: unknown, host: ArgumentsHost) {
    const response = host.switchToHttp().getResponse<Response>();
    if (exception instanceof HttpException) {
      response.status(exception.getStatus()).json(exception.getResponse());
    }
    response.status(500).json({ message: "Internal server error" }); // ! single-answer:again
  }
}

@Catch(HttpException)
export class WithContext implements ExceptionFilter<HttpException> {
  async catch(exception: HttpException, host: ArgumentsHost) {
    const http = host.switchToHttp();
    const reply: FastifyReply = http.getResponse();
    if (exception.getStatus() === 404) reply.code(404).send({ gone: true });
    await report(exception);
    return reply.code(exception.getStatus()).send({}); // ! single-answer:again
  }
}

@Catch()
export class AllExceptionsRight implements ExceptionFilter {
  catch(exception: unknown, host: ArgumentsHost) {
    if (host.getType() !== "http") return;
    const response = host.switchToHttp().getResponse<Response>();
    const request = host.switchToHttp().getRequest<Request>();
    if (response.headersSent) return;
    const body = { path: request.url };
    if (exception instanceof HttpException) {
      response.status(exception.getStatus()).json(body);
      return;
    }
    response.status(500).json(body);
  }
}

// Nest goes on behind a guard, whatever was written to the response.
@Injectable()
export class Headers implements CanActivate {
  canActivate(context: ExecutionContext) {
    const response = context.switchToHttp().getResponse<Response>();
    response.setHeader("x-guard", "1");
    return true;
  }
}
