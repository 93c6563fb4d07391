// What a function makes of an object, its body or what it is given says: the part that was checked may be the one that is new.
export interface Seat {
  readonly owner: string | undefined;
  readonly open: boolean;
  readonly views: number;
}
export type SeatAction =
  | { readonly type: "claimed"; readonly by: string }
  | { readonly type: "closed" }
  | { readonly type: "viewed" };

export function copied(seat: Seat, owner: string): Seat {
  return Object.assign({}, seat, { owner });
}

export function patched(seat: Seat, patch: Partial<Seat>): Seat {
  return { ...seat, ...patch };
}

export function viewed(seat: Seat): Seat {
  return { owner: seat.owner, open: seat.open, views: seat.views + 1 };
}

export function reduced(seat: Seat, action: SeatAction): Seat {
  switch (action.type) {
    case "claimed":
      return { ...seat, owner: action.by };
    case "closed":
      return { ...seat, open: false };
    default:
      return { ...seat, views: seat.views + 1 };
  }
}

export function claimed(by: string): SeatAction {
  return { type: "claimed", by };
}
