/** All pages and their addresses. Pages are loaded lazily, so that a candidate's browser never fetches the staff's code. */

import type { QueryClient } from "@tanstack/react-query";
import { createRootRouteWithContext, createRoute, createRouter, lazyRouteComponent, redirect } from "@tanstack/react-router";

import { sitePath } from "./api/basePath";
import { isSignedIn, safeReturnPath } from "./staff/session";
import { NotFoundPage, PageLoader, RouteErrorPage } from "./ui/Messages";

interface RouterContext {
  queryClient: QueryClient;
}

const root = createRootRouteWithContext<RouterContext>()({ notFoundComponent: NotFoundPage });

const index = createRoute({
  getParentRoute: () => root,
  path: "/",
  beforeLoad: () => redirect({ to: "/exams", throw: true }),
});

// --- candidates ---

const join = createRoute({
  getParentRoute: () => root,
  path: "/join",
  component: lazyRouteComponent(() => import("./candidate/JoinPage")),
});

const attempt = createRoute({
  getParentRoute: () => root,
  path: "/attempt/$attemptId",
  component: lazyRouteComponent(() => import("./candidate/AttemptPage")),
  // Nothing else ends an exam's session, least of all a page that could not be drawn.
  onLeave: ({ params }) => void import("./candidate/attemptHost").then(({ leaveAttempt }) => leaveAttempt(params.attemptId)),
});

// --- staff ---

const setup = createRoute({
  getParentRoute: () => root,
  path: "/setup",
  component: lazyRouteComponent(() => import("./staff/SetupPage")),
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  validateSearch: (search): { next?: string } => {
    const next = safeReturnPath(search["next"]);
    return next === undefined ? {} : { next };
  },
  component: lazyRouteComponent(() => import("./staff/SignInPage")),
});

const staffOnly = createRoute({
  getParentRoute: () => root,
  id: "staff-only",
  beforeLoad: async ({ context, location }) => {
    if (await isSignedIn(context.queryClient)) return;
    redirect({ to: "/sign-in", search: { next: location.href }, throw: true });
  },
  component: lazyRouteComponent(() => import("./staff/layout/StaffLayout")),
});

const exams = createRoute({
  getParentRoute: () => staffOnly,
  path: "/exams",
  component: lazyRouteComponent(() => import("./staff/exams/ExamsPage")),
});

const newExam = createRoute({
  getParentRoute: () => staffOnly,
  path: "/exams/new",
  component: lazyRouteComponent(() => import("./staff/exams/NewExamPage")),
});

const EXAM_TABS = ["candidates", "settings", "staff", "review"] as const;

const exam = createRoute({
  getParentRoute: () => staffOnly,
  path: "/exams/$examId",
  validateSearch: (search): { tab?: (typeof EXAM_TABS)[number] } => {
    const tab = EXAM_TABS.find((name) => name === search["tab"]);
    return tab === undefined ? {} : { tab };
  },
  component: lazyRouteComponent(() => import("./staff/exams/ExamPage")),
});

const live = createRoute({
  getParentRoute: () => staffOnly,
  path: "/exams/$examId/live",
  validateSearch: (search): { attempt?: string; incident?: string } => ({
    ...(typeof search["attempt"] === "string" && { attempt: search["attempt"] }),
    ...(typeof search["incident"] === "string" && { incident: search["incident"] }),
  }),
  component: lazyRouteComponent(() => import("./staff/live/LivePage")),
});

const accounts = createRoute({
  getParentRoute: () => staffOnly,
  path: "/staff",
  component: lazyRouteComponent(() => import("./staff/accounts/AccountsPage")),
});

const security = createRoute({
  getParentRoute: () => staffOnly,
  path: "/account",
  component: lazyRouteComponent(() => import("./staff/security/SecurityPage")),
});

const audit = createRoute({
  getParentRoute: () => staffOnly,
  path: "/audit",
  component: lazyRouteComponent(() => import("./staff/audit/AuditPage")),
});

const tree = root.addChildren([
  index,
  join,
  attempt,
  setup,
  signIn,
  staffOnly.addChildren([exams, newExam, exam, live, accounts, security, audit]),
]);

export function makeRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree: tree,
    context: { queryClient },
    basepath: sitePath("/"),
    defaultErrorComponent: RouteErrorPage,
    defaultPendingComponent: PageLoader,
    defaultNotFoundComponent: NotFoundPage,
    scrollRestoration: true,
  });
}

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
