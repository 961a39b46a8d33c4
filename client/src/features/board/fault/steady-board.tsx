import { Component, Fragment, type ReactNode } from "react";
import { type FaultRemedy, FaultScreen } from "./fault-screen";

/** This many faults within `WITHIN_MS` reopen the board by itself; after that a person is asked. */
const TRIES = 2;
const WITHIN_MS = 60_000;

interface SteadyBoardProps {
  /** The whole board with its store: all of it is created anew. */
  readonly children: ReactNode;
  /** What can be done about a shape that the editor breaks on; undefined when nothing can. */
  readonly remedy?: FaultRemedy | undefined;
}

interface State {
  readonly thrown: { readonly error: unknown } | null;
  /** Times of the faults, in ms since the page was opened. */
  readonly faults: readonly number[];
  readonly attempt: number;
}

/** Opens a board again when its editor breaks. No exception inside reaches the rest of the page. */
export class SteadyBoard extends Component<SteadyBoardProps, State> {
  override state: State = { thrown: null, faults: [], attempt: 0 };

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { thrown: { error } };
  }

  override componentDidCatch(): void {
    const now = performance.now();
    this.setState(({ faults }) => ({ faults: [...faults.filter((at) => now - at < WITHIN_MS), now] }));
  }

  readonly #again = () => this.setState(({ attempt }) => ({ thrown: null, attempt: attempt + 1 }));

  override render(): ReactNode {
    const { thrown, faults, attempt } = this.state;
    if (thrown === null) return <Fragment key={attempt}>{this.props.children}</Fragment>;
    return <FaultScreen byItself={faults.length <= TRIES} again={this.#again} remedy={this.props.remedy} />;
  }
}
