import { isIP } from "node:net";
import path from "node:path";
import type { SignUpRule } from "@casement/shared/contract/http/accounts";
import { MAX_SOUND_DAYS } from "@casement/shared/session/plan-options";
import { z } from "zod";
import type { MailServer } from "./mail/deliver-mail.js";
import { LOG_LEVELS, type LogLevel } from "./platform/logger.js";

/** All settings, checked and frozen at start. */
export interface Config {
  readonly port: number;
  readonly host: string;
  /** Scheme, host and port that people type, without a trailing slash. */
  readonly publicOrigin: string;
  /** Origins that browsers may send; compared exactly. */
  readonly allowedOrigins: readonly string[];
  /** Whether people use https: cookies are then `Secure` and have the `__Host-` name. */
  readonly https: boolean;
  /** Absolute path. */
  readonly dataDir: string;
  /** null: the embedded database. */
  readonly databaseUrl: string | null;
  /** Express's `trust proxy`: whose X-Forwarded-For is believed. */
  readonly trustProxy: boolean | number | string;
  readonly tldrawLicenseKey: string | null;
  readonly signUp: SignUpRule;
  /** Whether the first account finds the demo recording among its sessions. */
  readonly demo: boolean;
  /** Days after an interview on which its sound is deleted, unless it is planned otherwise; null: with the session. */
  readonly soundDays: number | null;
  readonly logLevel: LogLevel;
  /** Whether each request is logged, with its id. */
  readonly logRequests: boolean;
  /** Where metrics are served; null: nowhere. `token`: what whoever reads them has to send, or null. */
  readonly metrics: { readonly host: string; readonly port: number; readonly token: string | null } | null;
  readonly call: CallConfig;
  readonly backup: BackupConfig;
  /** null: no mail is sent. */
  readonly mail: MailServer | null;
}

export interface BackupConfig {
  /** Absolute path of the folder for scheduled backups; null: none are made. */
  readonly folder: string | null;
  readonly everyHours: number;
  /** How many scheduled ones are kept. */
  readonly keep: number;
  /** Encrypts backups; null: they can be read by whoever has the file. */
  readonly passphrase: string | null;
}

/** Folder of recorded sound below DATA_DIR. */
export const MEDIA_FOLDER = "media";

/** Through which servers the browsers of a call find and reach each other; none by default. */
export interface CallConfig {
  /** `stun:` and `stuns:` addresses. */
  readonly stunUrls: readonly string[];
  /** `turn:` and `turns:` addresses, and the secret that the TURN server shares with this one; null: no relay. */
  readonly turn: { readonly urls: readonly string[]; readonly secret: string; readonly ttlS: number } | null;
  /** Whether everything goes through the relay, so that nobody in a call learns another's address. */
  readonly relayOnly: boolean;
}

/** Invalid settings; `faults` holds one sentence for each. */
export class ConfigFault extends Error {
  override readonly name = "ConfigFault";

  constructor(readonly faults: readonly string[]) {
    super(`These settings need a change:\n${faults.map((fault) => `  - ${fault}`).join("\n")}`);
  }
}

const LOOPBACK = ["127.0.0.1", "localhost", "::1"];

/** An empty value in .env means "not set". */
const setting = <T extends z.ZodType>(schema: T) => z.preprocess((value) => (value === "" ? undefined : value), schema);

function addressList(form: RegExp, example: string) {
  return z
    .string()
    .default("")
    .transform((list) => list.split(",").flatMap((part) => part.trim() || []))
    .refine((urls) => urls.every((url) => form.test(url)), `must be addresses such as ${example}, with commas between`);
}

function wholeNumber(unit: string, least: number, most: number) {
  const says = `must be a number${unit === "" ? "" : ` of ${unit}`} from ${least} to ${most}`;
  return z
    .string()
    .regex(/^\d{1,5}$/, says)
    .transform(Number)
    .refine((count) => count >= least && count <= most, says);
}

