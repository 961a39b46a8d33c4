import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import { Decrypter, Encrypter } from "age-encryption";
import { BackupFault } from "./backup-file.js";

/** How a file of the age format begins (https://age-encryption.org/v1). */
export const AGE_MAGIC = Buffer.from("age-encryption.org/v1\n");

/** Encrypts by a passphrase, in the age format: the `age` program can open it too. */
export async function encrypted(bytes: Readable, passphrase: string): Promise<Readable> {
  const encrypter = new Encrypter();
  encrypter.setPassphrase(passphrase);
  return Readable.fromWeb((await encrypter.encrypt(webStream(bytes))) as ReadableStream);
}

/** The reverse. Throws a BackupFault for another passphrase; a byte that was changed is an error of the stream. */
export async function decrypted(bytes: Readable, passphrase: string): Promise<Readable> {
  const decrypter = new Decrypter();
  decrypter.addPassphrase(passphrase);
  try {
    return Readable.fromWeb((await decrypter.decrypt(webStream(bytes))) as ReadableStream);
  } catch (error) {
    throw new BackupFault(
      "This backup cannot be decrypted: BACKUP_PASSPHRASE is another one, or the file is damaged.",
      {
        cause: error,
      },
    );
  }
}

const webStream = (bytes: Readable) => Readable.toWeb(bytes) as globalThis.ReadableStream<Uint8Array>;
