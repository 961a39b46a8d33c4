// Plays the demo's interview with two people in real browsers and keeps its record. The server's clock is moved on
// where nothing happens, so that three quarters of an hour take minutes; every time in the record is the server's own.
// node bench/record-demo.mjs [file]
import { writeFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import { api, launchBrowser, startServer, withCommands } from "./board-rig.mjs";
import { playInterview } from "./play-interview.mjs";

const file = process.argv[2] ?? new URL("../server/demo/twitter.ndjson.gz", import.meta.url);

const browser = await launchBrowser();
const server = await startServer();
try {
  const { host, sessionId } = await playInterview({ browser, server, api, withCommands });
  const answer = await host.request.get(`${server.url}/api/v1/sessions/${sessionId}/record`);
  const record = await answer.text();
  await writeFile(file, gzipSync(record, { level: 9 }));
  console.log(JSON.stringify({ lines: record.split("\n").length - 1, kb: Math.round(record.length / 1024) }));
} finally {
  await browser.close();
  await server.stop();
}
