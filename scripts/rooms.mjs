/**
 * Who may import whom. A room is a folder; a file belongs to the longest room that its path begins with. `may` names
 * rooms (each stands for the rooms inside it too, "*" for one folder name: the importer's own when the importer's room
 * has one), npm packages, or "npm" for all that package.json declares. A room may always import itself. What is not
 * named is an error, and `says` tells where the code belongs. lib/check-rooms.mjs holds the sources against this table.
 *
 * @typedef {{ readonly room: string, readonly may: readonly string[], readonly says: string }} Room
 * @type {readonly Room[]}
 */
export const ROOMS = [
  {
    room: "shared/src/lib",
    may: ["zod", "nanoid"],
    says: "lib/ knows no word of the product: what does belongs in a room of shared/src by subject.",
  },
  {
    room: "shared/src/worksheets",
    may: ["zod", "shared/src/lib", "shared/src/design"],
    says: "worksheets/ describes rows and stands on lib/ and design/: what touches a Y.Doc belongs in document/.",
  },
  {
    room: "shared/src/session",
    may: ["zod", "shared/src/lib", "shared/src/worksheets/worksheet"],
    says: "session/ stands on lib/ and the list of worksheets alone.",
  },
  { room: "shared/src/scoring", may: ["zod", "shared/src/lib"], says: "scoring/ stands on lib/ alone." },
  { room: "shared/src/design", may: ["zod", "shared/src/lib"], says: "design/ stands on lib/ alone." },
  {
    room: "shared/src/problem",
    may: ["zod", "shared/src/lib", "shared/src/design", "shared/src/worksheets"],
    says: "problem/ stands on lib/, design/ and worksheets/.",
  },
  {
    room: "shared/src/checks",
    may: [
      "zod",
      "shared/src/lib",
      "shared/src/design",
      "shared/src/scoring",
      "shared/src/problem",
      "shared/src/worksheets",
    ],
    says: "checks/ reads designs, estimates and problems: what reads the log or a Y.Doc belongs above it.",
  },
  {
    room: "shared/src/session-log",
    may: [
      "zod",
      "shared/src/lib",
      "shared/src/session",
      "shared/src/scoring",
      "shared/src/problem",
      "shared/src/checks",
    ],
    says: "session-log/ folds facts: what plays them belongs in playback/, what touches a Y.Doc in document/.",
  },
  {
    room: "shared/src/sound",
    may: ["zod", "shared/src/lib", "shared/src/session", "shared/src/session-log"],
    says: "sound/ says where recorded sound lies in time and who may hear it: what plays it belongs in playback/ or client/, what stores it in server/src/media/.",
  },
  {
    room: "shared/src/playback",
    may: [
      "zod",
      "lib0",
      "shared/src/lib",
      "shared/src/session",
      "shared/src/scoring",
      "shared/src/session-log",
      "shared/src/sound",
    ],
    says: "playback/ stands on the session log and knows no Y.Doc: board recordings are read in document/replay/.",
  },
  {
    room: "shared/src/document",
    may: ["zod", "yjs", "shared/src/lib", "shared/src/design", "shared/src/worksheets", "shared/src/playback"],
    says: "document/ alone touches a Y.Doc, and knows zod and yjs alone: what needs tldraw belongs in client/src/features/board/, what needs a socket in server/src/board/.",
  },
  {
    room: "shared/src/contract",
    may: ["zod", "shared/src"],
    says: "shared/ depends on zod alone: what needs Node or the database belongs in server/src/, what needs the browser in client/src/.",
  },

  {
    room: "prisma/src",
    may: ["npm", "node:*"],
    says: "prisma/ knows Prisma alone: rules and shapes that others share belong in shared/src/, decisions in server/src/domain/.",
  },

  {
    room: "server/src/platform",
    may: ["npm", "node:*", "shared/src/contract/errors"],
    says: "platform/ is the ground others stand on, and imports nothing of ours but the list of errors.",
  },
  {
    room: "server/src/domain",
    may: ["shared/src"],
    says: "domain/ is pure, decides, and knows @casement/shared alone: take time, ids and data as parameters, and load and append in commands/.",
  },
  {
    room: "server/src/bus",
    may: ["shared/src", "server/src/platform", "node:*"],
    says: "bus/ hands messages on: what sends them belongs in commands/, what delivers them in transport/.",
  },
  {
    room: "server/src/session-log",
    may: ["node:*", "shared/src", "prisma/src", "server/src/platform", "server/src/bus"],
    says: "session-log/ appends, reads and folds: what decides belongs in domain/, what loads and authorises in commands/.",
  },
  {
    room: "server/src/board",
    may: [
      "yjs",
      "lib0",
      "y-protocols",
      "node:*",
      "shared/src",
      "prisma/src",
      "server/src/platform",
      "server/src/session-log",
    ],
    says: "board/ validates, applies and stores updates: sockets belong in transport/board/, whatever else decides belongs in commands/.",
  },
  {
    room: "server/src/media",
    may: ["opus-decoder", "@echogarden/fvad-wasm", "node:*", "shared/src", "prisma/src", "server/src/platform"],
    says: "media/ keeps files of sound and turns them into others: what authorises and decides belongs in commands/.",
  },
  {
    room: "server/src/backup",
    may: ["npm", "node:*", "shared/src/contract/errors", "prisma/src", "server/src/platform", "server/src/media"],
    says: "backup/ copies tables and files as they are: what knows their meaning belongs in queries/ or commands/.",
  },
  {
    room: "server/src/auth",
    may: [
      "@node-rs/argon2",
      "cookie",
      "node:*",
      "shared/src",
      "prisma/src",
      "server/src/domain",
      "server/src/platform",
      "server/src/session-log",
      "server/src/deps",
    ],
    says: "auth/ tells who somebody is and what they were granted: what they do belongs in commands/.",
  },
  {
    room: "server/src/import-export",
    may: [
      "yauzl",
      "yazl",
      "yjs",
      "zod",
      "node:*",
      "shared/src",
      "prisma/src",
      "server/src/platform",
      "server/src/session-log",
      "server/src/media",
      "server/src/board",
      "server/src/auth",
      "server/src/queries",
      "server/src/deps",
    ],
    says: "import-export/ turns records into files and back: what begins it belongs in commands/ or queries/.",
  },
  {
    room: "server/src/queries",
    may: [
      "yjs",
      "node:*",
      "shared/src",
      "prisma/src",
      "server/src/domain",
      "server/src/platform",
      "server/src/session-log",
      "server/src/media",
      "server/src/board",
      "server/src/auth",
      "server/src/deps",
    ],
    says: "queries/ read: what writes belongs in commands/, what speaks HTTP or a socket belongs in transport/.",
  },
  {
    room: "server/src/commands",
    may: [
      "yjs",
      "zod",
      "node:*",
      "shared/src",
      "prisma/src",
      "server/src/domain",
      "server/src/platform",
      "server/src/bus",
      "server/src/session-log",
      "server/src/media",
      "server/src/board",
      "server/src/auth",
      "server/src/queries",
      "server/src/import-export",
      "server/src/deps",
    ],
    says: "commands/ load, authorise, decide and append: what speaks HTTP or a socket belongs in transport/.",
  },
  {
    room: "server/src/transport",
    may: [
      "npm",
      "node:*",
      "shared/src",
      "server/src/commands",
      "server/src/queries",
      "server/src/auth",
      "server/src/import-export",
      "server/src/bus",
      "server/src/board",
      "server/src/platform",
      "server/src/deps",
    ],
    says: "transport/ never touches the database and decides nothing: it reads through queries/ and writes through commands/; rules belong in domain/.",
  },
  {
    room: "server/src",
    may: ["npm", "node:*", "shared/src", "prisma/src", "server/src"],
    says: "Screens belong in client/src/.",
  },

  {
    room: "client/src/lib",
    may: ["npm", "shared/src"],
    says: "lib/ imports nothing of ours but types of shared/: take it as a parameter; the code that knows it belongs in features/ or app/.",
  },
  {
    room: "client/src/ui",
    may: ["npm", "client/src/lib", "shared/src/lib"],
    says: "ui/ knows no domain word and imports lib/ and shared's lib/ alone: take it as a prop; the code that knows it belongs in features/ or app/.",
  },
  {
    room: "client/src/api",
    may: ["npm", "shared/src", "client/src/lib"],
    says: "api/ knows shared and lib/ alone: what shows something belongs in features/ or app/, which call this.",
  },
  {
    room: "client/src/session",
    may: ["npm", "shared/src", "client/src/lib"],
    says: "session/ knows shared and lib/ alone: what shows something belongs in features/ or app/, which call this.",
  },
  {
    room: "client/src/sound",
    may: ["npm", "shared/src", "client/src/lib", "client/src/api", "client/src/media"],
    says: "sound/ records and sends one's own sound, without React: what shows it belongs in features/sound/.",
  },
  {
    room: "client/src/media",
    may: ["npm", "shared/src", "client/src/lib"],
    says: "media/ knows devices and their tracks alone: who is called belongs in features/call/, what is kept of sound above it.",
  },
  {
    room: "client/src/document",
    may: ["npm", "shared/src", "client/src/lib"],
    says: "document/ knows shared and lib/ alone: what shows something belongs in features/ or app/, which call this.",
  },
  {
    room: "client/src/recording",
    may: ["npm", "shared/src", "client/src/lib", "client/src/api"],
    says: "recording/ knows shared, lib/ and api/ alone: what shows something belongs in features/ or app/, which call this.",
  },
  {
    room: "client/src/features/*",
    may: [
      "npm",
      "shared/src",
      "client/src/lib",
      "client/src/ui",
      "client/src/api",
      "client/src/session",
      "client/src/sound",
      "client/src/media",
      "client/src/document",
      "client/src/recording",
    ],
    says: "Features never import each other, nor app/: compose them in app/, or move what both need to ui/, lib/, session/, document/, recording/, api/ or shared/src/.",
  },
  {
    room: "client/src",
    may: ["npm", "shared/src", "client/src"],
    says: "The browser side knows @casement/shared alone: what needs the database or the machine belongs in server/src/ behind a route or a command.",
  },

  {
    room: "e2e",
    may: ["npm", "node:*", "shared/src", "proofs"],
    says: "e2e/ sees the product from outside: use the screen, the API and @casement/shared; set things up through the API.",
  },
  { room: "scripts/jest", may: ["npm", "node:*"], says: "scripts/jest/ sets tests up." },
  { room: "scripts", may: ["node:*", "fs"], says: "scripts/ runs before anything is installed: node: builtins only." },
];
