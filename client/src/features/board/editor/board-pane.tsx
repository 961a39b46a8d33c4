import "tldraw/tldraw.css";
import { MAX_BOARD_RECORDS } from "@casement/shared/document/schema";
import type { Role } from "@casement/shared/session/role";
import { useEffect, useMemo, useRef, useState } from "react";
import { type Editor, Tldraw, useValue } from "tldraw";
import { useSettings } from "@/api/settings";
import { useBoardStatus } from "@/document/board-status";
import { useSharedDocument } from "@/document/shared-document";
import { ERROR_TEXT } from "@/lib/error-text";
import { useSessionId } from "@/session/session-context";
import { wireUndo } from "../binding/board-undo";
import type { LeftOut } from "../binding/quarantine";
import { removeLeftOut } from "../binding/remove-left-out";
import type { FaultRemedy } from "../fault/fault-screen";
import { SteadyBoard } from "../fault/steady-board";
import { leaveGesture } from "../gesture/leave-gesture";
import { limitShapes } from "../gesture/limit-shapes";
import { rememberMeasures } from "../labels/remember-measures";
import classes from "../parts/board.module.css";
import { boardAssetUrls } from "../parts/board-assets";
import { BoardLoading, BoardMessage } from "../parts/board-message";
import { fitDrawing } from "../parts/free-view";
import { LeftOutNotice } from "../parts/left-out";
import { measureBeforeUse } from "../parts/measure-board";
import { restWhileIdle } from "../parts/rest-while-idle";
import { type BoardPerson, useEditorPerson } from "../parts/use-editor-person";
import { makePicturesWellFormed } from "../parts/well-formed-pictures";
import { Following } from "../presence/follow";
import { type Presences, type ShownPresences, sharePresence, showPresences } from "../presence/presence";
import { publishSelection } from "../presence/publish-selection";
import { showPointed } from "../presence/show-pointed";
import { boardBindings } from "../shapes/board-bindings";
import { boardShapes } from "../shapes/board-shapes";
import { BoardFrame, type BoardOnly } from "./board-frame";
import { guardBoard, showBoardIssue } from "./board-notices";
import { boardComponents, boardOptions, boardOverrides } from "./board-ui";
import { keepView, restoreView } from "./kept-view";
import { TEXT_OPTIONS } from "./text-options";
import { unmeasurableShapes } from "./unmeasurable-shapes";
import type { BoardTools } from "./use-board-tools";
import { type OpenBoard, useOpenBoard } from "./use-open-board";

export interface BoardPaneProps {
  readonly participantId: string;
  readonly role: Role;
  /** Everybody in the session, with this person. */
  readonly people: readonly (BoardPerson & { readonly present: boolean })[];
  /** Participant whose view is followed, or null. */
  readonly followed: string | null;
  /** Called when following starts or stops on the board itself. */
  readonly onFollow: (participantId: string | null) => void;
  /** Which panels are open around the board. */
  readonly tools: BoardTools;
  /** Whether the patterns and the reference card are offered to this person. */
  readonly patterns: boolean;
  readonly boardOnly: BoardOnly;
}

/** The board of the session's shared document, with everybody's cursors. Fills its container. */
export function BoardPane(props: BoardPaneProps) {
  const { client, writable } = useSharedDocument();
  const doc = client?.doc;
  const remedy = useMemo((): FaultRemedy | undefined => {
    if (doc === undefined) return undefined;
    const remove = writable ? (shapes: readonly LeftOut[]) => removeLeftOut(doc, shapes) : null;
    return { find: () => unmeasurableShapes(doc), remove };
  }, [doc, writable]);
  return (
    <div className={classes.board}>
      <SteadyBoard remedy={remedy}>
        <LiveBoard {...props} />
      </SteadyBoard>
    </div>
  );
}

function LiveBoard(props: BoardPaneProps) {
  const { client, version, writable } = useSharedDocument();
  const board = useOpenBoard(client, version);
  const { state, endedBy } = useBoardStatus();
  const settings = useSettings();
  return (
    <>
      {board !== null && !settings.isPending && (
        <BoardEditor
          {...props}
          board={board}
          writable={writable}
          licenseKey={settings.data?.tldrawLicenseKey ?? undefined}
        />
      )}
      {board === null && endedBy === null && version === "waiting" && <BoardLoading sentence={waitingText(state)} />}
      {version === "newer" && <BoardMessage sentence={ERROR_TEXT.PROTOCOL_VERSION?.sentence ?? ""} reload />}
      {endedBy !== null && (
        <BoardMessage
          sentence={(ERROR_TEXT[endedBy] ?? ERROR_TEXT.UNKNOWN)?.sentence ?? ""}
          reload={isWorthReloading(endedBy)}
        />
      )}
    </>
  );
}

