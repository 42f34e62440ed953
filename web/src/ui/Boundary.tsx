import { Component, type ContextType, createContext, createRef, type ReactNode } from "react";

import { noteHost, type Part, watchPart } from "./domGuard";
import { pageHealth } from "./pageHealth";

/** The part of the page that surrounds a component. */
export const EnclosingPart = createContext<Part | null>(null);

interface BoundaryProps {
  /** Shown below the title while the part cannot be shown. */
  advice?: string;
  /** The part is an item of a list, which allows no other elements between itself and its items. */
  item?: boolean;
  children: ReactNode;
}

interface BoundaryState {
  /** Counts how often the part was drawn: another number gives it new elements. */
  generation: number;
  failure: { error: unknown } | null;
  /** Whether the part around this one has to be drawn again. */
  isHopeless: boolean;
}

/** A part that fails more often than this within the time below is not drawn again by itself. */
const MAX_REDRAWS = 3;
const WITHIN_MS = 30_000;

/**
 * Holds a part of the page: when it fails, the rest stands, and the part is drawn again from new elements.
 *
 * Other software may have changed the elements around this part, too. Then drawing it again fails as well, and the part
 * around it is drawn again, up to the whole page.
 */
export class Boundary extends Component<BoundaryProps, BoundaryState> implements Part {
  static override contextType = EnclosingPart;
  declare context: ContextType<typeof EnclosingPart>;
  override state: BoundaryState = { generation: 0, failure: null, isHopeless: false };
  readonly #host = createRef<HTMLDivElement>();
  #failedAt: number[] = [];
  #unwatch: (() => void) | null = null;

  static getDerivedStateFromError(error: unknown): Partial<BoundaryState> {
    return { failure: { error } };
  }

  get parent(): Part | null {
    return this.context;
  }

  host(): Element | null {
    return this.#host.current;
  }

  override componentDidMount(): void {
    this.#unwatch = watchPart(this);
    this.#noteHost();
  }

  override componentDidUpdate(): void {
    this.#noteHost();
    if (this.state.failure === null) pageHealth.redrawn(this);
    // React believes to have drawn it, and nobody sees it.
    if (this.host()?.isConnected === false && !this.state.isHopeless && this.context !== null) this.setState({ isHopeless: true });
  }

  override componentWillUnmount(): void {
    this.#unwatch?.();
    pageHealth.redrawn(this);
  }

  override componentDidCatch(error: unknown): void {
    if (this.#mayRedraw()) this.#redraw();
    else if (error instanceof DOMException && this.context !== null) this.setState({ isHopeless: true });
  }

  /** Draw the part again, because it is not there any more; not for ever, as whoever takes it away may insist. */
  redraw(): void {
    if (this.#mayRedraw()) this.#redraw();
    else pageHealth.redrawn(this);
  }

  override render(): ReactNode {
    const { generation, failure, isHopeless } = this.state;
    if (isHopeless) throw asError(failure?.error);
    const key = `${failure === null ? "shown" : "failed"} ${generation}`;
    const content = failure === null ? this.props.children : <Failed as={this.props.item === true ? "li" : "div"} advice={this.props.advice} onShowAgain={this.#showAgain} />;
    if (this.props.item === true) {
      return (
        <EnclosingPart key={key} value={this}>
          {content}
        </EnclosingPart>
      );
    }
    return (
      <div key={key} ref={this.#host} className="op-part">
        <EnclosingPart value={this}>{content}</EnclosingPart>
      </div>
    );
  }

  readonly #showAgain = (): void => {
    this.#failedAt = [];
    this.#redraw();
  };

  #redraw(): void {
    this.setState(({ generation }) => ({ generation: generation + 1, failure: null }));
  }

  #mayRedraw(): boolean {
    const now = performance.now();
    this.#failedAt = [...this.#failedAt.filter((at) => now - at < WITHIN_MS), now];
    pageHealth.failed(this);
    return this.#failedAt.length <= MAX_REDRAWS;
  }

  #noteHost(): void {
    const host = this.host();
    if (host !== null) noteHost(host, this);
  }
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new DOMException("Other software has changed the page.", "NotFoundError");
}

interface FailedProps {
  as: "li" | "div";
  advice: string | undefined;
  onShowAgain: () => void;
}

/** Of plain elements alone: what has failed may be what the others need. */
function Failed({ as: Element, advice, onShowAgain }: FailedProps) {
  return (
    <Element className="op-part-failed" role={Element === "div" ? "alert" : undefined}>
      <strong>This part of the page could not be shown.</strong>
      {advice === undefined ? null : <p>{advice}</p>}
      <button type="button" onClick={onShowAgain}>
        Show again
      </button>
    </Element>
  );
}
