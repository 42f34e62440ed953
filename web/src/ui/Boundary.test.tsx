// @vitest-environment jsdom
import { act, cleanup, render, screen } from "@testing-library/react";
import { useState } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { Boundary } from "./Boundary";
import { pageHealth, RECOVERED_AFTER_MS } from "./pageHealth";

let failures: number;

function failIfTold(): void {
  if (failures === 0) return;
  failures -= 1;
  throw new Error("planted");
}

/** Fails as often as it is told. */
function Fragile({ words }: { words: string }) {
  failIfTold();
  return <p>{words}</p>;
}

let setLong: (long: boolean) => void;

function keep(set: (long: boolean) => void): void {
  setLong = set;
}

/** A text beside something that comes and goes, as in a page that does not obey the rule about texts. */
function Careless() {
  const [long, set] = useState(false);
  keep(set);
  return (
    <p>
      {/* eslint-disable-next-line texts/own-element -- what other software does to such a text is the point */}
      {long ? <b>more</b> : null}some words
    </p>
  );
}

function translate(element: Element): void {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) texts.push(walker.currentNode as Text);
  for (const text of texts) {
    const font = document.createElementNS("http://www.w3.org/1999/xhtml", "font");
    font.textContent = `<${text.data}>`;
    text.replaceWith(font);
  }
}

beforeEach(() => {
  failures = 0;
  vi.useFakeTimers();
  // React repeats every failure there.
  vi.spyOn(console, "error").mockImplementation(() => undefined);
});

afterEach(() => {
  cleanup();
  vi.advanceTimersByTime(2 * RECOVERED_AFTER_MS);
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe("Boundary", () => {
  it("draws a part again that fails, and says that the page failed until it has stood for a while", () => {
    const said = vi.fn();
    const end = pageHealth.subscribe(said);
    failures = 2;
    render(
      <Boundary>
        <Fragile words="here" />
      </Boundary>,
    );
    expect(screen.getByText("here")).toBeTruthy();
    expect(pageHealth.ok).toBe(false);
    vi.advanceTimersByTime(RECOVERED_AFTER_MS);
    expect(pageHealth.ok).toBe(true);
    expect(said).toHaveBeenCalledTimes(2);
    end();
  });

  it("leaves the rest of the page alone, and offers to show a part that fails for good", () => {
    failures = 1000;
    render(
      <>
        <Boundary advice="Go on.">
          <Fragile words="here" />
        </Boundary>
        <p>the rest</p>
      </>,
    );
    expect(screen.getByText("the rest")).toBeTruthy();
    expect(screen.getByText("This part of the page could not be shown.")).toBeTruthy();
    expect(screen.getByText("Go on.")).toBeTruthy();
    vi.advanceTimersByTime(10 * RECOVERED_AFTER_MS);
    expect(pageHealth.ok).toBe(false);
    failures = 0;
    act(() => screen.getByRole("button", { name: "Show again" }).click());
    expect(screen.getByText("here")).toBeTruthy();
    vi.advanceTimersByTime(RECOVERED_AFTER_MS);
    expect(pageHealth.ok).toBe(true);
  });

  it("draws a translated part from new elements when the old ones do not fit any more", () => {
    const { container } = render(
      <Boundary>
        <Careless />
      </Boundary>,
    );
    translate(container);
    act(() => setLong(true));
    // The part has begun anew, with words that are ours.
    expect(container.textContent).toBe("some words");
    act(() => setLong(true));
    expect(container.textContent).toBe("moresome words");
  });

  it("draws what surrounds it where that has changed, too", () => {
    const { container } = render(
      <Boundary>
        <section>
          <Boundary>
            <Careless />
          </Boundary>
          <Boundary>
            <Fragile words="neighbour" />
          </Boundary>
        </section>
      </Boundary>,
    );
    // Everything is taken out of our element and put into another one.
    const section = container.querySelector("section");
    const other = document.createElement("div");
    other.append(...(section?.childNodes ?? []));
    section?.append(other);
    translate(container);
    act(() => setLong(true));
    expect(container.textContent).toBe("some wordsneighbour");
    expect(container.querySelector("section > div > section, section > div > p")?.isConnected ?? true).toBe(true);
  });
});
