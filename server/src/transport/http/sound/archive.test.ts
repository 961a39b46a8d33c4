import { createHash, randomBytes } from "node:crypto";
import { readdir, readFile, readlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { buffer } from "node:stream/consumers";
import { gunzipSync } from "node:zlib";
import type { PlaybackManifest } from "@casement/shared/playback/manifest";
import { decodeSections, RECORDING_ELEMENT } from "@casement/shared/playback/recording-file";
import { ZipFile } from "yazl";
import { SealChain } from "../../../import-export/format/record-file.js";
import { MEDIA_LIMITS } from "../../../media/media-limits.js";
import { type Answer, Browser } from "../../../testing/browser.js";
import { FakeClock } from "../../../testing/fake-clock.js";
import type { Cast } from "../../../testing/session-stage.js";
import { range, recordSpeakers, type Said, secondsIn, withdrawSound } from "../../../testing/sound-stage.js";
import { expectStatus, startTestServer, type TestServer } from "../../../testing/test-server.js";
import { unzip } from "../../../testing/unpacked.js";

let server: TestServer;
let cast: Cast;
let said: Said;
let owner: Browser;
let archive: Record<string, Buffer>;
const media = { ...MEDIA_LIMITS };

beforeAll(async () => {
  const clock = new FakeClock();
  server = await startTestServer({}, { clock, media });
  ({ cast, said } = await recordSpeakers(server, clock));
  owner = browserOf(cast.owner.cookie);
  archive = await unzip(await download("archive"));
});
afterAll(() => server.close());

function browserOf(cookie: string): Browser {
  const browser = new Browser(server.url);
  const cut = cookie.indexOf("=");
  browser.setCookie(cookie.slice(0, cut), cookie.slice(cut + 1));
  return browser;
}

async function bytesFor(address: string, cookie = cast.owner.cookie): Promise<Buffer> {
  const response = await fetch(`${server.url}/api/v1${address}`, { headers: { cookie } });
  return Buffer.from(await response.arrayBuffer());
}

const download = (what: string) => bytesFor(`/sessions/${cast.sessionId}/${what}`);

function pack(files: Readonly<Record<string, Buffer>>, compress = true): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, bytes] of Object.entries(files)) zip.addBuffer(bytes, name, { compress });
  zip.end();
  return buffer(zip.outputStream);
}

/** Says of no name that it is UTF-8. */
function withoutUtf8Flag(zip: Buffer): Buffer {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: headers of ZIP
  const flags = /(PK\x03\x04..|PK\x01\x02....)(.)\x08/gs;
  return Buffer.from(zip.toString("latin1").replaceAll(flags, "$1$2\0"), "latin1");
}

const bring = (bytes: Buffer, who = owner, type = "application/zip"): Promise<Answer> =>
  who.send("POST", "/sessions/imports", {
    body: new Blob([Uint8Array.from(bytes)]),
    headers: { "content-type": type },
  });

const takesOf = (files: Readonly<Record<string, Buffer>>) =>
  (files["record.ndjson"]?.toString() ?? "")
    .split("\n")
    .flatMap((line) => (line.includes('"type":"take"') ? [JSON.parse(line)] : []));

/** The record with each line changed and sealed anew, as somebody who means harm would write it. */
function rewritten(change: (line: Record<string, unknown>) => Record<string, unknown>): Buffer {
  const chain = new SealChain();
  const lines = (archive["record.ndjson"]?.toString() ?? "").trim().split("\n");
  const sealed = lines.map((text) => {
    const { seal: _seal, ...line } = JSON.parse(text);
    const now = change(line.type === "end" ? { ...line, digest: chain.digest } : line);
    return `${chain.seal(JSON.stringify(now))}\n`;
  });
  return Buffer.from(sealed.join(""));
}

