import type { Finding } from "@casement/shared/checks/finding";
import { screen, within } from "@testing-library/react";
import { useState } from "react";
import { InSession } from "@/testing/in-session";
import { renderIn } from "@/testing/render-in";
import { planned, started } from "@/testing/sample-session";
import { SessionServer } from "@/testing/session-server";
import { FindingGroups } from "./finding-groups";

const finding = (rule: Finding["rule"], name: string, text: string): Finding => ({
  id: `${rule} ${name}`,
  rule,
  text,
  why: `Why ${rule} matters.`,
  nodes: [name],
  edges: [],
});
const FINDINGS = [
  finding("single-point", "Edge", "“Edge” has one copy."),
  ...["Tweets", "Timelines", "Fan-out"].map((name) => finding("no-copies", name, `“${name}” is drawn once.`)),
];

test("CHK-20 findings of one rule stand together, say once why it matters, and are dismissed together", async () => {
  new SessionServer("ana", [...planned, started]);
  const dismissed: string[] = [];
  const { user } = renderIn(
    <InSession>
      <FindingGroups
        findings={FINDINGS}
        revealedAt={new Map()}
        onDismiss={(some) => dismissed.push(...some.map(({ id }) => id))}
      />
    </InSession>,
  );
  expect(await screen.findByText("“Edge” has one copy.")).toBeVisible();
  expect(screen.getByText("Why single-point matters.")).toBeVisible();
  await user.click(screen.getByText("3 components drawn as a single copy"));
  const group = screen.getByRole("list", { name: "3 components drawn as a single copy" });
  expect(within(group).getAllByRole("listitem")).toHaveLength(3);
  expect(screen.getAllByText("Why no-copies matters.")).toHaveLength(1);
  await user.click(screen.getByRole("button", { name: "Dismiss all 3" }));
  expect(dismissed).toEqual(["no-copies Tweets", "no-copies Timelines", "no-copies Fan-out"]);
});

test("CHK-20 a group that is being read stays open when the design gets one more finding of its rule", async () => {
  new SessionServer("ana", [...planned, started]);
  function Drawing() {
    const [found, setFound] = useState(3);
    return (
      <>
        <button type="button" onClick={() => setFound(4)}>
          Draw
        </button>
        <FindingGroups findings={FINDINGS.slice(0, found)} revealedAt={new Map()} onDismiss={() => undefined} />
      </>
    );
  }
  const { user } = renderIn(
    <InSession>
      <Drawing />
    </InSession>,
  );
  expect(await screen.findByText("“Tweets” is drawn once.")).toBeVisible();
  await user.click(screen.getByRole("button", { name: "Draw" }));
  expect(screen.getByText("“Fan-out” is drawn once.")).toBeVisible();
});
