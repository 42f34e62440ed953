/** Holds the live state for React: a component renders again only when what it selects has changed. */

import { useSyncExternalStore } from "react";

import { EMPTY, reduce, type LiveAction, type LiveState } from "./state";

export class LiveStore {
  #state: LiveState = EMPTY;
  #listeners = new Set<() => void>();

  readonly getState = (): LiveState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  };

  dispatch(action: LiveAction): void {
    const next = reduce(this.#state, action);
    if (next === this.#state) return;
    this.#state = next;
    for (const listener of this.#listeners) listener();
  }
}

/** The selector must return part of the state or a primitive: a new object each time would render endlessly. */
export function useLiveState<Selected>(store: LiveStore, select: (state: LiveState) => Selected): Selected {
  return useSyncExternalStore(store.subscribe, () => select(store.getState()));
}