describe("SND-60 a record is downloaded together with its sound", () => {
  test("one file for each take, under the speaker's name, listed with its checksum", async () => {
    expect(Object.keys(archive)).toEqual(["sound/1-Olive-Owner.webm", "sound/2-Some-candidate.webm", "record.ndjson"]);
    const takes = takesOf(archive);
    expect(takes.map(({ participantId }) => participantId)).toEqual([
      cast.owner.participantId,
      cast.candidate.participantId,
    ]);
    for (const { file, bytes, sha256 } of takes) {
      const sound = archive[file] ?? Buffer.alloc(0);
      expect([sound.length, createHash("sha256").update(sound).digest("hex")]).toEqual([bytes, sha256]);
    }
    expect(secondsIn(archive["sound/1-Olive-Owner.webm"] as Buffer, said.ana)).toEqual(range(0, 12));
  });

  test("the record alone holds none and lists none", async () => {
    const record = await download("record");
    expect(record.includes('"type":"take"')).toBe(false);
    expect(secondsIn(record, said.ana)).toEqual([]);
  });

  test("it says before how large the sound is, for oneself and as a share hears it", async () => {
    const { body: mine } = expectStatus(200, await owner.get(`/sessions/${cast.sessionId}/sound-size`));
    const { body: shared } = expectStatus(200, await owner.get(`/sessions/${cast.sessionId}/sound-size?share=true`));
    const whole = takesOf(archive).reduce((sum, { bytes }) => sum + bytes, 0);
    expect(mine).toEqual({ files: 2, bytes: whole, isWaiting: false });
    expect(shared.files).toBe(2);
    expect(shared.bytes / whole).toBeCloseTo(8 / 12, 1);
  });
});

const onLinux = process.platform === "linux" ? test : test.skip;
onLinux("SND-60 a download that is cancelled leaves none of its files open", async () => {
  const { media } = server.casement.deps;
  const rows = await server.prisma.take.findMany({ where: { sessionId: cast.sessionId } });
  const files = rows.map(({ fileKey }) => media.pathOf(fileKey ?? ""));
  const openFiles = async () => {
    const numbers = await readdir("/proc/self/fd");
    const paths = await Promise.all(numbers.map((each) => readlink(`/proc/self/fd/${each}`).catch(() => "")));
    return paths.filter((each) => files.includes(each));
  };
  const before = await Promise.all(files.map((each) => readFile(each)));
  // More than fits between the server and a client that does not read.
  await Promise.all(files.map((each) => writeFile(each, Buffer.alloc(64_000_000))));
  try {
    const leave = new AbortController();
    const { signal } = leave;
    const response = await fetch(`${server.url}/api/v1/sessions/${cast.sessionId}/archive`, {
      headers: { cookie: cast.owner.cookie },
      signal,
    });
    await response.body?.getReader().read();
    expect(await openFiles()).toHaveLength(1);
    leave.abort();
    while ((await openFiles()).length > 0) await new Promise((resolve) => setImmediate(resolve));
  } finally {
    await Promise.all(files.map((each, index) => writeFile(each, before[index] as Buffer)));
  }
});