function waitingText(state: string): string {
  if (state === "unreachable") return ERROR_TEXT.NO_LIVE_CONNECTION?.sentence ?? "";
  return state === "offline"
    ? "The board cannot be reached. It will open as soon as the server answers."
    : "Opening the board";
}

const isWorthReloading = (code: string) => code !== "REMOVED" && code !== "NOT_FOUND";

interface BoardEditorProps extends BoardPaneProps {
  readonly board: OpenBoard;
  readonly writable: boolean;
  readonly licenseKey: string | undefined;
}

function BoardEditor(props: BoardEditorProps) {
  const { board, licenseKey, participantId, people, writable, tools, patterns, boardOnly } = props;
  const [overrides] = useState(() => boardOverrides(() => tools.setAdding(true)));
  const leftOut = useValue(board.leftOut);
  const me = people.find(({ id }) => id === participantId);
  const user = useEditorPerson({ id: participantId, name: me?.name ?? "", color: me?.color });
  useEffect(() => {
    board.binding.setWritable(writable);
    board.mode.set(writable ? "readwrite" : "readonly");
  }, [board, writable]);
  const { editor, mounted } = useEditorAmongOthers(props);
  return (
    <BoardFrame editor={editor} writable={writable} tools={tools} patterns={patterns} boardOnly={boardOnly}>
      <Tldraw
        store={board.store}
        shapeUtils={boardShapes}
        bindingUtils={boardBindings}
        user={user}
        assetUrls={boardAssetUrls}
        components={boardComponents}
        overrides={overrides}
        options={boardOptions}
        textOptions={TEXT_OPTIONS}
        // The select tool hit-tests as soon as it is active, which measures every label before the fonts have loaded,
        // and again afterwards. So the board starts with another tool and takes this one when it is ready.
        initialState="hand"
        {...(licenseKey === undefined ? {} : { licenseKey })}
        onMount={mounted}
      />
      <LeftOutNotice records={leftOut} onRemove={writable ? () => board.binding.removeLeftOut() : undefined} />
    </BoardFrame>
  );
}

/** The editor once it is there (null until then), with the others' cursors and whom it follows kept up to date. */
function useEditorAmongOthers({ board, people, followed, onFollow }: BoardEditorProps) {
  const sessionId = useSessionId();
  const [editor, setEditor] = useState<Editor | null>(null);
  const following = useRef<Following | null>(null);
  const presences = useRef<{ readonly refresh: () => void } | null>(null);
  const page = useRef({ followed, onFollow, people });
  page.current = { followed, onFollow, people };
  // biome-ignore lint/correctness/useExhaustiveDependencies: the names at the cursors come from people.
  useEffect(() => presences.current?.refresh(), [people]);
  useEffect(() => following.current?.follow(followed), [followed]);
  const mounted = (editor: Editor) => {
    openForDrawing(editor, sessionId);
    setEditor(editor);
    const stopKeeping = keepView(editor, sessionId);
    const follow = new Following(editor, (id) => page.current.onFollow(id));
    follow.follow(page.current.followed);
    following.current = follow;
    const personOf = (id: string) => page.current.people.find((person) => person.id === id);
    const shown = live(editor, board, {
      nameOf: (id) => personOf(id)?.name,
      isHere: (id) => personOf(id)?.present !== false,
      changed: () => follow.retry(),
    });
    presences.current = shown;
    return () => {
      following.current = null;
      presences.current = null;
      setEditor(null);
      stopKeeping();
      follow.stop();
      shown.stop();
    };
  };
  return { editor, mounted };
}

function openForDrawing(editor: Editor, sessionId: string): void {
  rememberMeasures(editor);
  makePicturesWellFormed(editor);
  if (!restoreView(editor, sessionId)) fitDrawing(editor);
  editor.setCurrentTool("select");
}

/** Connects an editor on a shared board with undo, presence and limits, everything beside its store. */
function live(editor: Editor, board: OpenBoard, shown: ShownPresences): Presences {
  const all: Presences[] = [];
  const { client, binding } = board;
  board.leaving.hear = (ids) => leaveGesture(editor, ids);
  limitShapes(
    editor,
    () => binding.room,
    () => showBoardIssue({ kind: "full", limit: MAX_BOARD_RECORDS }),
  );
  const stops: (() => void)[] = [
    wireUndo(editor, client.doc, binding),
    publishSelection(editor),
    guardBoard(editor),
    showPointed(editor),
    measureBeforeUse(editor),
    restWhileIdle(editor),
  ];
  stops.push(
    client.whenConnecting(({ awareness }) => {
      stops.push(sharePresence(editor, awareness));
      const presences = showPresences(editor, awareness, shown);
      all.push(presences);
      stops.push(presences.stop);
    }),
  );
  return {
    refresh: () => {
      for (const { refresh } of all) refresh();
    },
    stop: () => {
      board.leaving.hear = () => undefined;
      for (const stop of stops) stop();
    },
  };
}
