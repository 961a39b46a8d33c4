import { cleanup, screen, waitFor, within } from "@testing-library/react";
import { useState } from "react";
import { useSessionState } from "@/session/session-context";
import { InSession } from "@/testing/in-session";
import { renderIn } from "@/testing/render-in";
import { joined, planned, STARTED_AT, started } from "@/testing/sample-session";
import { SessionServer } from "@/testing/session-server";
import { Chat } from "./chat";
import { UnsentMessages } from "./unsent-messages";

function ChatHere() {
  const [opened, setOpened] = useState(false);
  return <Chat opened={opened} onChange={setOpened} />;
}

test("UI-183 a message shows its words above the button until the chat is opened, with its time in the interview", async () => {
  const server = new SessionServer("ana", [...planned, joined("ben", "candidate"), started]);
  const { user } = renderIn(
    <InSession>
      <ChatHere />
    </InSession>,
  );
  await screen.findByRole("button", { name: "Chat" });
  const text = "Shall I draw the cache now?";
  await server.happen("ben", { kind: "chat.sent", payload: { messageId: "m1", text } }, STARTED_AT + 88_000);
  const peek = screen.getByRole("button", { name: /Shall I draw/ });
  expect(within(screen.getByRole("status")).getByText(text)).toBeVisible();
  await user.click(peek);
  const log = within(await screen.findByRole("log", { name: "Messages" }));
  expect(log.getByText("1:28")).toBeVisible();
  await waitFor(() => expect(screen.queryByRole("button", { name: /Shall I draw/ })).not.toBeInTheDocument());
});

test("UI-194 a message that was begun is still there when the chat is opened again, and gone once it is sent", async () => {
  const server = new SessionServer("ana", [...planned, joined("ben", "candidate"), started]);
  const { user } = renderIn(
    <InSession>
      <ChatHere />
    </InSession>,
  );
  const button = await screen.findByRole("button", { name: "Chat" });
  await user.click(button);
  await user.type(await screen.findByRole("textbox", { name: "Message" }), "Is it read-heavy");
  await user.click(screen.getByRole("button", { name: "Close chat" }));
  await waitFor(() => expect(screen.queryByRole("textbox", { name: "Message" })).not.toBeInTheDocument());
  await user.click(button);
  const field = await screen.findByRole("textbox", { name: "Message" });
  expect(field).toHaveValue("Is it read-heavy");
  await user.type(field, "?{Enter}");
  await waitFor(() => expect(server.sent).toMatchObject([{ payload: { text: "Is it read-heavy?" } }]));
  expect(field).toHaveValue("");
});

async function beginMessage(text: string) {
  const server = new SessionServer("ben", [...planned, joined("ben", "candidate"), started]);
  const page = renderIn(
    <InSession>
      <ByPhase />
    </InSession>,
  );
  await page.user.click(await screen.findByRole("button", { name: "Chat" }));
  const field = await screen.findByRole("textbox", { name: "Message" });
  await page.user.type(field, text);
  return { server, field, ...page };
}

/** As on the session's page: the chat during the interview, another page after it. */
function ByPhase() {
  return useSessionState(({ phase }) => phase) === "ended" ? <UnsentMessages /> : <ChatHere />;
}

test("UI-210 a reload keeps a message that was begun, and a sent one is not kept", async () => {
  await beginMessage("Is it read-heavy");
  cleanup();
  const { server, field } = await beginMessage("?{Enter}");
  await waitFor(() => expect(server.sent).toMatchObject([{ payload: { text: "Is it read-heavy?" } }]));
  expect(field).toHaveValue("");
  cleanup();
  expect((await beginMessage("!")).field).toHaveValue("!");
});

test("UI-211 a message that was begun when the interview ended is there to be copied, until it is discarded", async () => {
  const { server, user } = await beginMessage("One more thing: ");
  await server.happen("ana", { kind: "session.ended", payload: {} });
  const left = await screen.findByRole("region", { name: "Message that was not sent" });
  expect(within(left).getByText("One more thing:")).toBeVisible();
  await user.click(within(left).getByRole("button", { name: "Copy message" }));
  expect(await navigator.clipboard.readText()).toBe("One more thing: ");
  await user.click(within(left).getByRole("button", { name: "Discard message" }));
  expect(left).not.toBeInTheDocument();
});

test("UI-211 so is one that arrived after the end", async () => {
  const { server, user, field } = await beginMessage("Just in time");
  server.mood = "WRONG_PHASE";
  await user.type(field, "{Enter}");
  await server.happen("ana", { kind: "session.ended", payload: {} });
  const left = await screen.findByRole("region", { name: "Message that was not sent" });
  expect(within(left).getByText("Just in time")).toBeVisible();
});
