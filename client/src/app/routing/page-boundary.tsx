import { Component, type ReactNode } from "react";
import { useLocation } from "react-router";
import { CrashPage } from "../shell/crash-page";

/** Shows the crash page in place of a page that threw, until another page is opened. React logs the error. */
export function PageBoundary({ children }: { children: ReactNode }) {
  const { key } = useLocation();
  return <Boundary visit={key}>{children}</Boundary>;
}

interface Props {
  readonly visit: string;
  readonly children: ReactNode;
}

interface State {
  readonly crashed: boolean;
  readonly visit: string;
}

class Boundary extends Component<Props, State> {
  override state: State = { crashed: false, visit: this.props.visit };

  static getDerivedStateFromError(): Partial<State> {
    return { crashed: true };
  }

  static getDerivedStateFromProps({ visit }: Props, state: State): State | null {
    return visit === state.visit ? null : { crashed: false, visit };
  }

  override render() {
    return this.state.crashed ? <CrashPage /> : this.props.children;
  }
}
