import { buffer } from "node:stream/consumers";
import { gunzipSync, inflateSync } from "node:zlib";
import { RECORDING_ELEMENT } from "@casement/shared/playback/recording-file";
import { fromBufferPromise } from "yauzl";

/** The files of a ZIP by their names. */
export async function unzip(bytes: Buffer): Promise<Record<string, Buffer>> {
  const zip = await fromBufferPromise(bytes, { lazyEntries: true, autoClose: false });
  const files: Record<string, Buffer> = {};
  for await (const entry of zip.eachEntry())
    files[entry.fileName] = await buffer(await zip.openReadStreamPromise(entry));
  return files;
}

/**
 * The text of a PDF as pdfkit writes it: what its pages show, line for line by the fonts' own tables of characters; and the bytes around it, as Latin-1.
 */
export function textOfPdf(bytes: Buffer): string {
  const raw = bytes.toString("latin1");
  const objects = new Map<string, string>();
  for (const [, id = "", body = ""] of raw.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g))
    objects.set(id, inflated(body));
  const bodies = [...objects.values()];
  const fonts = new Map<string, ReadonlyMap<string, string>>();
  for (const body of bodies)
    for (const [, name = "", id = ""] of body.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const table = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id) ?? "")?.[1];
      if (table !== undefined) fonts.set(name, charactersIn(objects.get(table) ?? ""));
    }
  return [...bodies.map((body) => shownIn(body, fonts)), raw].join("\n");
}

/** An object, its stream decompressed. */
function inflated(body: string): string {
  const [head = "", stream] = body.split(/stream\n/, 2);
  if (stream === undefined || !head.includes("/FlateDecode")) return body;
  const end = stream.lastIndexOf("\nend");
  return head + inflateSync(Buffer.from(end < 0 ? stream : stream.slice(0, end), "latin1")).toString("latin1");
}

/** Places of glyphs in a font, as four hexadecimal digits, -> the characters that they show. */
function charactersIn(table: string): Map<string, string> {
  const characters = new Map<string, string>();
  for (const [, from = "0", list = ""] of table.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/g))
    for (const [index, [, codes = ""]] of [...list.matchAll(/<([0-9a-f ]*)>/g)].entries()) {
      const units = codes
        .split(" ")
        .filter(Boolean)
        .map((unit) => Number.parseInt(unit, 16));
      const place = (Number.parseInt(from, 16) + index).toString(16).padStart(4, "0");
      characters.set(place, String.fromCharCode(...units));
    }
  return characters;
}

/** What a page shows: stretches at one height are one line. */
function shownIn(body: string, fonts: ReadonlyMap<string, ReadonlyMap<string, string>>): string {
  let font: ReadonlyMap<string, string> | undefined;
  let height = "";
  let text = "";
  for (const [, at, name, shown] of body.matchAll(/([\d.]+) Tm|\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (at !== undefined && at !== height) text += "\n";
    if (at !== undefined) height = at;
    else if (name !== undefined) font = fonts.get(name);
    else {
      const places = [...(shown ?? "").matchAll(/<([0-9a-f]*)>/g)].flatMap(([, hex = ""]) => hex.match(/.{4}/g) ?? []);
      text += places.map((place) => font?.get(place) ?? "\ufffd").join("");
    }
  }
  return text;
}

/**
 * All that a body says to whoever unpacks it: a ZIP's files, the text of a PDF, and the recording inside a page; bytes as
 * Latin-1.
 */
export async function unpackedBody(response: Response): Promise<string> {
  const bytes = Buffer.from(await response.arrayBuffer());
  if (response.headers.get("content-type")?.includes("zip")) {
    const files = Object.entries(await unzip(bytes));
    return files.flatMap(([name, file]) => [name, file.toString("latin1")]).join("\n");
  }
  if (response.headers.get("content-type")?.includes("pdf")) return textOfPdf(bytes);
  const text = bytes.toString("latin1");
  const packed = new RegExp(`id="${RECORDING_ELEMENT}">([A-Za-z0-9+/=]+)<`).exec(text)?.[1];
  return packed === undefined ? text : text + gunzipSync(Buffer.from(packed, "base64")).toString("latin1");
}
