import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMemo, useState } from "react";
import type { Editor } from "tldraw";
import { useBoard } from "@/api/boards";
import { useSettings } from "@/api/settings";
import { IconDownload, IconListTree } from "@/ui/icons/icons";
import { EmptyState } from "@/ui/notices/empty-state";
import { ErrorNotice } from "@/ui/notices/error-notice";
import { Outline } from "../outline/outline";
import classes from "../parts/board.module.css";
import { BoardLoading } from "../parts/board-message";
import { LeftOutNotice } from "../parts/left-out";
import { BoardToRead, ReadingTools } from "./board-to-read";
import { downloadBoard } from "./download-board";
import { type FinalRecords, readFinalBoard } from "./final-store";

export interface FinalBoardProps {
  readonly sessionId: string;
  /** Title of the session, used for the file names. */
  readonly title: string;
}

/** The board at the end of the session: a picture to zoom into and to download as SVG or PNG. */
export function FinalBoard({ sessionId, title }: FinalBoardProps) {
  const board = useBoard(sessionId);
  const settings = useSettings();
  const final = useMemo(() => (board.data === undefined ? null : readSafely(board.data)), [board.data]);
  if (board.isError) return <ErrorNotice error={board.error} onRetry={() => void board.refetch()} />;
  if (final === "unreadable") return <ErrorNotice error={new Error("unreadable")} />;
  if (final === null || settings.isPending) {
    return (
      <div className={classes.picture}>
        <BoardLoading sentence="Opening the board" />
      </div>
    );
  }
  if (final.shapes === 0 && final.leftOut.length === 0)
    return <EmptyState sentence="Nothing was drawn on the board." />;
  return (
    <FinalPicture
      key={sessionId}
      final={final}
      title={title}
      licenseKey={settings.data?.tldrawLicenseKey ?? undefined}
    />
  );
}

function readSafely(update: Uint8Array) {
  try {
    return readFinalBoard(update);
  } catch {
    return "unreadable";
  }
}

interface FinalPictureProps {
  readonly final: FinalRecords;
  readonly title: string;
  readonly licenseKey: string | undefined;
}

function FinalPicture({ final, title, licenseKey }: FinalPictureProps) {
  const [editor, setEditor] = useState<Editor | null>(null);
  const [busy, setBusy] = useState(false);
  const [outlined, setOutlined] = useState(false);
  const download = async (format: "svg" | "png") => {
    if (editor === null) return;
    setBusy(true);
    await downloadBoard(editor, { format, dark: false, name: title }).catch(() =>
      notifications.show({ message: "The picture could not be made. Try the other format.", color: "red" }),
    );
    setBusy(false);
  };
  return (
    <div className={classes.final}>
      <div className={classes.picture}>
        <BoardToRead label="The final board" store={final.store} licenseKey={licenseKey} onMounted={setEditor} />
        <LeftOutNotice records={final.leftOut} />
      </div>
      <ReadingTools editor={editor}>
        <Button
          variant="default"
          size="xs"
          aria-expanded={outlined}
          leftSection={<IconListTree size={16} stroke={1.5} />}
          onClick={() => setOutlined(!outlined)}
        >
          Outline
        </Button>
        <Button.Group>
          <Button
            variant="default"
            size="xs"
            disabled={busy}
            leftSection={<IconDownload size={16} stroke={1.5} />}
            onClick={() => void download("svg")}
          >
            Download SVG
          </Button>
          <Button
            variant="default"
            size="xs"
            disabled={busy}
            leftSection={<IconDownload size={16} stroke={1.5} />}
            onClick={() => void download("png")}
          >
            Download PNG
          </Button>
        </Button.Group>
      </ReadingTools>
      {outlined && editor !== null && (
        <section className={classes.finalOutline} aria-label="Outline">
          <Outline editor={editor} readOnly />
        </section>
      )}
    </div>
  );
}
