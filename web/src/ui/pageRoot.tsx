import { type ReactNode, StrictMode } from "react";
import { createRoot, type Root } from "react-dom/client";

import { Boundary, EnclosingPart } from "./Boundary";
import { type Part, watchDocument, watchPart } from "./domGuard";
import { pageHealth } from "./pageHealth";

const ID = "root";
/** The page is drawn anew at most so often within the time below. */
const MAX_REDRAWS = 5;
const WITHIN_MS = 30_000;

/** The whole page: drawn anew, in an element of its own, when it fails or other software has taken it away. */
export class PageRoot implements Part {
  readonly parent = null;
  readonly #draw: () => ReactNode;
  #root: Root | null = null;
  #container: HTMLElement | null = null;
  #drawnAt: number[] = [];
  #isScheduled = false;

  constructor(draw: () => ReactNode) {
    this.#draw = draw;
  }

  host(): Element | null {
    return this.#container;
  }

  start(container: HTMLElement): void {
    watchDocument(document);
    watchPart(this);
    this.#render(container);
  }

  /** Draw the page anew, soon: a root cannot be replaced while it is being drawn. */
  redraw(): void {
    const now = performance.now();
    this.#drawnAt = [...this.#drawnAt.filter((at) => now - at < WITHIN_MS), now];
    pageHealth.failed(this);
    if (this.#isScheduled || this.#drawnAt.length > MAX_REDRAWS) return;
    this.#isScheduled = true;
    setTimeout(() => {
      this.#isScheduled = false;
      this.#replace();
    });
  }

  #replace(): void {
    const old = this.#root;
    this.#root = null;
    try {
      old?.unmount();
    } catch {
      // Its elements are not where it left them, and it is not needed any more.
    }
    // Also a copy of the page, which some software puts in the place of the original: nothing in it would react.
    for (const element of document.querySelectorAll(`#${ID}`)) element.remove();
    const container = document.createElement("div");
    container.id = ID;
    document.body.prepend(container);
    this.#render(container);
    pageHealth.redrawn(this);
  }

  #render(container: HTMLElement): void {
    this.#container = container;
    const root: Root = createRoot(container, {
      // Failures are shown where they happen and told to the proctors; the console is no place for people.
      onCaughtError: () => undefined,
      onUncaughtError: () => {
        if (this.#root === root) this.redraw();
      },
    });
    this.#root = root;
    root.render(
      <StrictMode>
        <EnclosingPart value={this}>
          <Boundary>{this.#draw()}</Boundary>
        </EnclosingPart>
      </StrictMode>,
    );
  }
}
