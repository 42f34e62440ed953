import { describe, expect, it } from "vitest";

import type { Attempt } from "../../api/types";
import { fakeAttempt, fakeLive, fakeSnapshot } from "../fakes";
import { EMPTY, reduce, type LiveState } from "./state";
import { TILES_A_PAGE, wall, type WallView } from "./wall";

const VIEW: WallView = { attentionFirst: false, search: "", hideEnded: false, page: 1 };

function showing(attempts: Attempt[]): LiveState {
  return reduce(EMPTY, { type: "received", message: fakeSnapshot({ attempts }), now: 0 });
}

const many = showing(
  Array.from({ length: 10_000 }, (_, index) => fakeAttempt({ id: `attempt-${index}`, candidate_name: `Person ${index}` })),
);

describe("wall", () => {
  it("shows one page of many tiles, and every tile on some page", () => {
    const first = wall(many, VIEW);
    expect(first.ids).toHaveLength(TILES_A_PAGE);
    expect(first.total).toBe(10_000);
    const all = Array.from({ length: first.pages }, (_, index) => wall(many, { ...VIEW, page: index + 1 }).ids).flat();
    expect(all).toEqual(many.attemptOrder);
  });

  it("shows the last page where there are not so many", () => {
    expect(wall(many, { ...VIEW, page: 10_000 }).page).toBe(167);
    expect(wall(showing([]), { ...VIEW, page: 3 })).toEqual({ ids: [], total: 0, page: 1, pages: 1 });
  });

  it("finds candidates by name in any case", () => {
    const state = showing([fakeAttempt({ id: "a", candidate_name: "Özlem Çelik" }), fakeAttempt({ id: "b" })]);
    expect(wall(state, { ...VIEW, search: " öZLEM" }).ids).toEqual(["a"]);
  });

  it("leaves out who has ended", () => {
    const state = showing([fakeAttempt({ id: "a", state: "submitted" }), fakeAttempt({ id: "b" })]);
    expect(wall(state, { ...VIEW, hideEnded: true }).ids).toEqual(["b"]);
  });

  it("puts those first who need attention, on whatever page they would be", () => {
    const attempts = [...many.attempts.values()].map((attempt, index) =>
      index === 9_000 ? { ...attempt, live: fakeLive({ attempt_id: attempt.id, signals: ["multiple_faces"] }) } : attempt,
    );
    attempts[5_000] = { ...attempts[5_000]!, incidents: 3 };
    attempts[0] = { ...attempts[0]!, state: "submitted", incidents: 9 };
    const first = wall(showing(attempts), { ...VIEW, attentionFirst: true });
    expect(first.ids.slice(0, 3)).toEqual(["attempt-9000", "attempt-5000", "attempt-1"]);
    const last = wall(showing(attempts), { ...VIEW, attentionFirst: true, page: first.pages });
    expect(last.ids.at(-1)).toBe("attempt-0");
  });
});