const settingsSchema = z.object({
  PORT: setting(wholeNumber("", 1, 65_535).default(3000)),
  HOST: setting(
    z
      .string()
      .regex(/^[A-Za-z0-9.:_-]+$/, "must be an address to listen on, such as 127.0.0.1 or 0.0.0.0")
      .default("127.0.0.1"),
  ),
  PUBLIC_ORIGIN: setting(
    z.string().refine(isOrigin, "must be an origin such as https://interviews.example.org, without a path").optional(),
  ),
  DATA_DIR: setting(z.string().default("./data")),
  DATABASE_URL: setting(
    z.string().refine(isPostgresUrl, "must look like postgresql://user:password@host:5432/database").optional(),
  ),
  TRUST_PROXY: setting(
    z
      .string()
      .refine(isTrustProxy, "must be true, false, the number of proxies, or a list of their addresses")
      .transform(readTrustProxy)
      .default(false),
  ),
  TLDRAW_LICENSE_KEY: setting(z.string().optional()),
  SIGN_UP: setting(z.enum(["first", "open", "closed"], "must be first, open or closed").default("first")),
  DEMO: setting(z.enum(["on", "off"], "must be on or off").default("on")),
  STUN_URLS: setting(addressList(/^stuns?:[^\s,?]+$/, "stun:stun.example.org:3478")),
  TURN_URLS: setting(addressList(/^turns?:[^\s,]+$/, "turn:turn.example.org:3478?transport=udp")),
  TURN_SECRET: setting(z.string().min(16, "must have at least 16 characters").optional()),
  TURN_TTL: setting(wholeNumber("seconds", 60, 86_400).default(3600)),
  CALL_RELAY_ONLY: setting(z.enum(["on", "off"], "must be on or off").default("off")),
  SOUND_DAYS: setting(wholeNumber("days", 1, MAX_SOUND_DAYS).optional()),
  BACKUP_DIR: setting(z.string().optional()),
  BACKUP_EVERY_HOURS: setting(wholeNumber("hours", 1, 8_760).default(24)),
  BACKUP_KEEP: setting(wholeNumber("backups", 1, 1_000).default(7)),
  BACKUP_PASSPHRASE: setting(z.string().min(12, "must have at least 12 characters").optional()),
  SMTP_URL: setting(
    z.string().refine(isSmtpUrl, "must look like smtps://user:password@mail.example.org:465").optional(),
  ),
  MAIL_FROM: setting(z.email("must be an e-mail address").optional()),
  METRICS_PORT: setting(wholeNumber("", 1, 65_535).optional()),
  METRICS_HOST: setting(z.string().default("127.0.0.1")),
  METRICS_TOKEN: setting(z.string().min(16, "must have at least 16 characters").optional()),
  LOG_REQUESTS: setting(z.enum(["on", "off"], "must be on or off").default("off")),
  LOG_LEVEL: setting(z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(", ")}`).default("info")),
});
type Settings = z.output<typeof settingsSchema>;

/** Reads the environment. Throws ConfigFault with every fault at once. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const parsed = settingsSchema.safeParse(environment);
  if (!parsed.success) {
    throw new ConfigFault(parsed.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}.`));
  }
  const settings = parsed.data;
  const call = readCall(settings);
  const publicOrigin = settings.PUBLIC_ORIGIN ?? `http://localhost:${settings.PORT}`;
  return Object.freeze({
    port: settings.PORT,
    host: settings.HOST,
    publicOrigin,
    allowedOrigins: Object.freeze(listOrigins(settings.PUBLIC_ORIGIN, settings.HOST, settings.PORT)),
    https: publicOrigin.startsWith("https:"),
    dataDir: path.resolve(settings.DATA_DIR),
    databaseUrl: settings.DATABASE_URL ?? null,
    trustProxy: settings.TRUST_PROXY,
    tldrawLicenseKey: settings.TLDRAW_LICENSE_KEY ?? null,
    signUp: settings.SIGN_UP,
    demo: settings.DEMO === "on",
    soundDays: settings.SOUND_DAYS ?? null,
    logLevel: settings.LOG_LEVEL,
    logRequests: settings.LOG_REQUESTS === "on",
    metrics: readMetrics(settings),
    call,
    mail: readMail(settings),
    backup: Object.freeze({
      folder: settings.BACKUP_DIR === undefined ? null : path.resolve(settings.BACKUP_DIR),
      everyHours: settings.BACKUP_EVERY_HOURS,
      keep: settings.BACKUP_KEEP,
      passphrase: settings.BACKUP_PASSPHRASE ?? null,
    }),
  });
}

