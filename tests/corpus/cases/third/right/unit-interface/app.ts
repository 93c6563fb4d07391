import { Controller, Injectable, Inject, Post, Body } from "@nestjs/common";
import type { Tally } from "./store";

declare const bank: { book(amount: number): Promise<void> };

@Injectable()
export class BookingService {
  constructor(@Inject("TALLY") private readonly tally: Tally) {}

  async book(amount: number) {
    if (amount <= 0) throw new Error("nothing to book");
    await bank.book(amount);
    this.tally.add(amount);
    return this.tally.total();
  }
}

@Controller("bookings")
export class BookingController {
  constructor(private readonly bookings: BookingService) {}

  @Post()
  book(@Body() body: { amount: number }) {
    return this.bookings.book(body.amount);
  }
}
