import "@mantine/core/styles.css";
import "@mantine/notifications/styles.css";
import "./ui/base.css";

import { RouterProvider } from "@tanstack/react-router";

import { makeRouter } from "./routes";
import { PageRoot } from "./ui/pageRoot";
import { keepInputsPlain } from "./ui/plainInputs";
import { Providers } from "./ui/Providers";
import { makeQueryClient } from "./ui/queryClient";

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no #root");

const queryClient = makeQueryClient(leaveForSignIn);
const router = makeRouter(queryClient);

/** The session has ended: go to the sign-in page, which leads back to the current page. */
function leaveForSignIn(): void {
  const { href, pathname } = router.state.location;
  if (pathname === "/sign-in") return;
  void router.navigate({ to: "/sign-in", search: { next: href } }).then(() => queryClient.clear());
}

keepInputsPlain(document);
new PageRoot(() => (
  <Providers queryClient={queryClient}>
    <RouterProvider router={router} />
  </Providers>
)).start(root);
