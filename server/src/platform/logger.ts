import { destination, type Logger as PinoLogger, pino } from "pino";

export type Logger = PinoLogger;

export const LOG_LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Logs JSON lines to standard error; standard output is for people. Never log content, tokens or query strings. */
export function createLogger(level: LogLevel): Logger {
  return pino({ level, base: null }, destination({ dest: 2, sync: true }));
}
