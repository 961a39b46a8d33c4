import "tldraw/tldraw.css";
import type { BoardDiff } from "@casement/shared/board/board-diff";
import { Button } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { type Editor, Tldraw } from "tldraw";
import { useSettings } from "../../api/settings";
import { IconFocusCentered } from "../../ui/icons";
import classes from "./board.module.css";
import { boardAssetUrls } from "./board-assets";
import { ReplayCamera } from "./replay-camera";
import { ReplayStore } from "./replay-store";
import { boardShapes, createBoardStore } from "./shapes/board-shapes";
import { useEditorPerson } from "./use-editor-person";

export interface ReplayBoardProps {
  /** Where the board's changes come from: called once with what takes them; answers with what ends that. */
  readonly attach: (show: (diff: BoardDiff) => void) => () => void;
  readonly label: string;
}

/** A board that is shown as a recording says. It can be looked around on, not drawn on. */
export function ReplayBoard(props: ReplayBoardProps) {
  const settings = useSettings();
  if (settings.isPending) return null;
  return <ReplayEditor {...props} licenseKey={settings.data?.tldrawLicenseKey ?? undefined} />;
}

function ReplayEditor({ attach, label, licenseKey }: ReplayBoardProps & { licenseKey: string | undefined }) {
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
    return () => {
      camera.current = null;
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
        assetUrls={boardAssetUrls}
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
