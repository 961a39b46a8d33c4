import type { Design } from "@casement/shared/design/design";
import { Button, Modal } from "@mantine/core";
import { useState } from "react";
import type { Editor } from "tldraw";
import { useSettings } from "@/api/settings";
import { IconArrowsMaximize } from "@/ui/icons/icons";
import classes from "../parts/board.module.css";
import { BoardLoading } from "../parts/board-message";
import { BoardToRead, ReadingTools } from "./board-to-read";
import { drawDesign } from "./reference-shapes";

export interface ReferenceBoardProps {
  readonly design: Design;
  /** Name of the board for screen readers. */
  readonly label: string;
  /** Whether a button opens it at the size of the window. */
  readonly enlarges?: boolean;
}

/** A reference design as a read-only board: zoom and move. */
export function ReferenceBoard({ design, label, enlarges = false }: ReferenceBoardProps) {
  const [enlarged, setEnlarged] = useState(false);
  const settings = useSettings();
  const [editor, setEditor] = useState<Editor | null>(null);
  return (
    <div className={classes.final}>
      <div className={classes.picture}>
        {settings.isPending ? (
          <BoardLoading sentence="Opening the board" />
        ) : (
          <BoardToRead
            label={label}
            licenseKey={settings.data?.tldrawLicenseKey ?? undefined}
            draw={(mounted) => drawDesign(mounted, design)}
            onMounted={setEditor}
          />
        )}
      </div>
      <ReadingTools editor={editor}>
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
      </ReadingTools>
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
