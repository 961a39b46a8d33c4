import { createBrowserRouter, type RouteObject } from "react-router";
import { paths } from "@/lib/addresses/paths";
import { AccountOnly } from "./shell/account-only";
import { AppFrame } from "./shell/app-frame";
import { CrashPage } from "./shell/crash-page";
import { NotFound } from "./shell/not-found";
import { RootLayout, Starting } from "./shell/root-layout";

/** Pages that need an account. */
const accountPages: RouteObject[] = [
  { index: true, lazy: async () => ({ Component: (await import("./routes/dashboard")).Dashboard }) },
  { path: paths.account, lazy: async () => ({ Component: (await import("./routes/account")).Account }) },
  { path: paths.accounts, lazy: async () => ({ Component: (await import("./routes/accounts")).Accounts }) },
  {
    path: paths.frameworks,
    lazy: async () => ({ Component: (await import("./routes/library/frameworks")).Frameworks }),
  },
  {
    path: paths.newFramework,
    lazy: async () => ({ Component: (await import("./routes/library/new-framework")).NewFramework }),
  },
  {
    path: paths.framework(":frameworkId"),
    lazy: async () => ({ Component: (await import("./routes/library/framework")).FrameworkRoute }),
  },
  { path: paths.rubrics, lazy: async () => ({ Component: (await import("./routes/library/rubrics")).Rubrics }) },
  { path: paths.newRubric, lazy: async () => ({ Component: (await import("./routes/library/new-rubric")).NewRubric }) },
  {
    path: paths.rubric(":rubricId"),
    lazy: async () => ({ Component: (await import("./routes/library/rubric")).RubricRoute }),
  },
  { path: paths.problems, lazy: async () => ({ Component: (await import("./routes/library/problems")).Problems }) },
  {
    path: paths.newProblem,
    lazy: async () => ({ Component: (await import("./routes/library/new-problem")).NewProblem }),
  },
  {
    path: paths.problem(":problemId"),
    lazy: async () => ({ Component: (await import("./routes/library/problem")).ProblemRoute }),
  },
  {
    path: paths.editProblem(":problemId"),
    lazy: async () => ({ Component: (await import("./routes/library/edit-problem")).EditProblem }),
  },
  { path: paths.newSession, lazy: async () => ({ Component: (await import("./routes/new-session")).NewSession }) },
  {
    path: paths.editSession(":id"),
    lazy: async () => ({ Component: (await import("./routes/edit-session")).EditSession }),
  },
];

/** Pages that anybody may open. */
const openPages: RouteObject[] = [
  { path: paths.signIn, lazy: async () => ({ Component: (await import("./routes/sign-in")).SignIn }) },
  {
    path: paths.createAccount,
    lazy: async () => ({ Component: (await import("./routes/create-account")).CreateAccount }),
  },
  {
    path: paths.resetPassword,
    lazy: async () => ({ Component: (await import("./routes/reset-password")).ResetPassword }),
  },
  { path: paths.join, lazy: async () => ({ Component: (await import("./routes/join")).Join }) },
  { path: paths.watch, lazy: async () => ({ Component: (await import("./routes/watch")).Watch }) },
  { path: "*", Component: NotFound },
];

/** Pages with a frame of their own, because the room and the player need the whole window. */
const sessionPages: RouteObject[] = [
  { path: paths.session(":id"), lazy: async () => ({ Component: (await import("./routes/session")).Session }) },
  { path: paths.playback(":id"), lazy: async () => ({ Component: (await import("./routes/playback")).Playback }) },
  {
    path: paths.sharedPlayback(":shareId"),
    lazy: async () => ({ Component: (await import("./routes/shared-playback")).SharedPlayback }),
  },
];

export const router = createBrowserRouter([
  {
    Component: RootLayout,
    HydrateFallback: Starting,
    ErrorBoundary: CrashPage,
    children: [
      { Component: AppFrame, children: [{ Component: AccountOnly, children: accountPages }, ...openPages] },
      ...sessionPages,
    ],
  },
]);
