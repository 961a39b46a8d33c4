import { runCommand } from "../../../commands/sessions/run-command.js";
import { makePdf } from "../../../report/make-pdf.js";
import type { Block } from "../../../report/pdf/report-content.js";
import { type Actor, type Cast, seatCast } from "../../../testing/session-stage.js";
import { startTestServer, type TestServer } from "../../../testing/test-server.js";
import { textOfPdf } from "../../../testing/unpacked.js";

let server: TestServer;
let cast: Cast;

beforeAll(async () => {
  server = await startTestServer();
  cast = await seatCast(server.casement.deps);
});
afterAll(() => server.close());

const run = (who: Actor, ...command: [Parameters<typeof runCommand>[2], object]) =>
  runCommand(server.casement.deps, who, ...(command as [Parameters<typeof runCommand>[2], never]));

async function read({ cookie, sessionId }: Actor, report: "report" | "panel-report") {
  const response = await fetch(`${server.url}/api/v1/sessions/${sessionId}/${report}.pdf?zone=Europe/Berlin`, {
    headers: { cookie },
  });
  const bytes = Buffer.from(await response.arrayBuffer());
  const isPdf = response.headers.get("content-type") === "application/pdf";
  return { status: response.status, headers: response.headers, text: isPdf ? textOfPdf(bytes) : bytes.toString() };
}

async function markAll(who: Actor, mark: number, evidence: string): Promise<void> {
  const { state } = await server.casement.deps.sessionLogs.load(cast.sessionId);
  for (const { key } of state.privateGuide?.rubric.criteria ?? [])
    await run(who, "score.set", { criterion: key, mark, evidence });
  const at = state.clock.startedAt ?? 0;
  await run(who, "evidence.pin", {
    pinId: `by-${mark}`,
    criterion: "structure",
    at,
    shapeIds: [],
    label: `Pin of ${evidence}`,
  });
  await run(who, "scorecard.recommend", { recommendation: mark > 2 ? "yes" : "no", summary: `Summary of ${evidence}` });
}

test("SCO-100 the candidate's PDF exists while feedback is published, and holds that and no more", async () => {
  await run(cast.owner, "session.start", {});
  await run(cast.owner, "note.add", { noteId: "n", text: "secretnote", tag: "concern" });
  await markAll(cast.owner, 3, "ownersevidence");
  await markAll(cast.interviewer, 2, "othersevidence");
  await run(cast.owner, "session.end", {});
  const none = await read(cast.candidate, "report");
  expect(none.status).toBe(404);
  expect(none.text).toContain("No feedback is shared yet");
  await run(cast.owner, "report.publish", {
    feedback: "What went well\n- Clear wording\n\nThank you.",
    includeScores: true,
  });
  for (const reader of [cast.candidate, cast.owner]) {
    const { status, headers, text } = await read(reader, "report");
    expect(status).toBe(200);
    expect(headers.get("content-disposition")).toMatch(/attachment; filename=.+-\d{4}-\d{2}-\d{2}-feedback\.pdf/);
    for (const shown of ["Clear wording", "Thank you.", "3 of 4, meets bar", "Time per step", "1 of "])
      expect(text).toContain(shown);
    for (const hidden of ["secretnote", "ownersevidence", "othersevidence", "2 of 4, below bar", "/shared/"])
      expect([hidden, text.includes(hidden)]).toEqual([hidden, false]);
    for (const tag of ["/S /H1", "/S /H2", "/S /LBody", "/S /TH", "/S /Figure", "/Lang (en)", "/DisplayDocTitle true"])
      expect(text).toContain(tag);
  }
});