describe("SND-61 an archive brings its sound back", () => {
  const packed: Record<string, () => Promise<Buffer>> = {
    "as it was downloaded": () => download("archive"),
    "unpacked, looked at and packed again by another system": () =>
      pack({
        ...Object.fromEntries(Object.entries(archive).map(([name, bytes]) => [`My interview/${name}`, bytes])),
        "__MACOSX/My interview/._record.ndjson": Buffer.from("resource fork"),
        "My interview/.DS_Store": Buffer.from("more"),
      }),
    "with a name as macOS packs it": async () => {
      const file = "sound/1-J\u00f6rg.webm";
      const record = rewritten((line) => (line.file === "sound/1-Olive-Owner.webm" ? { ...line, file } : line));
      const { "sound/1-Olive-Owner.webm": voice = Buffer.alloc(0), ...others } = archive;
      return withoutUtf8Flag(await pack({ ...others, "record.ndjson": record, [file.normalize("NFD")]: voice }));
    },
  };
  test.each(Object.keys(packed))("%s", async (how) => {
    const { body: item } = expectStatus(201, await bring((await packed[how]?.()) ?? Buffer.alloc(0)));
    const manifest = expectStatus(200, await owner.get(`/sessions/${item.id}/playback`)).body as PlaybackManifest;
    const before = expectStatus(200, await owner.get(`/sessions/${cast.sessionId}/playback`)).body as PlaybackManifest;
    expect(manifest.sound.map(({ map, durationMs }) => ({ map, durationMs }))).toEqual(
      before.sound.map(({ map, durationMs }) => ({ map, durationMs })),
    );
    for (const [index, name] of (["ana", "ben"] as const).entries()) {
      const [then, now] = [before.sound[index]?.id, manifest.sound[index]?.id];
      const address = `/sessions/${item.id}/takes/${now}`;
      expect((await bytesFor(address)).equals(await bytesFor(`/sessions/${cast.sessionId}/takes/${then}`))).toBe(true);
      expect(secondsIn(await bytesFor(address), said[name])).toEqual(range(0, 12));
      const loudness = await bytesFor(`${address}/loudness`);
      expect(loudness.equals(await bytesFor(`/sessions/${cast.sessionId}/takes/${then}/loudness`))).toBe(true);
    }
  });

  test("what its owner could not hear does not come along", async () => {
    const clock = new FakeClock();
    const late = await startTestServer({}, { clock });
    try {
      const { cast: others, said: words } = await recordSpeakers(late, clock, ["interviewer", "owner"]);
      const response = await fetch(`${late.url}/api/v1/sessions/${others.sessionId}/archive`, {
        headers: { cookie: others.owner.cookie },
      });
      const bytes = Buffer.from(await response.arrayBuffer());
      const files = await unzip(bytes);
      const [ana, ben] = takesOf(files).map(({ file }) => files[file] as Buffer);
      expect(secondsIn(ana as Buffer, words.ana)).toEqual(range(4, 12));
      expect(secondsIn(ben as Buffer, words.ben)).toEqual(range(4, 12));
      expect(secondsIn(bytes, words.ben)).toEqual(range(4, 12));
    } finally {
      await late.close();
    }
  });
});

test("SND-61 an archive of somebody who looked in for less than a packet of sound is imported too", async () => {
  const clock = new FakeClock();
  const late = await startTestServer({}, { clock });
  try {
    const { cast: others } = await recordSpeakers(
      late,
      clock,
      ["interviewer", "owner"],
      {},
      async (second, { owner: guest }, tell) => {
        if (second === 6) await tell(guest, "participant.left");
        if (second !== 9) return;
        clock.advance(5);
        await tell(guest, "participant.arrived");
        clock.advance(8);
        await tell(guest, "participant.left");
      },
    );
    const headers = { cookie: others.owner.cookie };
    const response = await fetch(`${late.url}/api/v1/sessions/${others.sessionId}/archive`, { headers });
    const bytes = Buffer.from(await response.arrayBuffer());
    const [take] = takesOf(await unzip(bytes));
    expect(take.map.at(-1).mediaTo).toBeCloseTo(6_000, -2);
    expectStatus(201, await bring(bytes));
  } finally {
    await late.close();
  }
});

