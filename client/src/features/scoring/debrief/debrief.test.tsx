import type { Level } from "@casement/shared/scoring/rubric";
import { screen, waitFor, within } from "@testing-library/react";
import { InSession } from "@/testing/in-session";
import { renderIn } from "@/testing/render-in";
import { guideAttached, guideWith, joined, planned, started, type Told } from "@/testing/sample-session";
import { SessionServer } from "@/testing/session-server";
import { Debrief } from "./debrief";
import { useOpenCards } from "./open-cards";
import { OpenDebrief } from "./open-debrief";

const marked = (who: string, level: Level, evidence = ""): Told[] => [
  [who, { kind: "score.set", payload: { criterion: "structure", mark: level, evidence } }, 2_000_000],
  [who, { kind: "score.set", payload: { criterion: "depth", mark: 3, evidence: "" } }, 2_000_000],
  [who, { kind: "scorecard.recommended", payload: { recommendation: "yes", summary: `Summary of ${who}` } }, 2_000_001],
];
const submitted = (who: string): Told => [who, { kind: "scorecard.submitted", payload: {} }, 2_000_002];
const ended: Told = ["ana", { kind: "session.ended", payload: {} }, 2_000_003];

function Compared() {
  return (
    <>
      <OpenDebrief />
      <Debrief cards={useOpenCards()} />
    </>
  );
}

async function open(me: string, more: readonly Told[]) {
  const people = [joined("eva", "interviewer"), joined("ben", "observer")];
  const server = new SessionServer(me, [...planned, ...people, guideWith(["depth"]), started, ...more]);
  const page = renderIn(
    <InSession>
      <Compared />
    </InSession>,
  );
  await screen.findByRole("heading", { name: "To talk about" });
  return { server, ...page };
}
const both = [...marked("ana", 2, "Ana's evidence"), ...marked("eva", 4), submitted("ana"), submitted("eva"), ended];

test("SCO-56 a criterion has all marks side by side, says how far they are apart, and folds away what is alike", async () => {
  await open("ana", both);
  const row = screen.getByRole("article", { name: "Structured thinking" });
  expect(within(row).getByText("Both sides of the bar, 2 levels apart")).toBeVisible();
  expect(within(row).getByText("Ana's evidence")).toBeVisible();
  expect(within(row).getByText("Below bar")).toBeVisible();
  expect(within(row).getByText("Clearly above")).toBeVisible();
  expect(
    screen.getByText("Weighted mean of the panel's marks: 3.0 of 4, from 2.5 to 3.5. It decides nothing."),
  ).toBeVisible();
  expect(screen.getByText("Marked alike (1)")).toBeVisible();
  expect(screen.getByRole("article", { name: "Title of depth", hidden: true })).not.toBeVisible();
});

test("SCO-62 a shadow's card is shown, says that it does not count, and changes no figure", async () => {
  const [, attached] = guideAttached;
  if (attached.kind !== "guide.attached") throw new Error("The sample has no rubric.");
  const { rubric } = attached.payload;
  const seat: Told = ["ana", { kind: "shadow.seated", payload: { participantId: "ben", rubric } }, 30];
  await open("ana", [seat, ...marked("ben", 1), submitted("ben"), ...both]);
  const verdicts = screen.getByRole("region", { name: "Recommendations" });
  expect(within(verdicts).getByText("Shadow, not counted")).toBeVisible();
  expect(within(verdicts).getByText(/^Weighted mean of the panel's marks: 3\.0/)).toBeVisible();
});

test("SCO-63 interviewers talk about a criterion, and agree on a mark only with a reason", async () => {
  const { server, user } = await open("eva", both);
  await user.type(screen.getByRole("textbox", { name: "Say something about Structured thinking" }), "I saw hints");
  await user.click(screen.getByRole("button", { name: "Say it" }));
  await waitFor(() =>
    expect(server.sent[0]).toMatchObject({ name: "debrief.remark", payload: { text: "I saw hints" } }),
  );
  await user.click(screen.getByRole("button", { name: "Agree on a mark for Structured thinking" }));
  await user.click(screen.getByRole("radio", { name: "3" }));
  expect(screen.getByRole("button", { name: "Keep" })).toBeDisabled();
  await user.type(screen.getByRole("textbox", { name: "Reason" }), "One hint only");
  await user.click(screen.getByRole("button", { name: "Keep" }));
  const agreed = { criterion: "structure", mark: 3, reason: "One hint only" };
  await waitFor(() => expect(server.sent[1]).toEqual({ name: "consensus.set", payload: agreed }));
  await server.happen("eva", { kind: "consensus.set", payload: { ...agreed, mark: 3, cards: ["ana", "eva"] } });
  expect(await screen.findByText("One hint only")).toBeVisible();
});

test("SCO-64 the owner opens a debrief without a missing card, with a reason", async () => {
  const { server, user } = await open("ana", [...marked("ana", 3), submitted("ana"), ended]);
  await user.click(screen.getByRole("button", { name: "Debrief without waiting" }));
  const dialog = await screen.findByRole("dialog", { name: "Open the debrief now?" });
  expect(within(dialog).getByRole("button", { name: "Open the debrief" })).toBeDisabled();
  await user.type(within(dialog).getByRole("textbox", { name: "Reason, for the record" }), "Eva is ill");
  await user.click(within(dialog).getByRole("button", { name: "Open the debrief" }));
  await waitFor(() => expect(server.sent).toEqual([{ name: "debrief.open", payload: { reason: "Eva is ill" } }]));
});

test("SCO-64 an owner whose card is not in is not offered it while others have still to submit", async () => {
  await open("ana", [joined("third", "interviewer"), ...marked("eva", 3), submitted("eva"), ended]);
  expect(screen.queryByRole("button", { name: /^Debrief without/ })).not.toBeInTheDocument();
});

test.each([
  ["is a way to the recording for an interviewer", "eva", 1],
  ["is a time for a shadow, who may not watch it", "ben", 0],
])("SCO-62 a pinned moment %s", async (_words, me, ways) => {
  const [, attached] = guideAttached;
  if (attached.kind !== "guide.attached") throw new Error("The sample has no rubric.");
  const { rubric } = attached.payload;
  const seat: Told = ["ana", { kind: "shadow.seated", payload: { participantId: "ben", rubric } }, 30];
  const pinned = { pinId: "p1", criterion: "structure", at: 1_600_000, shapeIds: [], label: "" };
  const pin: Told = ["ana", { kind: "evidence.pinned", payload: pinned }, 1_999_999];
  await open(me, [seat, pin, ...marked("ben", 1), submitted("ben"), ...both]);
  expect(screen.getByRole("list", { name: "Pinned moments" })).toBeVisible();
  expect(screen.queryAllByRole("button", { name: /^Watch / })).toHaveLength(ways);
});
