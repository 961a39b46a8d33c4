import "tldraw/tldraw.css";
import type { BoardDiff } from "@casement/shared/board/board-diff";
import { Button } from "@mantine/core";
import { type RefObject, useEffect, useRef, useState } from "react";

import { type Editor, type TLUiAssetUrlOverrides, Tldraw } from "tldraw";

import { IconFocusCentered } from "../../ui/icons";
import classes from "./board.module.css";
import { ChooseShapes } from "./choose-shapes";
import { downloadBoard, type PictureFormat } from "./download-board";
import { PinnedOutlines } from "./pinned-outlines";
import { ReplayCamera } from "./replay-camera";
import { ReplayStore } from "./replay-store";
import { boardShapes, createBoardStore } from "./shapes/board-shapes";
import { useEditorPerson } from "./use-editor-person";

/** What one may choose of a picture; `name` becomes the file's, without its ending. */
export interface PictureChoice {
  readonly format: PictureFormat;
  readonly dark: boolean;
  readonly name: string;
}

/** Saves the board that is shown as a file. False when nothing is drawn on it; rejects when the picture cannot be made. */
export type SavePicture = (choice: PictureChoice) => Promise<boolean>;

export interface ReplayBoardProps {
  /** Where the board's changes come from: called once with what takes them; answers with what ends that. */
  readonly attach: (show: (diff: BoardDiff) => void) => () => void;
  readonly label: string;
  /** Holds what saves a picture, while there is a board. */
  readonly picture: RefObject<SavePicture | null>;
  /** Shapes to point at and to bring into view; the same array as long as they are the same. */
  readonly pinned?: readonly string[] | undefined;
  /** Hears how many of them are on the board now. */
  readonly onPinnedShown: (count: number) => void;
  /** Shapes can be chosen, for evidence. */
  readonly choosable: boolean;
}

const NO_SHAPES: readonly string[] = [];

export interface ReplayEditorProps extends ReplayBoardProps {
  readonly assetUrls: TLUiAssetUrlOverrides;
  readonly licenseKey: string | undefined;
}

/** A board that is shown as a recording says. It can be looked around on, not drawn on. */
export function ReplayEditor(props: ReplayEditorProps) {
  const { attach, label, picture, pinned = NO_SHAPES, onPinnedShown, choosable, assetUrls, licenseKey } = props;
  const [store] = useState(() => createBoardStore());
  const [follows, setFollows] = useState(true);
  const [shownOn, setShownOn] = useState<Editor | null>(null);
  const camera = useRef<ReplayCamera | null>(null);
  const user = useEditorPerson({ id: "viewer", name: "", color: "#0b5c5a" });
  useEffect(() => {
    const replay = new ReplayStore(store);
    const detach = attach((diff) => {
      const records = replay.show(diff);
      camera.current?.boardChanged(records);
    });
    return () => {
      detach();
      replay.stop();
    };
  }, [attach, store]);
  const pointed = useRef(pinned);
  useEffect(() => {
    if (pointed.current === pinned) return;
    pointed.current = pinned;
    camera.current?.pointAt(pinned);
  }, [pinned]);
  const mounted = (editor: Editor) => {
    editor.updateInstanceState({ isReadonly: true });
    editor.setCurrentTool("hand");
    const replay = new ReplayCamera(editor, setFollows);
    if (pointed.current.length > 0) replay.pointAt(pointed.current);
    camera.current = replay;
    setShownOn(editor);
    picture.current = async ({ format, dark, name }) => {
      if (editor.getCurrentPageShapeIds().size === 0) return false;
      await downloadBoard(editor, { format, dark, name });
      return true;
    };
    return () => {
      camera.current = null;
      picture.current = null;
      replay.stop();
      setShownOn(null);
    };
  };
  return (
    <section className={classes.board} aria-label={label}>
      <Tldraw
        store={store}
        shapeUtils={boardShapes}
        user={user}
        hideUi
        assetUrls={assetUrls}
        {...(licenseKey === undefined ? {} : { licenseKey })}
        onMount={mounted}
      >
        {pinned.length > 0 && <PinnedOutlines ids={pinned} onShown={onPinnedShown} />}
      </Tldraw>
      {choosable && shownOn !== null && <ChooseShapes editor={shownOn} />}
      {!follows && (
        <Button
          className={classes.refollow}
          size="compact-sm"
          variant="default"
          leftSection={<IconFocusCentered size={15} stroke={1.5} />}
          onClick={() => camera.current?.follow()}
        >
          Follow the drawing
        </Button>
      )}
    </section>
  );
}
