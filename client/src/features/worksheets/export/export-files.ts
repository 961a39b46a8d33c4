import { readGraph } from "@casement/shared/document/design/read-graph";
import { foldBoard } from "@casement/shared/document/records/fold-board";
import { readSheets } from "@casement/shared/document/sheets/read-sheets";
import { writeOpenApi } from "@casement/shared/worksheets/export/openapi";
import { writeDdl } from "@casement/shared/worksheets/export/sql-ddl";
import { writeMarkdown } from "@casement/shared/worksheets/export/write-markdown";
import type * as Y from "yjs";

/** The files of an export. */
interface ExportedFiles {
  readonly "worksheets.md": string;
  readonly "openapi.json": string;
  readonly "schema.sql": string;
  readonly "board.svg"?: string;
}

/** @param svg the board's picture; null when nothing is drawn or no picture is wanted. */
export function exportFiles(doc: Y.Doc, title: string, svg: string | null): ExportedFiles {
  const sheets = readSheets(doc);
  return {
    "worksheets.md": writeMarkdown({
      title,
      sheets,
      design: readGraph(foldBoard(doc)),
      picture: svg === null ? null : "board.svg",
    }),
    "openapi.json": writeOpenApi(sheets.api.call, title),
    "schema.sql": writeDdl(sheets["data-model"], title),
    ...(svg === null ? {} : { "board.svg": svg }),
  };
}

/** The files as one ZIP archive. */
export async function zipOf(files: ExportedFiles): Promise<Uint8Array<ArrayBuffer>> {
  const { strToU8, zipSync } = await import("fflate");
  const entries = Object.entries(files).map(([name, content]) => [name, strToU8(content as string)] as const);
  return Uint8Array.from(zipSync(Object.fromEntries(entries)));
}
