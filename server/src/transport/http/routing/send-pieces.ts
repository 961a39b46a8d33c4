import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { constants, createBrotliCompress, createGzip } from "node:zlib";
import type { Request, Response } from "express";

/** Shorter answers gain nothing from compression. */
const WORTH_IT_BYTES = 1024;
/** Beyond this brotli takes far longer and saves little. */
const BROTLI_QUALITY = 5;

type Pieces = readonly Uint8Array[];

/**
 * Ends the response with these bytes. Set its type first. Long answers stay in pieces: to join those of 26 MB holds the
 * loop for up to 130 ms where memory is scarce.
 */
export function sendPlain(response: Response, pieces: Pieces): void {
  if (response.destroyed) return;
  response.setHeader("Content-Length", lengthOf(pieces));
  for (const piece of pieces) response.write(piece);
  response.end();
}

/**
 * The same, compressed if the client can decompress them. Resolves once they are compressed, however slowly the client
 * reads: whoever waits for this answer's turn must not wait for its reader.
 */
export async function sendCompressed(request: Request, response: Response, pieces: Pieces): Promise<void> {
  response.vary("Accept-Encoding");
  const encoding = lengthOf(pieces) < WORTH_IT_BYTES ? false : request.acceptsEncodings("br", "gzip");
  if (encoding === false) {
    sendPlain(response, pieces);
    return;
  }
  const compressed: Buffer[] = [];
  const collect = async (parts: AsyncIterable<Buffer>) => {
    for await (const part of parts) {
      if (response.destroyed) return;
      compressed.push(part);
    }
  };
  try {
    await pipeline(Readable.from(pieces), compressor(encoding), collect);
  } catch (error) {
    // A client that leaves half-way is no fault.
    if (!response.destroyed) throw error;
    return;
  }
  response.setHeader("Content-Encoding", encoding);
  sendPlain(response, compressed);
}

function compressor(encoding: string) {
  return encoding === "br"
    ? createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } })
    : createGzip();
}

function lengthOf(pieces: Pieces): number {
  return pieces.reduce((sum, { length }) => sum + length, 0);
}
