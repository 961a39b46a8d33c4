import { z } from "zod";

/** Raised when what a backup means changes; a reader refuses newer ones. */
export const BACKUP_FORMAT = 1;
export const MANIFEST_NAME = "manifest.json";
export const SEAL_NAME = "seal.txt";
export const tableEntry = (name: string) => `tables/${name}.copy`;
export const mediaEntry = (key: string) => `media/${key}`;

/** A fault that whoever makes or restores a backup can mend; the message is for them. */
export class BackupFault extends Error {
  override readonly name = "BackupFault";
}

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** What a backup holds. Written last, when all hashes are known; `seal.txt` is its SHA-256. */
export const manifestSchema = z.object({
  format: z.number().int().min(1),
  /** ISO time of the moment that the backup shows. */
  madeAt: z.iso.datetime(),
  /** Names of the migrations that the database had. */
  migrations: z.array(z.string().min(1)).min(1),
  /** Rows as `COPY … TO STDOUT` writes them: text format, UTF-8, times in UTC. */
  tables: z.array(
    z.object({
      name: z.string().min(1),
      columns: z.array(z.string().min(1)).min(1),
      rows: z.number().int().min(0),
      bytes: z.number().int().min(0),
      sha256,
    }),
  ),
  media: z.array(z.object({ key: z.string().regex(/^[0-9a-f]{32}$/), bytes: z.number().int().min(0), sha256 })),
  /** Keys of sound that was deleted while the backup was made. */
  gone: z.array(z.string()),
});
export type BackupManifest = z.output<typeof manifestSchema>;
