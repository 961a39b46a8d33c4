import { AppError } from "@casement/shared/contract/errors";

interface LineLimits {
  readonly fileBytes: number;
  readonly lineBytes: number;
}

export interface Line {
  /** The line without its end; null if it is not UTF-8. */
  readonly text: string | null;
  readonly bytes: number;
  /** Whether the line had an end; only a stream's last line may lack it. */
  readonly ended: boolean;
}

const [NEWLINE, CARRIAGE_RETURN] = [10, 13];

const tooLarge = (what: string, bytes: number) =>
  new AppError("PAYLOAD_TOO_LARGE", `${what} is larger than ${Math.floor(bytes / 1024 / 1024)} MB.`);

/** Yields the lines of a stream of bytes, with the line ends of any system. Throws PAYLOAD_TOO_LARGE. */
export async function* readLines(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  limits: LineLimits,
): AsyncGenerator<Line> {
  let kept: Uint8Array[] = [];
  let [keptBytes, total] = [0, 0];
  const take = (end: Uint8Array, ended: boolean): Line => {
    const bytes = Buffer.concat([...kept, end]);
    [kept, keptBytes] = [[], 0];
    const length = ended && bytes.at(-1) === CARRIAGE_RETURN ? bytes.length - 1 : bytes.length;
    return { text: decode(bytes.subarray(0, length)), bytes: length, ended };
  };
  for await (const chunk of chunks) {
    total += chunk.length;
    if (total > limits.fileBytes) throw tooLarge("The file", limits.fileBytes);
    let from = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, from)) {
      if (keptBytes + end - from > limits.lineBytes) throw tooLarge("A line of the file", limits.lineBytes);
      yield take(chunk.subarray(from, end), true);
      from = end + 1;
    }
    kept.push(chunk.subarray(from));
    keptBytes += chunk.length - from;
    if (keptBytes > limits.lineBytes) throw tooLarge("A line of the file", limits.lineBytes);
  }
  if (keptBytes > 0) yield take(new Uint8Array(), false);
}

const decoder = new TextDecoder("utf-8", { fatal: true });

function decode(bytes: Uint8Array): string | null {
  try {
    return decoder.decode(bytes);
  } catch {
    return null;
  }
}
