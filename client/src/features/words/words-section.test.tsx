import { DEFAULT_OPTIONS } from "@casement/shared/session/plan-options";
import { screen, within } from "@testing-library/react";
import { InSession } from "@/testing/in-session";
import { answerCalls } from "@/testing/network";
import { renderIn } from "@/testing/render-in";
import { arrived, joined, plan, STARTED_AT, started, type Told } from "@/testing/sample-session";
import { SessionServer } from "@/testing/session-server";
import { WordsSection } from "./words-section";

const at = (seconds: number) => STARTED_AT + seconds * 1_000;
const agreed = (id: string): Told => [id, { kind: "consent.given", payload: { textVersion: "1", scope: "sound" } }, 30];
const says = (id: string, lineId: string, second: number, text: string): Told => [
  id,
  {
    kind: "words.spoken",
    payload: { speakerId: id, source: "device", lines: [{ id: lineId, from: at(second), to: at(second + 2), text }] },
  },
  at(second + 3),
];

/** jsdom's files cannot be read as text. */
const vtt = (content: string) =>
  Object.assign(new File([content], "words.vtt", { type: "text/vtt" }), { text: async () => content });

const options = { ...DEFAULT_OPTIONS, recordSound: true, words: true };

async function open(viewer: "ana" | "ben", more: readonly Told[] = []) {
  const server = new SessionServer(viewer, [
    ["ana", { ...plan, payload: { ...plan.payload, options } }, 0],
    joined("ana", "owner"),
    arrived("ana"),
    joined("ben", "candidate"),
    arrived("ben"),
    agreed("ana"),
    agreed("ben"),
    started,
    says("ana", "a1", 10, "How would you shard it?"),
    says("ben", "b1", 20, "By the user, with a cash in front"),
    ...more,
    ["ana", { kind: "session.ended", payload: {} }, at(600)],
  ]);
  const opened: number[] = [];
  const page = renderIn(
    <InSession openMoment={(t) => opened.push(t)}>
      <WordsSection />
    </InSession>,
  );
  await screen.findByRole("list", { name: "What was said" });
  return { ...page, server, opened };
}

const rows = () =>
  within(screen.getByRole("list", { name: "What was said" }))
    .getAllByRole("listitem")
    .map((row) => row.textContent);

test("SND-92 what was said is read by time, searched, and a line opens its moment", async () => {
  const { user, opened } = await open("ana");
  expect(rows()).toEqual([expect.stringMatching(/^0:10Ana.*shard/), expect.stringMatching(/^0:20Ben.*cash/)]);
  await user.type(screen.getByRole("searchbox", { name: "Search what was said" }), "CASH front");
  expect(rows()).toHaveLength(1);
  await user.click(screen.getByRole("button", { name: "Watch 0:20" }));
  expect(opened).toHaveLength(1);
  await user.type(screen.getByRole("searchbox"), " never");
  expect(screen.getByText("Nobody said “CASH front never”.")).toBeVisible();
});

test("SND-92 people correct their own words alone, and everybody sees what stood there before", async () => {
  const { user, server } = await open("ben");
  expect(screen.queryByRole("button", { name: /^Correct “How/ })).not.toBeInTheDocument();
  await user.click(screen.getByRole("button", { name: /^Correct “By the user/ }));
  const field = screen.getByRole("textbox", { name: "What you said" });
  await user.clear(field);
  await user.type(field, "By the user, with a cache in front");
  await user.click(screen.getByRole("button", { name: "Save" }));
  const text = "By the user, with a cache in front";
  expect(server.sent).toEqual([{ name: "words.correct", payload: { lineId: "b1", text } }]);
  const line = { lineId: "b1", from: at(20), to: at(22) };
  await server.happen("ben", { kind: "words.corrected", payload: { speakerId: "ben", ...line, text } });
  expect(rows()[1]).toMatch(/with a cache in front.*Corrected.*“By the user, with a cash in front” until/);
});

test("SND-93 the host imports a person's words, and a fault of the file is told before it is sent", async () => {
  const sent = answerCalls({
    getPlayback: () => ({ sound: [] }) as never,
    importWords: () => ({ kept: 1, leftOut: 2 }),
  });
  const { user } = await open("ana");
  await user.click(screen.getByRole("button", { name: "Import the words of Ben" }));
  const dialog = await screen.findByRole("dialog", { name: "Import the words of Ben" });
  const input = document.querySelector<HTMLInputElement>('input[type="file"]');
  if (input === null) throw new Error("no file can be chosen");
  await user.upload(input, vtt("hello"));
  expect(await within(dialog).findByText(/its first line is not “WEBVTT”/)).toBeVisible();
  expect(within(dialog).getByRole("button", { name: "Import" })).toBeDisabled();
  const file = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ana>mine\n\n00:03.000 --> 00:04.000\n<v Ben>his\n";
  await user.upload(input, vtt(file));
  expect(await within(dialog).findByRole("combobox", { name: "Which voice is Ben?" })).toHaveValue("Ben");
  await user.click(within(dialog).getByRole("button", { name: "Import" }));
  expect(
    await screen.findByText("1 line imported. 2 lines left out: said while nobody had agreed to it."),
  ).toBeVisible();
  expect(sent.map(({ path }) => path)).toEqual(["/sessions/s1/words/ben?replaces=no&voice=Ben"]);
});

test("SND-93 a second file says that it replaces the first, and removing asks", async () => {
  const payload = { speakerId: "ben", importId: "i1", source: "file" as const };
  const lines = [{ id: "f1", from: at(40), to: at(41), text: "from a file" }];
  const { user, server } = await open("ben", [
    ["ana", { kind: "words.spoken", payload: { ...payload, lines } }, at(50)],
  ]);
  expect(screen.getByText("from a file by Ana")).toBeVisible();
  expect(screen.queryByRole("button", { name: "Import the words of Ana" })).not.toBeInTheDocument();
  await user.click(screen.getByRole("button", { name: "Import the words of Ben" }));
  expect(await screen.findByText(/replaces the words that an earlier file brought/)).toBeVisible();
  expect(screen.getByRole("button", { name: "Replace" })).toBeDisabled();
  await user.keyboard("{Escape}");
  await user.click(await screen.findByRole("button", { name: "Remove the imported words of Ben" }));
  await user.click(await screen.findByRole("button", { name: "Remove them" }));
  expect(server.sent).toEqual([{ name: "words.drop", payload: { speakerId: "ben" } }]);
});