describe("SND-62 an archive that is not as it was exported is refused with one sentence, and nothing is kept", () => {
  const sound = "sound/1-Olive-Owner.webm";
  const take = (changes: object) =>
    rewritten((line) => (line.type === "take" && line.file === sound ? { ...line, ...changes } : line));
  const hashed = (bytes: Buffer) => ({
    bytes: bytes.length,
    sha256: createHash("sha256").update(bytes).digest("hex"),
  });
  const flipped = () => {
    const bytes = Buffer.from(archive[sound] as Buffer);
    bytes[bytes.length - 20] = (bytes[bytes.length - 20] ?? 0) ^ 1;
    return bytes;
  };
  const noise = randomBytes(5_000);
  const without = (name: string) => Object.fromEntries(Object.entries(archive).filter(([each]) => each !== name));
  const cases: Record<string, { make: () => Promise<Buffer>; says: RegExp; type?: string }> = {
    "another byte in a file": {
      make: () => pack({ ...archive, [sound]: flipped() }),
      says: /^sound\/1-Olive-Owner\.webm was changed or cut/,
    },
    "a shorter file": {
      make: () => pack({ ...archive, [sound]: (archive[sound] as Buffer).subarray(0, -1) }),
      says: /^sound\/1-Olive-Owner\.webm was changed or cut/,
    },
    "a file that is missing": { make: () => pack(without(sound)), says: /^sound\/1-Olive-Owner\.webm is missing/ },
    "an archive that is cut short": {
      make: async () => (await download("archive")).subarray(0, -2_000),
      says: /^The archive is cut off or damaged/,
    },
    "a file of another type under a right checksum": {
      make: () => pack({ ...archive, "record.ndjson": take(hashed(noise)), [sound]: noise }),
      says: /^sound\/1-Olive-Owner\.webm isn't sound that Casement recorded/,
    },
    "an archive of something else": {
      make: () => pack({ "holiday.jpg": noise }),
      says: /^This archive holds no record\.ndjson/,
    },
    "a name that leaves the archive": {
      make: () => pack({ ...archive, "record.ndjson": take({ file: "sound/../../../etc/passwd.webm" }) }),
      says: /does not belong in a record/,
    },
    "an entry that leaves the folder it is unpacked in": {
      make: async () => renamed(await pack(archive, false), sound, "../../../../aa/bb/c.webm"),
      says: /damaged, or names files as no archive/,
    },
    "more sound than a session may have": {
      make: () => pack({ ...archive, "record.ndjson": take({ bytes: 300 * 1024 * 1024 }) }),
      says: /more than 256 MB of sound/,
    },
    "few bytes that unpack to very many": {
      make: () => pack({ ...archive, [sound]: Buffer.alloc(50_000_000) }),
      says: /^sound\/1-Olive-Owner\.webm was changed or cut/,
    },
    "few bytes that unpack to very many, and say so": {
      make: () => {
        const nothing = Buffer.alloc(100_000_000);
        return pack({ ...archive, "record.ndjson": take(hashed(nothing)), [sound]: nothing });
      },
      says: /^The files in this archive unpack to far more than sound does/,
    },
    "a take that is longer than anybody's sound": {
      make: () => pack({ ...archive, "record.ndjson": take({ bytes: 137 * 1024 * 1024 }) }),
      says: /^sound\/1-Olive-Owner\.webm has more than 136 MB/,
    },
    "a record whose bytes were damaged": {
      make: async () => damagedIn(await pack(archive), "record.ndjson"),
      says: /damaged, or names files as no archive/,
    },
    "a name of many thousand letters": {
      make: () => pack({ ...archive, [`${"x".repeat(3_000)}`]: noise }),
      says: /^A file in this archive has far too long a name/,
    },
    "more pieces of sound than can be placed": {
      make: () => {
        const map = Array.from({ length: 12_000 }, (_, at) => ({
          mediaFrom: at,
          mediaTo: at + 1,
          serverFrom: at,
          serverTo: at + 1,
        }));
        return pack({
          ...archive,
          "record.ndjson": rewritten((line) => (line.type === "take" ? { ...line, map } : line)),
        });
      },
      says: /more than 20,000 pieces of sound to place in time/,
    },
    "sound of somebody who was not there": {
      make: () => pack({ ...archive, "record.ndjson": take({ participantId: "somebodyelse000000000" }) }),
      says: /by somebody who is not in this interview/,
    },
    "a map that runs backwards": {
      make: () =>
        pack({
          ...archive,
          "record.ndjson": take({ map: [{ mediaFrom: 5, mediaTo: 1, serverFrom: 1, serverTo: 2 }] }),
        }),
      says: /does not belong in a record/,
    },
    "the record without its archive": {
      make: async () => archive["record.ndjson"] as Buffer,
      says: /^The 2 files of sound that belong to this record are not in this file/,
      type: "application/x-ndjson",
    },
  };

  /** The name of an entry, in its header and in the directory. */
  function renamed(zip: Buffer, from: string, to: string): Buffer {
    expect(to).toHaveLength(from.length);
    return Buffer.from(zip.toString("latin1").replaceAll(from, to), "latin1");
  }

  /** The compressed bytes of an entry overwritten with what no stream can begin with. */
  function damagedIn(zip: Buffer, name: string): Buffer {
    const at = zip.indexOf(name) + name.length;
    return Buffer.concat([zip.subarray(0, at), Buffer.alloc(40, 0xff), zip.subarray(at + 40)]);
  }

  const filesKept = async () => {
    const { dataDir } = server.casement.deps.config;
    return (await readdir(path.join(dataDir, "media"), { recursive: true })).length;
  };

  test.each(Object.keys(cases))("%s", async (name) => {
    const { make, says, type } = cases[name] as (typeof cases)[string];
    const before = [await server.prisma.session.count(), await server.prisma.take.count(), await filesKept()];
    const { body: error } = expectStatus(422, await bring(await make(), owner, type));
    expect(error.message).toMatch(says);
    expect(error.message).toMatch(/\. Nothing was imported\.$/);
    expect([await server.prisma.session.count(), await server.prisma.take.count(), await filesKept()]).toEqual(before);
  });
});

