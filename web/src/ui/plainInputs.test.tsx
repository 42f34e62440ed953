// @vitest-environment jsdom
import { fireEvent, render, screen } from "@testing-library/react";
import { useState } from "react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { keepInputsPlain } from "./plainInputs";

let stop: () => void;

beforeEach(() => {
  stop = keepInputsPlain(document);
});

afterEach(() => {
  stop();
  document.body.innerHTML = "";
});

function Form() {
  const [name, setName] = useState("");
  const [note, setNote] = useState("");
  const [password, setPassword] = useState("");
  return (
    <form>
      <input aria-label="name" value={name} onChange={(event) => setName(event.currentTarget.value)} />
      <textarea aria-label="note" value={note} onChange={(event) => setNote(event.currentTarget.value)} />
      <input aria-label="password" type="password" value={password} onChange={(event) => setPassword(event.currentTarget.value)} />
      <output>{JSON.stringify({ name, note, password })}</output>
    </form>
  );
}

function pasted(into: string, text: string): string {
  render(<Form />);
  fireEvent.input(screen.getByLabelText(into), { target: { value: text } });
  return (JSON.parse(screen.getByRole("status").textContent) as Record<string, string>)[into] ?? "";
}

describe("keepInputsPlain", () => {
  it("lets no control character reach a form", () => {
    expect(pasted("name", "An\0na\u001b[31m\u009b\u007f")).toBe("Anna[31m");
    expect(screen.getByLabelText<HTMLInputElement>("name").value).toBe("Anna[31m");
  });

  it("keeps line breaks and tabs of longer text, and makes a space of a tab in a line", () => {
    expect(pasted("note", "one\n\ttwo\u0007")).toBe("one\n\ttwo");
    document.body.innerHTML = "";
    expect(pasted("name", "Anna\tMiller")).toBe("Anna Miller");
  });

  it("leaves every other text as it is", () => {
    const text = "می\u200cخواهم 👨‍👩‍👧‍👦 e\u0301 \u200f";
    expect(pasted("name", text)).toBe(text);
  });

  it("does not touch passwords", () => {
    expect(pasted("password", "a\u0007b\tc")).toBe("a\u0007b\tc");
  });
});
