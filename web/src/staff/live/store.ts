/** Holds the live state for React: a part of the page is drawn anew only when what it selects has changed. */

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

/** A selector gives a value out of the state or a plain one, never a new object: else it would never come to rest. */
export function useLiveState<Selected>(store: LiveStore, select: (state: LiveState) => Selected): Selected {
  return useSyncExternalStore(store.subscribe, () => select(store.getState()));
}
