import type { AccountItem } from "@casement/shared/contract/http/accounts";
import { screen, waitFor, within } from "@testing-library/react";
import { answerCalls } from "@/testing/network";
import { renderIn } from "@/testing/render-in";
import { AccountList } from "./account-list";

const account = (id: string, name: string, part: Partial<AccountItem> = {}): AccountItem => ({
  id,
  name,
  email: `${id}@example.org`,
  administrator: false,
  createdAt: 0,
  lastSignInAt: null,
  disabled: false,
  ...part,
});
const ada = account("ada", "Ada", { administrator: true, lastSignInAt: 0 });
const rowOf = async (email: string) => within((await screen.findByText(email)).closest("li") as HTMLElement);

test("UI-161 the page says who can create accounts, and offers nothing for one's own account", async () => {
  answerCalls({ listAccounts: () => ({ items: [ada, account("eve", "Eve")], signUp: "first" }) });
  renderIn(<AccountList own="ada" />);
  expect(await screen.findByText(/^Nobody else can create an account/)).toBeVisible();
  const own = await rowOf("ada@example.org");
  expect(own.getByText("Administrator")).toBeVisible();
  expect(own.queryByRole("button")).not.toBeInTheDocument();
  expect((await rowOf("eve@example.org")).getByText(/Last sign-in not known/)).toBeVisible();
});

test("UI-161 a reset link is made on demand and shown to be handed over", async () => {
  const secret = "S".repeat(43);
  const sent = answerCalls({
    listAccounts: () => ({ items: [ada, account("eve", "Eve")], signUp: "open" }),
    createPasswordReset: () => ({ secret, expiresAt: 1 }),
    getSettings: () => ({ tldrawLicenseKey: null, soundDays: null }),
  });
  const { user } = renderIn(<AccountList own="ada" />);
  await user.click(await screen.findByRole("button", { name: "Reset password of Eve" }));
  await user.click(await screen.findByRole("button", { name: "Make reset link" }));
  const field = await screen.findByRole("textbox", { name: "Reset link" });
  expect(field).toHaveValue(`${window.location.origin}/reset-password#${secret}`);
  expect(sent.map(({ path }) => path)).toEqual(["/accounts/eve/password-resets"]);
});

test("UI-161 disabling asks first, and a disabled account can be enabled", async () => {
  let disabled = false;
  const sent = answerCalls({
    listAccounts: () => ({ items: [ada, account("eve", "Eve", { disabled })], signUp: "open" }),
    disableAccount: (body) => {
      disabled = body.disabled;
      return undefined;
    },
  });
  const { user } = renderIn(<AccountList own="ada" />);
  await user.click(await screen.findByRole("button", { name: "Disable Eve" }));
  const dialog = await screen.findByRole("dialog", { name: "Disable Eve?" });
  expect(sent).toEqual([]);
  await user.click(within(dialog).getByRole("button", { name: "Disable account" }));
  expect(await screen.findByText("Disabled")).toBeVisible();
  await user.click(screen.getByRole("button", { name: "Enable Eve" }));
  await user.click(await screen.findByRole("button", { name: "Enable account" }));
  await waitFor(() => expect(screen.queryByText("Disabled")).not.toBeInTheDocument());
  expect(sent.map(({ body }) => body)).toEqual([{ disabled: true }, { disabled: false }]);
});
