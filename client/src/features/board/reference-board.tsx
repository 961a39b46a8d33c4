import "tldraw/tldraw.css";
import type { Design } from "@casement/shared/design";
import { Button, Modal } from "@mantine/core";
import { useState } from "react";
import { type Editor, Tldraw } from "tldraw";
import { useSettings } from "../../api/settings";
import { IconArrowsMaximize } from "../../ui/icons";
import classes from "./board.module.css";
import { boardAssetUrls } from "./board-assets";
import { BoardLoading } from "./board-message";
import { drawDesign } from "./reference-shapes";
import { boardShapes } from "./shapes/board-shapes";
import { showAll } from "./show-all";
import { useEditorPerson } from "./use-editor-person";

export interface ReferenceBoardProps {
  readonly design: Design;
  /** Named for those who cannot see it. */
  readonly label: string;
  /** Offers to open it over the page, as large as the window. */
  readonly enlarges?: boolean;
}

/** A reference design as a board to look at: zoom and move, nothing else. */
export function ReferenceBoard({ design, label, enlarges = false }: ReferenceBoardProps) {
  const [enlarged, setEnlarged] = useState(false);
  const settings = useSettings();
  const [editor, setEditor] = useState<Editor | null>(null);
  const user = useEditorPerson({ id: "reader", name: "", color: "#0b5c5a" });
  const licenseKey = settings.data?.tldrawLicenseKey ?? undefined;
  return (
    <div className={classes.final}>
      <div className={classes.picture}>
        <section className={classes.board} aria-label={label}>
          {settings.isPending ? (
            <BoardLoading sentence="Opening the board" />
          ) : (
            <Tldraw
              user={user}
              shapeUtils={boardShapes}
              hideUi
              assetUrls={boardAssetUrls}
              cameraOptions={{ wheelBehavior: "none" }}
              {...(licenseKey === undefined ? {} : { licenseKey })}
              onMount={(mounted) => {
                drawDesign(mounted, design);
                mounted.updateInstanceState({ isReadonly: true });
                mounted.setCurrentTool("hand");
                showAll(mounted);
                setEditor(mounted);
              }}
            />
          )}
        </section>
      </div>
      <div className={classes.tools}>
        <Button.Group>
          <Button variant="default" size="xs" onClick={() => editor?.zoomOut()}>
            Zoom out
          </Button>
          <Button variant="default" size="xs" onClick={() => editor !== null && showAll(editor)}>
            Fit
          </Button>
          <Button variant="default" size="xs" onClick={() => editor?.zoomIn()}>
            Zoom in
          </Button>
        </Button.Group>
        {enlarges && (
          <Button
            variant="default"
            size="xs"
            leftSection={<IconArrowsMaximize size={15} stroke={1.5} />}
            onClick={() => setEnlarged(true)}
          >
            Open large
          </Button>
        )}
      </div>
      <Modal
        opened={enlarged}
        onClose={() => setEnlarged(false)}
        size="min(1400px, 96vw)"
        title={<strong>{label}</strong>}
        closeButtonProps={{ "aria-label": "Close" }}
      >
        <ReferenceBoard design={design} label={label} />
      </Modal>
    </div>
  );
}
