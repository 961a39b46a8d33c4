import { AppError } from "@casement/shared/contract/errors";

export interface LineLimits {
  readonly fileBytes: number;
  readonly lineBytes: number;
}

const tooLarge = (what: string, bytes: number) =>
  new AppError("PAYLOAD_TOO_LARGE", `${what} is larger than ${Math.floor(bytes / 1024 / 1024)} MB.`);

/** The lines of a stream of bytes as they come, without their ends. A line that is no UTF-8 is null. Throws PAYLOAD_TOO_LARGE. */
export async function* readLines(chunks: AsyncIterable<Uint8Array>, limits: LineLimits): AsyncGenerator<string | null> {
  let kept: Uint8Array[] = [];
  let [keptBytes, total] = [0, 0];
  const take = (end: Uint8Array) => {
    const line = decode(Buffer.concat([...kept, end]));
    [kept, keptBytes] = [[], 0];
    return line;
  };
  for await (const chunk of chunks) {
    total += chunk.length;
    if (total > limits.fileBytes) throw tooLarge("The file", limits.fileBytes);
    let from = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
      if (keptBytes + end - from > limits.lineBytes) throw tooLarge("A line of the file", limits.lineBytes);
      yield take(chunk.subarray(from, end));
      from = end + 1;
    }
    kept.push(chunk.subarray(from));
    keptBytes += chunk.length - from;
    if (keptBytes > limits.lineBytes) throw tooLarge("A line of the file", limits.lineBytes);
  }
  if (keptBytes > 0) yield take(new Uint8Array());
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
