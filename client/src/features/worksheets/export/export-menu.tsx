import { fileName } from "@casement/shared/lib/file-name";
import { ActionIcon, Button, Menu, Tooltip } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import type * as Y from "yjs";
import { saveFile } from "@/lib/browser/save-file";
import { IconDownload } from "@/ui/icons/icons";
import { exportFiles, zipOf } from "./export-files";

interface ExportMenuProps {
  /** What is exported: worksheets and board as they are at the click. */
  readonly doc: Y.Doc;
  /** Title of the files, used for their names too. */
  readonly title: string;
  /** Draws the board as SVG source; null when nothing is drawn. */
  readonly picture: (doc: Y.Doc) => Promise<string | null>;
  /** A button with text, or an icon for a toolbar. */
  readonly look: "button" | "icon";
}

const FILES = [
  { file: "worksheets.md", label: "Markdown", lead: "All worksheets, without the picture", type: "text/markdown" },
  { file: "openapi.json", label: "OpenAPI 3.1", lead: "The endpoints, as JSON", type: "application/json" },
  { file: "schema.sql", label: "SQL", lead: "The data model, for PostgreSQL", type: "application/sql" },
] as const;

/** Downloads worksheets and board as files. */
export function ExportMenu({ doc, title, picture, look }: ExportMenuProps) {
  const [busy, setBusy] = useState(false);
  const name = fileName(title);
  const saveAll = async () => {
    setBusy(true);
    const svg = await picture(doc).catch(() => undefined);
    if (svg === undefined)
      notifications.show({
        message: "The board's picture could not be made. Everything else is in the file.",
        color: "yellow",
      });
    await zipOf(exportFiles(doc, title, svg ?? null))
      .then((zip) => saveFile(`${name}.zip`, zip, "application/zip"))
      .catch(() =>
        notifications.show({ message: "The file could not be made. Choose Markdown instead.", color: "red" }),
      );
    setBusy(false);
  };
  const icon = <IconDownload size={look === "icon" ? 15 : 16} stroke={1.5} aria-hidden="true" />;
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        {look === "icon" ? (
          <Tooltip label="Export worksheets and board">
            <ActionIcon variant="subtle" color="gray" size="sm" loading={busy} aria-label="Export worksheets and board">
              {icon}
            </ActionIcon>
          </Tooltip>
        ) : (
          <Button variant="default" size="xs" loading={busy} leftSection={icon}>
            Export worksheets
          </Button>
        )}
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void saveAll()}>
          <Choice label="Everything" lead="Markdown, board, OpenAPI and SQL in one zip" />
        </Menu.Item>
        <Menu.Divider />
        {FILES.map(({ file, label, lead, type }) => (
          <Menu.Item key={file} onClick={() => saveFile(`${name}-${file}`, exportFiles(doc, title, null)[file], type)}>
            <Choice label={label} lead={lead} />
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function Choice({ label, lead }: { label: string; lead: string }) {
  return (
    <>
      <span style={{ display: "block", fontSize: "var(--text-13)", fontWeight: 600 }}>{label}</span>
      <span style={{ display: "block", fontSize: "var(--text-12)", color: "var(--ink-faint)" }}>{lead}</span>
    </>
  );
}
