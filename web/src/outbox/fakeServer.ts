/** For tests: a server that accepts items, and fails on request. */
import { sha256 } from "./digest";
import { type Gap, gapOfBytes } from "./gaps";
import type { Reply } from "./request";
import { type NextSeqs, type Stream, STREAM_RULES, STREAMS } from "./streams";

export interface Sent {
  stream: Stream;
  seq: number;
  headers: Headers;
  body: ArrayBuffer;
}

export class FakeServer {
  sent: Sent[] = [];
  /** The hash of each camera picture by its number. */
  stored = new Map<number, string>();
  others: string[] = [];
  gaps: Gap[] = [];
  duplicates = 0;
  offline = false;
  /** Answers that are given first, one after the other, in place of the regular ones. */
  script: ((seq: number, hash: string, stream: Stream) => Response | Promise<Response>)[] = [];
  /** Gives a refusal in place of the regular answer; null for none. */
  refuse: ((stream: Stream, seq: number) => Response | null) | null = null;

  readonly fetch = (async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    if (this.offline) throw new TypeError("Failed to fetch");
    const [path, last] = (input as string).split("/").slice(-2);
    const stream = STREAMS.find((each) => STREAM_RULES[each].path === path);
    if (stream === undefined) return new Response(null, { status: 404 });
    const seq = Number(last);
    const body = init?.body as ArrayBuffer;
    this.sent.push({ stream, seq, headers: new Headers(init?.headers), body });
    const hash = await sha256(body);
    if (stream === "gaps") this.gaps.push(gapOfBytes(body));
    const refusal = this.refuse?.(stream, seq) ?? null;
    if (refusal !== null) return refusal;
    const scripted = this.script.shift();
    return scripted === undefined ? this.accept(seq, hash, stream) : scripted(seq, hash, stream);
  }) as typeof fetch;

  accept(seq: number, hash: string, stream: Stream = "camera"): Response {
    if (stream === "camera") {
      if (this.stored.has(seq)) this.duplicates += 1;
      this.stored.set(seq, hash);
    } else {
      this.others.push(`${stream} ${seq}`);
    }
    return Response.json(reply(seq, hash));
  }

  get order(): number[] {
    return this.sent.map((sent) => sent.seq);
  }

  get streams(): Stream[] {
    return this.sent.map((sent) => sent.stream);
  }
}

export function reply(seq: number, hash: string): Reply {
  return { seq, sha256: hash, late: false, next_sample_s: 1 };
}

export function from(camera: number, microphone = 0, page = 0): NextSeqs {
  return { camera, microphone, page, recording: 0, screen: 0 };
}

export function problem(status: number, type: string, headers: Record<string, string> = {}): Response {
  return Response.json({ type: `urn:openproctor:${type}`, title: type, status, detail: null }, { status, headers });
}
