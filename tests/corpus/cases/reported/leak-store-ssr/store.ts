export interface State {
  readonly user: string | null;
  readonly items: readonly string[];
}

export type Action =
  | { readonly type: "login"; readonly user: string }
  | { readonly type: "items"; readonly items: readonly string[] };

function reduce(state: State, action: Action): State {
  switch (action.type) {
    case "login":
      return { ...state, user: action.user };
    case "items":
      return { ...state, items: action.items };
  }
}

export class Store {
  private state: State = { user: null, items: [] };

  dispatch(action: Action): void {
    this.state = reduce(this.state, action);
  }

  getState(): State {
    return this.state;
  }
}

export const store = new Store();
