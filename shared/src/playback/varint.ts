/** Writes unsigned varints (little-endian groups of seven bits), byte strings and identifiers. */
export class ByteWriter {
  #bytes = new Uint8Array(1024);
  #length = 0;

  uint(value: number): void {
    let rest = value;
    while (rest > 127) {
      this.#push((rest % 128) + 128);
      rest = Math.floor(rest / 128);
    }
    this.#push(rest);
  }

  bytes(value: Uint8Array): void {
    this.uint(value.length);
    this.#reserve(value.length);
    this.#bytes.set(value, this.#length);
    this.#length += value.length;
  }

  /** An identifier: ASCII alone. */
  id(value: string): void {
    this.bytes(Uint8Array.from(value, (letter) => letter.charCodeAt(0)));
  }

  finish(): Uint8Array<ArrayBuffer> {
    return this.#bytes.slice(0, this.#length);
  }

  #push(byte: number): void {
    this.#reserve(1);
    this.#bytes[this.#length++] = byte;
  }

  #reserve(more: number): void {
    if (this.#length + more <= this.#bytes.length) return;
    const grown = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + more));
    grown.set(this.#bytes);
    this.#bytes = grown;
  }
}

/** Reads what ByteWriter wrote. Every method throws RangeError when the bytes break off. */
export class ByteReader {
  #position = 0;
  constructor(private readonly source: Uint8Array) {}

  get done(): boolean {
    return this.#position >= this.source.length;
  }

  uint(): number {
    let value = 0;
    for (let scale = 1; scale <= 2 ** 49; scale *= 128) {
      const byte = this.source[this.#position++];
      if (byte === undefined) throw new RangeError("bytes break off");
      value += (byte % 128) * scale;
      if (byte < 128) return value;
    }
    throw new RangeError("a number is too long");
  }

  /** A view, not a copy. */
  bytes(): Uint8Array {
    const length = this.uint();
    const end = this.#position + length;
    if (end > this.source.length) throw new RangeError("bytes break off");
    const view = this.source.subarray(this.#position, end);
    this.#position = end;
    return view;
  }

  id(): string {
    return String.fromCharCode(...this.bytes());
  }
}
