import { screen } from "@testing-library/react";
import { answerCalls, Refusal } from "@/testing/network";
import { renderIn } from "@/testing/render-in";
import { ProfileForm } from "./profile-form";

const account = { id: "ada", name: "Ada", email: "ada@example.org", administrator: false };
const save = () => screen.getByRole("button", { name: "Save profile" });

test("UI-162 a name is saved without the password; a new address asks for it, and a wrong one is said there", async () => {
  let right = false;
  const sent = answerCalls({
    editProfile: ({ name, email }) =>
      email === account.email || right ? { ...account, name, email } : new Refusal("WRONG_CREDENTIALS", "No."),
  });
  const { user } = renderIn(<ProfileForm account={account} />);
  expect(save()).toBeDisabled();
  expect(screen.queryByLabelText("Current password")).not.toBeInTheDocument();
  await user.type(screen.getByLabelText("Name"), " L.");
  await user.click(save());
  expect(sent.at(-1)?.body).toEqual({ name: "Ada L.", email: "ada@example.org" });
  await user.clear(screen.getByLabelText("E-mail address"));
  await user.type(screen.getByLabelText("E-mail address"), "al@example.org");
  await user.type(screen.getByLabelText("Current password"), "wrong one");
  await user.click(save());
  expect(await screen.findByText("This is not your current password.")).toBeVisible();
  right = true;
  await user.click(save());
  expect(sent.at(-1)?.body).toEqual({ name: "Ada L.", email: "al@example.org", password: "wrong one" });
});
