export interface Board {
  readonly items: readonly string[];
  readonly edits: number;
}

let board: Board = { items: [], edits: 0 };

export const store = {
  getState: () => board,
  replace(next: Board) {
    board = next;
  },
};