test("SND-62 an upload leaves the database its room on the disk, and nothing of it stays", async () => {
  const bytes = await pack(archive);
  media.leastFreeBytes = Number.MAX_SAFE_INTEGER;
  try {
    expect(expectStatus(507, await bring(bytes)).body.code).toBe("DISK_FULL");
  } finally {
    media.leastFreeBytes = 0;
  }
  expect(await readdir(path.join(server.casement.deps.config.dataDir, "imports"))).toEqual([]);
});

describe("SND-63 the page that plays by itself holds sound by choice", () => {
  async function pageWith(query: string) {
    const page = (await download(`player${query}`)).toString();
    const packed = new RegExp(`id="${RECORDING_ELEMENT}">([A-Za-z0-9+/=]+)<`).exec(page)?.[1] ?? "";
    const bytes = gunzipSync(Buffer.from(packed, "base64"));
    const { head } = decodeSections(bytes);
    return { bytes, sound: JSON.parse(new TextDecoder().decode(head)).manifest.sound };
  }

  test("without it not a byte, with it what its viewer may hear", async () => {
    for (const query of ["", "?share=true"]) {
      const { bytes, sound } = await pageWith(query);
      expect([sound, secondsIn(bytes, said.ana), secondsIn(bytes, said.ben)]).toEqual([[], [], []]);
    }
    const own = await pageWith("?sound=true");
    expect([own.sound.length, secondsIn(own.bytes, said.ben)]).toEqual([2, range(0, 12)]);
    const shared = await pageWith("?share=true&sound=true");
    expect([secondsIn(shared.bytes, said.ana), secondsIn(shared.bytes, said.ben)]).toEqual([range(0, 8), range(0, 8)]);
  });
});

test("SND-60 sound that somebody deleted is in no download from then on", async () => {
  await withdrawSound(server, cast.candidate, true);
  const bytes = await download("archive");
  expect(Object.keys(await unzip(bytes))).toEqual(["sound/1-Olive-Owner.webm", "record.ndjson"]);
  expect(secondsIn(bytes, said.ben)).toEqual([]);
});
