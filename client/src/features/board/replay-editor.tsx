import "tldraw/tldraw.css";
import type { BoardDiff } from "@casement/shared/board/board-diff";
import { Button } from "@mantine/core";
import { type RefObject, useEffect, useRef, useState } from "react";

import { type Editor, type TLUiAssetUrlOverrides, Tldraw } from "tldraw";

import { IconFocusCentered } from "../../ui/icons";
import classes from "./board.module.css";
import { downloadBoard, type PictureFormat } from "./download-board";
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
}

export interface ReplayEditorProps extends ReplayBoardProps {
  readonly assetUrls: TLUiAssetUrlOverrides;
  readonly licenseKey: string | undefined;
}

/** A board that is shown as a recording says. It can be looked around on, not drawn on. */
export function ReplayEditor({ attach, label, picture, assetUrls, licenseKey }: ReplayEditorProps) {
  const [store] = useState(() => createBoardStore());
  const [follows, setFollows] = useState(true);
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
  const mounted = (editor: Editor) => {
    editor.updateInstanceState({ isReadonly: true });
    editor.setCurrentTool("hand");
    const replay = new ReplayCamera(editor, setFollows);
    camera.current = replay;
    picture.current = async ({ format, dark, name }) => {
      if (editor.getCurrentPageShapeIds().size === 0) return false;
      await downloadBoard(editor, { format, dark, name });
      return true;
    };
    return () => {
      camera.current = null;
      picture.current = null;
      replay.stop();
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
      />
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
