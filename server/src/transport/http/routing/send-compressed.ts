import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { Request, Response } from "express";

/** Shorter answers gain nothing from compression. */
const WORTH_IT_BYTES = 1024;
/** Beyond this brotli takes far longer and saves little. */
const BROTLI_QUALITY = 5;

const toGzip = promisify(gzip);
const toBrotli = promisify(brotliCompress);

/** Ends the response with these bytes, compressed if the client can decompress them. Set its type first. */
export async function sendCompressed(request: Request, response: Response, bytes: Uint8Array): Promise<void> {
  response.vary("Accept-Encoding");
  const encoding = bytes.length < WORTH_IT_BYTES ? false : request.acceptsEncodings("br", "gzip");
  if (encoding === "br") {
    response.setHeader("Content-Encoding", "br");
    response.send(await toBrotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } }));
  } else if (encoding === "gzip") {
    response.setHeader("Content-Encoding", "gzip");
    response.send(await toGzip(bytes));
  } else {
    response.send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  }
}
