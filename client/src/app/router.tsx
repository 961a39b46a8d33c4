import type { ComponentType } from "react";
import { matchRoutes, type RouteObject, UNSAFE_createBrowserHistory, useRoutes } from "react-router";
import { paths } from "@/lib/addresses/paths";
import { PageBoundary } from "./routing/page-boundary";
import { type PageHistory, pageHistory } from "./routing/page-history";
import { type PageOnDemand, pageOnDemand } from "./routing/page-on-demand";
import { PageRouter } from "./routing/page-router";
import { AccountOnly } from "./shell/account-only";
import { AppFrame } from "./shell/app-frame";
import { NotFound } from "./shell/not-found";
import { RootLayout } from "./shell/root-layout";

/** A page of the router; `handle` is what loads it. */
function page(load: () => Promise<ComponentType>): Pick<RouteObject, "element" | "handle"> {
  const onDemand = pageOnDemand(load);
  return { element: <onDemand.Page />, handle: onDemand };
}

/** Pages that need an account. */
const accountPages: RouteObject[] = [
  { index: true, ...page(async () => (await import("./routes/dashboard")).Dashboard) },
  { path: paths.account, ...page(async () => (await import("./routes/account")).Account) },
  { path: paths.accounts, ...page(async () => (await import("./routes/accounts")).Accounts) },
  { path: paths.frameworks, ...page(async () => (await import("./routes/library/frameworks")).Frameworks) },
  { path: paths.newFramework, ...page(async () => (await import("./routes/library/new-framework")).NewFramework) },
  {
    path: paths.framework(":frameworkId"),
    ...page(async () => (await import("./routes/library/framework")).FrameworkRoute),
  },
  { path: paths.rubrics, ...page(async () => (await import("./routes/library/rubrics")).Rubrics) },
  { path: paths.newRubric, ...page(async () => (await import("./routes/library/new-rubric")).NewRubric) },
  { path: paths.rubric(":rubricId"), ...page(async () => (await import("./routes/library/rubric")).RubricRoute) },
  { path: paths.agreement, ...page(async () => (await import("./routes/agreement")).AgreementRoute) },
  { path: paths.progress, ...page(async () => (await import("./routes/progress")).ProgressRoute) },
  { path: paths.gym, ...page(async () => (await import("./routes/gym")).GymRoute) },
  { path: paths.problems, ...page(async () => (await import("./routes/library/problems")).Problems) },
  { path: paths.newProblem, ...page(async () => (await import("./routes/library/new-problem")).NewProblem) },
  { path: paths.problem(":problemId"), ...page(async () => (await import("./routes/library/problem")).ProblemRoute) },
  {
    path: paths.editProblem(":problemId"),
    ...page(async () => (await import("./routes/library/edit-problem")).EditProblem),
  },
  { path: paths.newSession, ...page(async () => (await import("./routes/new-session")).NewSession) },
  { path: paths.editSession(":id"), ...page(async () => (await import("./routes/edit-session")).EditSession) },
];

/** Pages that anybody may open. */
const openPages: RouteObject[] = [
  { path: paths.signIn, ...page(async () => (await import("./routes/sign-in")).SignIn) },
  { path: paths.createAccount, ...page(async () => (await import("./routes/create-account")).CreateAccount) },
  { path: paths.resetPassword, ...page(async () => (await import("./routes/reset-password")).ResetPassword) },
  { path: paths.join, ...page(async () => (await import("./routes/join")).Join) },
  { path: paths.watch, ...page(async () => (await import("./routes/watch")).Watch) },
  { path: "*", element: <NotFound /> },
];

/** Pages with a frame of their own, because the room and the player need the whole window. */
const sessionPages: RouteObject[] = [
  { path: paths.session(":id"), ...page(async () => (await import("./routes/session")).Session) },
  { path: paths.playback(":id"), ...page(async () => (await import("./routes/playback")).Playback) },
  { path: paths.trainingCase(":caseId"), ...page(async () => (await import("./routes/case")).CaseRoute) },
  {
    path: paths.sharedPlayback(":shareId"),
    ...page(async () => (await import("./routes/shared-playback")).SharedPlayback),
  },
];

const routes: RouteObject[] = [
  {
    element: <RootLayout />,
    children: [
      { element: <AppFrame />, children: [{ element: <AccountOnly />, children: accountPages }, ...openPages] },
      ...sessionPages,
    ],
  },
];

/** Loads the page at an address while the router still asks who is signed in. */
function fetchPage(pathname: string): void {
  for (const { route } of matchRoutes(routes, pathname) ?? []) (route.handle as PageOnDemand | undefined)?.fetch();
}

/** The browser's history; every visit loads its page at once. */
export function browserPages(): PageHistory {
  return pageHistory(UNSAFE_createBrowserHistory({ v5Compat: true }), fetchPage);
}

export function AppRouter({ history }: { history: PageHistory }) {
  return (
    <PageRouter history={history}>
      <PageBoundary>
        <Pages />
      </PageBoundary>
    </PageRouter>
  );
}

const Pages = () => useRoutes(routes);
