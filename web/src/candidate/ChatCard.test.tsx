// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";

import { ChatCard } from "./ChatCard";
import { MessageRefused } from "./chatOutbox";
import { MessageLog } from "./messages";
import type { ExamSession } from "./session";

beforeAll(() => {
  window.matchMedia = ((query: string) => ({ matches: false, media: query, addEventListener: vi.fn(), removeEventListener: vi.fn() })) as never;
  Element.prototype.scrollTo = vi.fn() as never;
  Object.defineProperty(document, "fonts", { value: { addEventListener: vi.fn(), removeEventListener: vi.fn() } });
  globalThis.ResizeObserver = class {
    observe = vi.fn();
    unobserve = vi.fn();
    disconnect = vi.fn();
  };
});

afterEach(cleanup);

function show(deliver: (text: string) => Promise<never>): void {
  const messages = new MessageLog({ deliver });
  render(
    <MantineProvider>
      <ChatCard session={{ messages } as unknown as ExamSession} />
    </MantineProvider>,
  );
}

function say(text: string): void {
  fireEvent.change(screen.getByLabelText("Write to the proctors"), { target: { value: text } });
  fireEvent.click(screen.getByRole("button", { name: "Send" }));
}

describe("ChatCard", () => {
  it("says in words why a message was refused, and offers no second try", async () => {
    show(() => Promise.reject(new MessageRefused("urn:openproctor:invalid-request")));
    say("Hello.");
    expect((await screen.findByRole("status")).textContent).toContain("holds characters that cannot be sent");
    expect(screen.queryByRole("button", { name: "Send again" })).toBeNull();
  });

  it("offers to send again what failed in another way", async () => {
    show(() => Promise.reject(new Error("closed")));
    say("Hello.");
    expect(await screen.findByRole("button", { name: "Send again" })).toBeTruthy();
  });

  it("sends text as the server keeps it", () => {
    const sent: string[] = [];
    show((text) => {
      sent.push(text);
      return new Promise(() => undefined);
    });
    say(" Ange\u0301lique\0 ");
    expect(sent).toEqual(["Ang\u00e9lique"]);
  });
});
