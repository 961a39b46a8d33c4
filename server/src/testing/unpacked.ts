import { buffer } from "node:stream/consumers";
import { gunzipSync } from "node:zlib";
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

/** All that a body says to whoever unpacks it: a ZIP's files, and the recording inside a page; bytes as Latin-1. */
export async function unpackedBody(response: Response): Promise<string> {
  const bytes = Buffer.from(await response.arrayBuffer());
  if (response.headers.get("content-type")?.includes("zip")) {
    const files = Object.entries(await unzip(bytes));
    return files.flatMap(([name, file]) => [name, file.toString("latin1")]).join("\n");
  }
  const text = bytes.toString("latin1");
  const packed = new RegExp(`id="${RECORDING_ELEMENT}">([A-Za-z0-9+/=]+)<`).exec(text)?.[1];
  return packed === undefined ? text : text + gunzipSync(Buffer.from(packed, "base64")).toString("latin1");
}
