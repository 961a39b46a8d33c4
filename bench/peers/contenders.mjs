// The servers that are compared, and how each is started.
import path from "node:path";

const ROOT = path.resolve(import.meta.dirname, "../..");
const here = (name) => path.join(import.meta.dirname, name);
const PEERS = path.join(ROOT, "bench/peers/node_modules");

/**
 * @typedef {object} Contender
 * @property {string} name
 * @property {"plain" | "named"} dialect
 * @property {(options: { dataDir: string, liftLimits?: boolean }) => { entry: string, env?: object, preload?: string[] }} launch
 * @property {string} [readyPath] answers 2xx once it is ready; without one any answer will do
 * @property {string} [pidFile] of its database, within its folder
 * @property {(dataDir: string) => string} [keeps] its folder, given the one that holds the sessions
 * @property {boolean} [saves] says when what was sent is saved
 * @property {string} [confirms] what it tells a writer
 * @property {boolean} [stateless] never answers a sync step 1
 * @property {(origin: string, room: string) => string} url
 */

/**
 * A connection of ours may send 120 messages a second, a sign-in twice and an address ten times as many. For a workload
 * that sends more, so that the others can be compared, only these limits are lifted; validation, session log, roles and
 * all other limits stay.
 */
const lifted = (root) =>
  `data:text/javascript,${encodeURIComponent(
    `import { BOARD_LIMITS } from ${JSON.stringify(`file://${path.join(root, "server/dist/board/board-limits.js")}`)};
   for (const sender of [BOARD_LIMITS, BOARD_LIMITS.signIn, BOARD_LIMITS.address])
     for (const name of ["frames", "bytes", "processorMs"]) sender?.[name].fill(1e12);`,
  )}`;

/** @returns {Contender} */
const casement = (name, root, keeps) => ({
  name,
  keeps,
  dialect: "plain",
  readyPath: "/readyz",
  saves: true,
  confirms: "saved, after the commit",
  pidFile: "postgres/cluster/postmaster.pid",
  launch: ({ dataDir, liftLimits }) => ({
    entry: path.join(root, "server/dist/main.js"),
    env: { DATA_DIR: dataDir, DATABASE_URL: "", PUBLIC_ORIGIN: "", SIGN_UP: "open", LOG_LEVEL: "error" },
    preload: liftLimits ? [lifted(root)] : [],
  }),
  url: (origin, room) => `${origin}/board/${room}?saved=1`,
});

const OURS = casement("casement", ROOT, (dataDir) => dataDir);

/** Another version of ours, built in this folder. Its copy of the sessions is beside them. */
export const before = (folder) => casement("before", folder, beside);
export const beside = (dataDir) => `${dataDir}-before`;

/** @type {Contender} */
const RELAY = {
  name: "relay",
  dialect: "plain",
  stateless: true,
  launch: () => ({ entry: here("relay.mjs") }),
  url: (origin, room) => `${origin}/${room}`,
};

/** @type {Contender} */
const STOCK = {
  name: "y-websocket",
  dialect: "plain",
  launch: () => ({ entry: path.join(PEERS, "@y/websocket-server/src/server.js") }),
  url: (origin, room) => `${origin}/${room}`,
};

/** @type {Contender} */
const HOCUSPOCUS = {
  name: "hocuspocus",
  dialect: "named",
  confirms: "taken into memory",
  launch: ({ dataDir }) => ({ entry: here("hocuspocus.mjs"), env: { DATA_DIR: dataDir } }),
  url: (origin) => origin,
};

export const CONTENDERS = [RELAY, STOCK, HOCUSPOCUS, OURS];

/** The servers that are installed from packages. */
export const PACKAGED = [STOCK, HOCUSPOCUS];
