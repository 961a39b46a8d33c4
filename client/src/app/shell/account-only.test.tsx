import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { MemoryRouter, Route, Routes, useLocation } from "react-router";
import { queryClient } from "@/api/query-client";
import { keepDraft, keptDraft } from "@/lib/browser/kept-drafts";
import { answerCalls } from "@/testing/network";
import { Account } from "../routes/account";
import { AccountOnly } from "./account-only";
import { Providers } from "./providers";

afterEach(() => queryClient.clear());

const ada = { id: "ada", name: "Ada", email: "ada@example.org", administrator: false };

function SignInPage() {
  const { pathname, search } = useLocation();
  return <p>At {pathname + search}</p>;
}

function open(path: string) {
  // A router of data makes a Request for each navigation, which jsdom does not have.
  render(
    <Providers>
      <MemoryRouter initialEntries={[path]}>
        <Routes>
          <Route element={<AccountOnly />}>
            <Route path="/account" element={<Account />} />
          </Route>
          <Route path="/sign-in" element={<SignInPage />} />
        </Routes>
      </MemoryRouter>
    </Providers>,
  );
  return userEvent.setup();
}

test("UI-14 somebody who is not signed in comes back to the page that they wanted", async () => {
  answerCalls({ getMe: () => ({ account: null, guest: false, signUpOpen: false, firstRun: false }) });
  open("/account");
  expect(await screen.findByText("At /sign-in?next=%2Faccount")).toBeVisible();
});

test("UI-165 UI-210 a sign-out leaves neither the page nor the drafts of the person before", async () => {
  let account: typeof ada | null = ada;
  answerCalls({
    getMe: () => ({ account, guest: false, signUpOpen: false, firstRun: false }),
    listSignIns: () => ({ items: [] }),
    signOut: () => {
      account = null;
      return undefined;
    },
  });
  const place = { sessionId: "s1", participantId: "ana", name: "note" };
  keepDraft(place, "shards by user");
  const user = open("/account");
  await user.click(await screen.findByRole("button", { name: "Sign out" }));
  expect(await screen.findByText("At /sign-in")).toBeVisible();
  expect(keptDraft(place)).toBeUndefined();
});
