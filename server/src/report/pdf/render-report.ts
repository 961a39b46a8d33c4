import { buffer } from "node:stream/consumers";
import { type BoardPicture, pictureOf } from "@casement/shared/document/picture/board-picture";
import { foldBoard } from "@casement/shared/document/records/fold-board";
import PDFDocument from "pdfkit";
import * as Y from "yjs";
import { drawFacts, drawHeading, drawLinks, drawMark, drawSmall, drawText } from "./draw-blocks.js";
import { drawBoard } from "./draw-board.js";
import { drawRibbon } from "./draw-ribbon.js";
import { drawTable } from "./draw-table.js";
import { Faces } from "./faces.js";
import { LOOKS, PageWriter } from "./page-writer.js";
import { type Block, type ReportContent, textsOf } from "./report-content.js";

/** A report to set. `board`: its board as one update (V1), or null if the reader may not see it. */
export interface ReportTask {
  readonly content: ReportContent;
  readonly board: Uint8Array | null;
  /** When it is made, epoch ms. */
  readonly at: number;
}

/** Sets a report as a PDF: tagged, with its fonts inside, its text selectable and its board as lines. */
export async function renderReport({ content, board, at }: ReportTask): Promise<Uint8Array> {
  const picture = board === null ? null : pictureIn(board);
  const labels = picture?.outlines.map(({ label }) => label) ?? [];
  const faces = await Faces.of([...textsOf(content), ...labels, "0123456789:,. of", NAMED]);
  const doc = new PDFDocument({
    autoFirstPage: false,
    bufferPages: true,
    pdfVersion: "1.7",
    tagged: true,
    lang: "en",
    displayTitle: true,
    info: { Title: content.title, Subject: content.subtitle, Creator: "Casement", CreationDate: new Date(at) },
  });
  const whole = buffer(doc);
  const page = new PageWriter(doc, faces);
  page.paragraph("H1", content.title, LOOKS.title);
  page.paragraph("P", content.subtitle, LOOKS.subtitle);
  page.y += 10;
  for (const block of content.blocks) drawBlock(page, block, picture);
  page.foot(content.foot);
  doc.end();
  return whole;
}

/** What blocks say beside the content's own texts. */
const NAMED = "clear gap below bar meets bar clearly above Nothing was drawn.";

function pictureIn(update: Uint8Array): BoardPicture {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, update);
  const picture = pictureOf(foldBoard(doc));
  doc.destroy();
  return picture;
}

function drawBlock(page: PageWriter, block: Block, picture: BoardPicture | null): void {
  if (block.kind === "heading") drawHeading(page, block.level, block.text);
  if (block.kind === "text") drawText(page, block.text);
  if (block.kind === "small") drawSmall(page, block.text);
  if (block.kind === "facts") drawFacts(page, block.rows);
  if (block.kind === "mark") drawMark(page, block.level, block.text);
  if (block.kind === "table") drawTable(page, block.head, block.rows);
  if (block.kind === "ribbon") drawRibbon(page, block.steps);
  if (block.kind === "links") drawLinks(page, block.items);
  if (block.kind === "board") drawBoard(page, picture, block.description);
}
