import { Component, Fragment, type ReactNode } from "react";
import { type FaultRemedy, FaultScreen } from "./fault-screen";

/** So many faults within so many ms are met by opening the board again; then somebody is asked. */
const TRIES = 2;
const WITHIN_MS = 60_000;

export interface SteadyBoardProps {
  /** The whole board, down to its store: all of it is made anew. */
  readonly children: ReactNode;
  /** What to do about a shape that the editor breaks on, where something can be done. */
  readonly remedy?: FaultRemedy | undefined;
}

interface State {
  readonly thrown: { readonly error: unknown } | null;
  /** When it broke, ms of the page. */
  readonly faults: readonly number[];
  readonly attempt: number;
}

/** A board that opens again when its editor breaks: whatever throws inside ends here, and nowhere else on the page. */
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
