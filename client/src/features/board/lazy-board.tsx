import type { Design } from "@casement/shared/design/design";
import type { DrawnDesign } from "@casement/shared/document/design/design-of-board";
import { lazy, type ReactNode, Suspense } from "react";
import type * as Y from "yjs";
import type { BoardPaneProps } from "./editor/board-pane";
import type { DesignBoardProps } from "./editor/design-board";
import { BoardLoading } from "./parts/board-message";
import type { FinalBoardProps } from "./read-only/final-board";
import type { ReferenceBoardProps } from "./read-only/reference-board";
import type { ReplayBoardProps } from "./replay/replay-editor";

const loadPane = () => import("./editor/board-pane");
const BoardPane = lazy(() => loadPane().then((module) => ({ default: module.BoardPane })));
const SandboxBoard = lazy(() => import("./editor/sandbox-board").then((module) => ({ default: module.SandboxBoard })));
const DesignBoard = lazy(() => import("./editor/design-board").then((module) => ({ default: module.DesignBoard })));
const FinalBoard = lazy(() => import("./read-only/final-board").then((module) => ({ default: module.FinalBoard })));
const ReferenceBoard = lazy(() =>
  import("./read-only/reference-board").then((module) => ({ default: module.ReferenceBoard })),
);
const loadReplay = () => import("./replay/replay-board");
const ReplayBoard = lazy(() => loadReplay().then((module) => ({ default: module.ReplayBoard })));

/** Fetches the drawing code ahead of time, for a page that will surely show a board. A failure appears when it does. */
export function fetchBoard(): void {
  loadPane().catch(() => undefined);
}

/** As `fetchBoard`, for a recording's board. */
export function fetchReplayBoard(): void {
  loadReplay().catch(() => undefined);
}

/** Waits for the drawing code. It is the largest part of the page, so it is fetched when a board is first shown. */
function Waiting({ children }: { children: ReactNode }) {
  return (
    <Suspense
      fallback={
        <div style={{ position: "relative", width: "100%", height: "100%", minHeight: 240 }}>
          <BoardLoading sentence="Opening the board" />
        </div>
      }
    >
      {children}
    </Suspense>
  );
}

export function LazyBoardPane(props: BoardPaneProps) {
  return (
    <Waiting>
      <BoardPane {...props} />
    </Waiting>
  );
}

/** A board for warming up; nothing of it is kept. */
export function LazySandboxBoard() {
  return (
    <Waiting>
      <SandboxBoard />
    </Waiting>
  );
}

/** A board on which a reference design is drawn. */
export function LazyDesignBoard(props: DesignBoardProps) {
  return (
    <Waiting>
      <DesignBoard {...props} />
    </Waiting>
  );
}

/** The board of an ended session as a picture, with downloads. */
export function LazyFinalBoard(props: FinalBoardProps) {
  return (
    <Waiting>
      <FinalBoard {...props} />
    </Waiting>
  );
}

/** A problem's reference design, for interviewers. */
export function LazyReferenceBoard(props: ReferenceBoardProps) {
  return (
    <Waiting>
      <ReferenceBoard {...props} />
    </Waiting>
  );
}

/** A recording's board. */
export function LazyReplayBoard(props: ReplayBoardProps) {
  return (
    <Waiting>
      <ReplayBoard {...props} />
    </Waiting>
  );
}

/** Everything on a document's board as SVG source; see `boardPicture`. */
export async function drawPicture(doc: Y.Doc, licenseKey: string | undefined): Promise<string | null> {
  const { boardPicture } = await import("./read-only/board-picture");
  return boardPicture(doc, licenseKey);
}

/** The design on a session's board; see `readSessionDesign`. */
export async function fetchSessionDesign(sessionId: string): Promise<DrawnDesign> {
  const { readSessionDesign } = await import("./design/read-session-design");
  return readSessionDesign(sessionId);
}

/** Draws the guide's reference design, which the guide itself opens as large as the window. */
export const drawReference = (design: Design): ReactNode => (
  <LazyReferenceBoard design={design} label="The reference design" />
);