function readMail({ SMTP_URL: url, MAIL_FROM: from }: Settings): MailServer | null {
  if (url === undefined && from === undefined) return null;
  if (url === undefined) throw new ConfigFault(["SMTP_URL is needed beside MAIL_FROM."]);
  if (from === undefined) throw new ConfigFault(["MAIL_FROM is needed beside SMTP_URL."]);
  return Object.freeze({ url, from });
}

function readMetrics({ METRICS_PORT: port, METRICS_HOST: host, METRICS_TOKEN: token }: Settings): Config["metrics"] {
  if (port === undefined) {
    if (token !== undefined) throw new ConfigFault(["METRICS_PORT is needed beside METRICS_TOKEN."]);
    return null;
  }
  if (!LOOPBACK.includes(host) && token === undefined)
    throw new ConfigFault(["METRICS_TOKEN is needed where METRICS_HOST is an address that others can reach."]);
  return Object.freeze({ host, port, token: token ?? null });
}

function readCall(settings: Settings): CallConfig {
  const { STUN_URLS: stunUrls, TURN_URLS: urls, TURN_SECRET: secret, TURN_TTL: ttlS, CALL_RELAY_ONLY } = settings;
  const faults: string[] = [];
  if (urls.length > 0 && secret === undefined) faults.push("TURN_SECRET is needed beside TURN_URLS.");
  if (urls.length === 0 && secret !== undefined) faults.push("TURN_URLS is needed beside TURN_SECRET.");
  if (urls.length === 0 && CALL_RELAY_ONLY === "on")
    faults.push("CALL_RELAY_ONLY needs TURN_URLS: the relay to go through.");
  if (faults.length > 0) throw new ConfigFault(faults);
  return Object.freeze({
    stunUrls,
    turn: secret === undefined ? null : { urls, secret, ttlS },
    relayOnly: CALL_RELAY_ONLY === "on",
  });
}

/** A person at this machine may type either name of it; a public origin, if set, is the only one. */
function listOrigins(publicOrigin: string | undefined, host: string, port: number): readonly string[] {
  if (publicOrigin !== undefined) return [publicOrigin];
  // Browsers leave the scheme's own port out of an origin.
  const names = LOOPBACK.includes(host) ? ["localhost", "127.0.0.1"] : ["localhost"];
  return names.map((name) => new URL(`http://${name}:${port}`).origin);
}

function isOrigin(value: string): boolean {
  return URL.canParse(value) && /^https?:$/.test(new URL(value).protocol) && new URL(value).origin === value;
}

function isPostgresUrl(value: string): boolean {
  return URL.canParse(value) && ["postgresql:", "postgres:"].includes(new URL(value).protocol);
}

function isSmtpUrl(value: string): boolean {
  return URL.canParse(value) && ["smtp:", "smtps:"].includes(new URL(value).protocol) && new URL(value).hostname !== "";
}

const PROXY_GROUPS = ["loopback", "linklocal", "uniquelocal"];

function isTrustProxy(value: string): boolean {
  if (/^(true|false|\d{1,3})$/.test(value)) return true;
  return value.split(",").every((part) => {
    const [address = "", bits = "0"] = part.trim().split("/");
    return PROXY_GROUPS.includes(part.trim()) || (isIP(address) !== 0 && /^\d{1,3}$/.test(bits));
  });
}

/** `true`, `false`, a number of proxies, or a list of their addresses. */
function readTrustProxy(value: string): boolean | number | string {
  if (value === "true") return true;
  if (value === "false") return false;
  return /^\d+$/.test(value) ? Number(value) : value;
}
