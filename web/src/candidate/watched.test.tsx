// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { type ExamPlace, planOf } from "../capture/watchPlan";
import { FullscreenBanner } from "./FullscreenBanner";
import { WatchedList } from "./WatchedList";

interface Signal {
  kind: string;
  told: boolean;
  prevented: boolean;
}

function show(page: ReactNode): string {
  return render(<MantineProvider env="test">{page}</MantineProvider>).container.textContent;
}

function list(signals: Signal[], place: ExamPlace | null = "frame", sound: { sound: boolean; keep_sound: boolean } | null = null): string {
  const plan = planOf({ sample_every_s: 1, warn_candidate: true, ...sound, signals }, place);
  return show(<WatchedList plan={plan} headingOrder={3} />);
}

const signal = (kind: string, told = true, prevented = false): Signal => ({ kind, told, prevented });

beforeEach(() => {
  vi.stubGlobal("matchMedia", () => Object.assign(new EventTarget(), { matches: false }));
  vi.stubGlobal("MediaRecorder", { isTypeSupported: () => true });
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe("WatchedList", () => {
  it("lists every signal under what it comes from", () => {
    list([signal("phone"), signal("speech"), signal("clipboard"), signal("camera_dark")], "frame", { sound: true, keep_sound: false });
    const headings = screen.getAllByRole("heading").map(({ textContent }) => textContent);
    expect(headings).toEqual(["Camera", "Microphone", "This page", "Technical troubles"]);
    expect(screen.getAllByRole("listitem").map(({ textContent }) => textContent.trim())).toEqual([
      "a phone is in the picture",
      "speech can be heard",
      "something is copied, cut or pasted: that it happened and how many characters, never which",
      "it is too dark to make anything out",
      "the camera stops giving pictures",
      "the microphone stops giving sound",
      "the connection is interrupted",
      "the line is too slow for all that is captured",
      "a part of the page cannot be shown",
    ]);
  });

  it("says what is prevented, and of what one is told", () => {
    const most = list([signal("clipboard", false, true), signal("phone"), signal("book")]);
    expect(most).toContain("never which (not possible on this page; you are not told)");
    expect(most).toContain("except where it says that you are not");
    expect(screen.getAllByRole("listitem").filter(({ textContent }) => textContent.includes("("))).toHaveLength(1);
    cleanup();
    const few = list([signal("clipboard"), signal("phone", false), signal("book", false)]);
    expect(few).toContain("never which (you are told)");
    expect(few).toContain("Where it says so, you are told at once");
    cleanup();
    expect(list([signal("phone"), signal("clipboard")])).toContain("You are told at once when something is noted");
    cleanup();
    expect(list([signal("phone", false)])).toContain("You are not told during the exam");
  });

  it("says what becomes of the sound", () => {
    expect(list([])).toContain("No software looks at the sound");
    cleanup();
    expect(list([signal("speech")], "frame", { sound: true, keep_sound: false })).toContain("thrown away once they have been looked at");
    cleanup();
    expect(list([signal("speech")], "frame", { sound: true, keep_sound: true })).toContain("kept where speech was noted");
    cleanup();
    vi.stubGlobal("MediaRecorder", { isTypeSupported: () => false });
    expect(list([signal("speech")], "frame", { sound: true, keep_sound: true })).toContain("This browser cannot record it");
  });

  it("admits what the page does not see", () => {
    expect(list([signal("clipboard")], "frame")).toContain("cannot see into the exam’s own frame");
    cleanup();
    const beside = list([signal("clipboard"), signal("tab_hidden")], "tab");
    expect(beside).toContain("leave this page for it is not noted");
    expect(beside).not.toContain("out of sight");
    cleanup();
    expect(list([signal("tab_hidden")], null)).toContain("if your exam opens in a tab of its own");
  });
});

describe("FullscreenBanner", () => {
  let full: boolean;
  const request = vi.fn(() => Promise.resolve());

  beforeEach(() => {
    full = false;
    request.mockClear();
    Object.defineProperty(document, "fullscreenEnabled", { configurable: true, get: () => true });
    Object.defineProperty(document, "fullscreenElement", { configurable: true, get: () => (full ? document.body : null) });
    document.documentElement.requestFullscreen = request;
  });

  it("leads back, and goes when the page fills the screen again", () => {
    show(<FullscreenBanner required />);
    fireEvent.click(screen.getByRole("button", { name: "Return to full screen" }));
    expect(request).toHaveBeenCalledOnce();
    full = true;
    act(() => void document.dispatchEvent(new Event("fullscreenchange")));
    expect(screen.queryByRole("button")).toBeNull();
  });

  it("is not there where full screen is not asked for, or cannot be had", () => {
    show(<FullscreenBanner required={false} />);
    expect(screen.queryByRole("button")).toBeNull();
    Object.defineProperty(document, "fullscreenEnabled", { configurable: true, get: () => false });
    show(<FullscreenBanner required />);
    expect(screen.queryByRole("button")).toBeNull();
  });
});