test("SCO-101 moments are links into the recording, only while that is shared with the candidate", async () => {
  const share = { choices: { feedback: true, scores: true, chat: true }, clip: null, forCandidate: true, days: 1 };
  const answer = await fetch(`${server.url}/api/v1/sessions/${cast.sessionId}/shares`, {
    method: "POST",
    headers: { cookie: cast.owner.cookie, origin: server.url, "content-type": "application/json" },
    body: JSON.stringify(share),
  });
  expect(answer.status).toBe(201);
  expect((await read(cast.candidate, "report")).text).toMatch(/\/URI \(http.+\/shared\/[\w-]+\?t=0s\)/);
});

test("SCO-102 the panel's PDF has each card once it is open to its reader, with what was agreed and decided", async () => {
  await run(cast.owner, "scorecard.submit", {});
  const sealed = await read(cast.owner, "panel-report");
  expect(sealed.status).toBe(200);
  expect(sealed.text).toContain("ownersevidence");
  expect(sealed.text).not.toContain("othersevidence");
  expect((await read(cast.interviewer, "panel-report")).text).not.toContain("ownersevidence");
  await run(cast.interviewer, "scorecard.submit", {});
  await run(cast.owner, "consensus.set", { criterion: "structure", mark: 3, reason: "agreedreason" });
  await run(cast.owner, "decision.make", { recommendation: "yes", reason: "decidedreason" });
  const { text } = await read(cast.interviewer, "panel-report");
  for (const shown of [
    "ownersevidence",
    "othersevidence",
    "Summary of ownersevidence",
    "agreedreason",
    "decidedreason",
  ])
    expect(text).toContain(shown);
  for (const shown of ["both sides of the bar", "from 2.0 to 3.0. It decides nothing.", "Pin of othersevidence"])
    expect(text).toContain(shown);
  expect(text).toMatch(/\/URI \(http.+\/playback\?t=0s\)/);
  expect((await read(cast.candidate, "panel-report")).status).toBe(403);
});

describe("SCO-103 a PDF of anything that people write", () => {
  const pdf = async (...blocks: Block[]) => {
    const content = { title: "Title", subtitle: "Subtitle", foot: "Foot", blocks };
    return textOfPdf(Buffer.from(await makePdf({ content, board: null, at: 0 })));
  };

  test("right-to-left text, CJK and emoji are in it as they were written", async () => {
    const written = ["设计系统的数据", "カタカナ働く", "한국어 문장", "Ünïcödé", "👍🏽", "👨‍👩‍👧"];
    const text = await pdf(...written.map((each) => ({ kind: "text", text: each }) as const));
    for (const each of written) expect(text).toContain(each.normalize("NFC"));
    // Right-to-left letters stand in a PDF as they are seen, from left to right.
    const turned = (word: string) => [...word].reverse().join("");
    const seen = await pdf({ kind: "text", text: "שלום" }, { kind: "text", text: "النظام" });
    for (const each of ["שלום", "النظام"]) expect(seen.replaceAll("\n", "")).toContain(turned(each));
  });

  test("100 000 characters, 500 criteria, one endless word, and what no font has", async () => {
    const long = await pdf({ kind: "text", text: `${"Feedback that does not end. ".repeat(3600)}lastword` });
    expect(long).toContain("lastword");
    const criteria = Array.from({ length: 500 }, (_, index): Block[] => [
      { kind: "heading", level: 3, text: `Criterion ${index}.` },
      { kind: "mark", level: 2, text: "" },
    ]);
    expect(await pdf(...criteria.flat())).toContain("Criterion 499.");
    expect(await pdf({ kind: "text", text: `${"w".repeat(20_000)} after` })).toContain("after");
    expect(await pdf({ kind: "text", text: "\u{10FFFF}\ud800\u0000 ꙮ after" })).toContain("after");
  });

  test("what takes too long is refused, and says where all of it is", async () => {
    const content = { title: "T", subtitle: "S", foot: "F", blocks: [{ kind: "text", text: "a" } as const] };
    const error = await makePdf({ content, board: null, at: 0 }, 1).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      code: "PAYLOAD_TOO_LARGE",
      message: expect.stringContaining("Its page has all of it"),
    });
  });
});
