import "tldraw/tldraw.css";
import type { BoardPicture, PageArea } from "@casement/shared/document/picture/board-picture";
import type { BoardDiff } from "@casement/shared/document/replay/board-diff";
import { type RefObject, useEffect, useState } from "react";
import { type Editor, type TLStore, type TLUiAssetUrlOverrides, Tldraw } from "tldraw";
import { useIsChoosable } from "@/document/chosen";
import { RecordedSheets } from "@/document/sheets/sheet-source";
import type { ChangeThen, PointerThen, Watch } from "@/recording/people-then";
import type { LeftOut } from "../binding/quarantine";
import { faultComponents } from "../fault/fault-components";
import { SteadyBoard } from "../fault/steady-board";
import { rememberMeasures } from "../labels/remember-measures";
import classes from "../parts/board.module.css";
import { LeftOutNotice } from "../parts/left-out";
import { measureBeforeUse } from "../parts/measure-board";
import { restWhileIdle } from "../parts/rest-while-idle";
import { useEditorPerson } from "../parts/use-editor-person";
import { makePicturesWellFormed } from "../parts/well-formed-pictures";
import { ChooseShapes } from "../presence/choose-shapes";
import { PinnedOutlines } from "../presence/pinned-outlines";
import { downloadBoard, type PictureFormat } from "../read-only/download-board";
import { boardBindings } from "../shapes/board-bindings";
import { boardShapes, createBoardStore } from "../shapes/board-shapes";
import { followQuantities } from "../shapes/follow-quantities";
import { LastChanges } from "./last-changes";
import { PictureLayer } from "./picture-layer";
import { Pointers } from "./pointers";
import { ReplayCamera } from "./replay-camera";
import { ReplayStore } from "./replay-store";

/** Options of a picture; `name` is the file's name without its extension. */
interface PictureChoice {
  readonly format: PictureFormat;
  readonly dark: boolean;
  readonly name: string;
}

/**
 * Saves the shown board as a file. Resolves to false when nothing is drawn on it; rejects when the picture cannot be
 * made.
 */
export type SavePicture = (choice: PictureChoice) => Promise<boolean>;

/**
 * What the view follows. `watch` calls back with what the person sees, now and after each change, until the function
 * that it returned is called.
 */
type ReplayFollow =
  | { readonly kind: "drawing" | "free" }
  | { readonly kind: "person"; readonly watch: (show: (view: PageArea) => void) => () => void };

export interface ReplayBoardProps {
  /**
   * Subscribes to the board's changes: called once with the function that shows them; returns the function that
   * unsubscribes.
   */
  readonly attach: (show: (diff: BoardDiff) => void) => () => void;
  /** What stands in place of the shapes, or null while they are shown; must stay the same function. */
  readonly pictures: Watch<BoardPicture | null>;
  readonly label: string;
  /** Called when the editor is mounted, and again when this prop changes. */
  readonly onMounted: () => void;
  /** Must stay the same object until the view has to follow something else. */
  readonly follow: ReplayFollow;
  /** The viewer moved the view. */
  readonly onMoved: () => void;
  /** Receives the function that saves a picture, while there is a board. */
  readonly picture: RefObject<SavePicture | null>;
  /** Shapes to point at and to bring into view; the same array while they are the same. */
  readonly pinned?: readonly string[] | undefined;
  /** Called with how many of them are on the board now. */
  readonly onPinnedShown: (count: number) => void;
  /** Everybody's pointers, or null; must stay the same function. */
  readonly pointers: Watch<readonly PointerThen[]> | null;
  /** The shapes that somebody changed last, in order of time, or null; must stay the same function. */
  readonly changes: Watch<readonly ChangeThen[]> | null;
}

const NOTHING_LEFT_OUT: readonly LeftOut[] = [];
const NO_SHAPES: readonly string[] = [];

interface ReplayEditorProps extends ReplayBoardProps {
  readonly assetUrls: TLUiAssetUrlOverrides;
  readonly licenseKey: string | undefined;
}

/** A recording's board. The viewer can look around on it, and not draw. */
export function ReplayEditor(props: ReplayEditorProps) {
  return (
    <section className={classes.board} aria-label={props.label}>
      <SteadyBoard>
        <Replayed {...props} />
      </SteadyBoard>
    </section>
  );
}

function Replayed(props: ReplayEditorProps) {
  const { attach, onMounted, follow, onMoved, picture, pinned = NO_SHAPES, onPinnedShown } = props;
  const { pictures, pointers, changes, assetUrls, licenseKey } = props;
  const choosable = useIsChoosable();
  const [store] = useState(() => createBoardStore());
  const [camera, setCamera] = useState<ReplayCamera | null>(null);
  const [shownOn, setShownOn] = useState<Editor | null>(null);
  const leftOut = useShownRecords(store, attach);
  const user = useEditorPerson({ id: "viewer", name: "" });
  useEffect(() => {
    camera?.follow(follow.kind);
    return camera === null || follow.kind !== "person" ? undefined : follow.watch((view) => camera.show(view));
  }, [camera, follow]);
  useEffect(() => {
    if (shownOn !== null) onMounted();
  }, [shownOn, onMounted]);
  useEffect(() => camera?.pointAt(pinned), [camera, pinned]);
  const mounted = (editor: Editor) => {
    openReadOnly(editor);
    const replay = new ReplayCamera(editor, onMoved);
    setCamera(replay);
    setShownOn(editor);
    const stops = [measureBeforeUse(editor), restWhileIdle(editor)];
    picture.current = (choice) => savePicture(editor, choice);
    return () => {
      for (const stop of stops) stop();
      setCamera(null);
      picture.current = null;
      replay.stop();
      setShownOn(null);
    };
  };
  return (
    <>
      <Tldraw
        store={store}
        components={faultComponents}
        shapeUtils={boardShapes}
        bindingUtils={boardBindings}
        user={user}
        hideUi
        assetUrls={assetUrls}
        {...(licenseKey === undefined ? {} : { licenseKey })}
        onMount={mounted}
      >
        {camera !== null && <PictureLayer watch={pictures} camera={camera} />}
        {changes !== null && <LastChanges watch={changes} />}
        {pointers !== null && camera !== null && <Pointers watch={pointers} camera={camera} />}
        {pinned.length > 0 && <PinnedOutlines ids={pinned} onShown={onPinnedShown} />}
      </Tldraw>
      <LeftOutNotice records={leftOut} />
      {choosable && shownOn !== null && <ChooseShapes editor={shownOn} />}
    </>
  );
}

/** Shows the recording's records in the store; returns those that the editor cannot show. */
function useShownRecords(store: TLStore, attach: ReplayBoardProps["attach"]): readonly LeftOut[] {
  const [leftOut, setLeftOut] = useState(NOTHING_LEFT_OUT);
  useEffect(() => {
    const replay = new ReplayStore(store);
    const sheets = new RecordedSheets();
    const stopFollowing = followQuantities(store, sheets);
    const detach = attach((diff) => {
      sheets.show(diff.rows);
      replay.show(diff);
      setLeftOut(replay.leftOut);
    });
    return () => {
      detach();
      stopFollowing();
      replay.stop();
    };
  }, [attach, store]);
  return leftOut;
}

function openReadOnly(editor: Editor): void {
  rememberMeasures(editor);
  makePicturesWellFormed(editor);
  editor.updateInstanceState({ isReadonly: true });
  editor.setCurrentTool("hand");
}

async function savePicture(editor: Editor, choice: PictureChoice): Promise<boolean> {
  if (editor.getCurrentPageShapeIds().size === 0) return false;
  await downloadBoard(editor, choice);
  return true;
}
