import type * as Y from "yjs";
import { useSettings } from "@/api/settings";
import { drawPicture } from "@/features/board/lazy-board";
import { ExportMenu } from "@/features/worksheets/export/export-menu";
import { useSessionState } from "@/session/session-context";

/** Downloads the session's worksheets and board as files. */
export function ExportButton({ doc, look }: { doc: Y.Doc; look: "button" | "icon" }) {
  const title = useSessionState((state) => state.plan?.title ?? "");
  const key = useSettings().data?.tldrawLicenseKey ?? undefined;
  return <ExportMenu doc={doc} title={title} picture={(drawn) => drawPicture(drawn, key)} look={look} />;
}
