import { screen, within } from "@testing-library/react";
import { Chat } from "@/features/chat/chat";
import { CommentRow } from "@/features/comments/comment-row";
import { NoteComposer } from "@/features/notes/note-composer";
import { NoteList } from "@/features/notes/note-list";
import { PeopleList } from "@/features/people/people-list";
import { HelpShown } from "@/features/steps/help-shown";
import { ProblemCard } from "@/features/steps/problem/problem-card";
import { RoomHeader } from "@/features/steps/room-header";
import { StepList } from "@/features/steps/step-list";
import { InSession } from "@/testing/in-session";
import { renderIn } from "@/testing/render-in";
import { STARTED_AT, type Told } from "@/testing/sample-session";
import { SessionServer } from "@/testing/session-server";

const ARABIC = /\p{Script=Arabic}/u;

/** An interview in which every word that somebody wrote is Arabic. */
const told: readonly Told[] = [
  [
    "ana",
    {
      kind: "session.planned",
      payload: {
        title: "مقابلة مع نور",
        problemId: "twitter",
        problemTitle: "صمم تويتر",
        frameworkId: "six-steps",
        frameworkName: "ست خطوات",
        steps: [{ key: "clarify", title: "وضح (1)", minutes: 5, prompts: ["من يستخدمه؟"], worksheet: null }],
        scheduledAt: null,
        timeZone: null,
      },
    },
    0,
  ],
  [
    null,
    { kind: "participant.joined", payload: { participantId: "ana", name: "آنا", role: "owner", color: "#0b5c5a" } },
    10,
  ],
  ["ana", { kind: "session.started", payload: { prompt: "صمم خدمة مثل Twitter." } }, STARTED_AT],
  ["ana", { kind: "chat.sent", payload: { messageId: "m1", text: "مرحبا!" } }, STARTED_AT + 1],
  [
    "ana",
    { kind: "note.added", payload: { noteId: "n1", text: "سأل عن API أولا.", tag: null, stepIndex: 0 } },
    STARTED_AT + 2,
  ],
];
const comment = { id: "c1", author: "ana", at: STARTED_AT, text: "لماذا؟", editedAt: null, deletedAt: null };
const thread = { id: "c1", at: STARTED_AT, withCandidate: true, resolvedAt: null, comments: [comment] };
const nothing = () => undefined;

/** Words on the page in Arabic letters whose direction nothing finds out. */
function undirected(): string[] {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found: string[] = [];
  while (walker.nextNode() !== null) {
    const { data, parentElement } = walker.currentNode as Text;
    if (ARABIC.test(data) && parentElement?.closest("[dir=auto], bdi") == null) found.push(data);
  }
  return found;
}

test("UI-153 what people write runs in the direction of its own script, in fields too", async () => {
  new SessionServer("ana", told);
  renderIn(
    <InSession>
      <RoomHeader brand={null} badge={null} onPickStep={nothing} />
      <StepList shown={null} onShow={nothing} onGoTo={nothing} />
      <HelpShown />
      <ProblemCard unfolded onUnfolded={nothing} />
      <PeopleList />
      <NoteList />
      <NoteComposer />
      <CommentRow thread={thread} comment={comment} writable />
      <Chat opened onChange={nothing} />
    </InSession>,
  );
  const chat = await screen.findByRole("log");
  for (const words of ["مرحبا!", "آنا"]) expect(within(chat).getByText(words)).toHaveAttribute("dir", "auto");
  for (const words of ["سأل عن API أولا.", "لماذا؟", "من يستخدمه؟", "صمم خدمة مثل Twitter."])
    expect(screen.getByText(words)).toHaveAttribute("dir", "auto");
  expect(undirected()).toEqual([]);
  const fields = screen.getAllByRole("textbox", { hidden: true });
  expect(fields.map((field) => [field.getAttribute("aria-label"), field.dir])).toEqual([
    ["Note", "auto"],
    ["Message", "auto"],
  ]);
});
