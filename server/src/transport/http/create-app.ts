import { AppError } from "@casement/shared/contract/errors";
import { API_PREFIX } from "@casement/shared/contract/http/route";
import { ROUTES, type RouteName } from "@casement/shared/contract/http/routes";
import express, { type Express, type RequestHandler, Router } from "express";
import { readSignInToken, signInCookieName } from "../../auth/sign-in-cookie.js";
import type { HttpDeps } from "../../deps.js";
import { checkDatabase } from "../../queries/check-database.js";
import { registerAccountRoutes } from "./accounts/account-routes.js";
import { answerErrors, sendError } from "./answer-error.js";
import { guardMutations } from "./guard-mutations.js";
import { registerLibraryRoutes } from "./library/library-routes.js";
import { observeRequests } from "./observe-requests.js";
import { describeApi } from "./openapi.js";
import { registerPlaybackRoutes } from "./recordings/playback-routes.js";
import { registerShareRoutes } from "./recordings/share-routes.js";
import { giveRequestId } from "./request-id.js";
import type { Api } from "./routing/api.js";
import { HeavyAnswers } from "./routing/heavy-answers.js";
import { limitRequests } from "./routing/limit-requests.js";
import { securityHeaders } from "./security-headers.js";
import { serveClient } from "./serve-client.js";
import { registerInviteRoutes } from "./sessions/invite-routes.js";
import { registerReportRoutes } from "./sessions/report-routes.js";
import { registerSessionRoutes } from "./sessions/session-routes.js";
import { registerSoundRoutes } from "./sound/sound-routes.js";
import { registerTrainingRoutes } from "./training/training-routes.js";

const BODY_LIMIT = "256kb";
/** Without a sign-in nobody sends more than a name, an address and a password. */
const STRANGERS_BODY_LIMIT = "16kb";

/** The Express app with everything that this server answers. `clientFolder` holds the built client. */
export function createApp(deps: HttpDeps, clientFolder: string): Express {
  const app = express();
  app.disable("x-powered-by");
  app.disable("etag");
  app.set("trust proxy", deps.config.trustProxy);
  app.set("query parser", "simple");
  app.use(giveRequestId, observeRequests(deps), ...securityHeaders(deps));
  app.get(
    "/healthz",
    (_request, response) => void response.setHeader("Cache-Control", "no-store").json({ status: "ok" }),
  );
  app.get("/readyz", answerReadiness(deps));
  app.use("/api", (_request, response, next) => {
    response.setHeader("Cache-Control", "no-store");
    next();
  });
  app.use(API_PREFIX, limitRequests(deps), guardMutations(deps), readJson(deps), createApi(deps));
  app.use(["/api", "/socket.io", "/board"], nothingHere);
  app.use(serveClient(clientFolder), nothingHere);
  app.use(answerErrors(deps));
  return app;
}

function createApi(deps: HttpDeps): Router {
  const api: Api = {
    router: Router({ strict: true, caseSensitive: true }),
    deps,
    registered: new Set(),
    heavy: new HeavyAnswers(deps.limits),
  };
  registerAccountRoutes(api);
  registerLibraryRoutes(api);
  registerSessionRoutes(api);
  registerReportRoutes(api);
  registerPlaybackRoutes(api);
  registerInviteRoutes(api);
  registerShareRoutes(api);
  registerSoundRoutes(api);
  registerTrainingRoutes(api);
  requireAll(api);
  const description = describeApi(signInCookieName(deps.config));
  api.router.get("/openapi.json", (_request, response) => void response.json(description));
  return api.router;
}

function readJson({ config }: HttpDeps): RequestHandler {
  const [known, stranger] = [express.json({ limit: BODY_LIMIT }), express.json({ limit: STRANGERS_BODY_LIMIT })];
  return (request, response, next) => {
    const isStranger = readSignInToken(request.headers.cookie, config) === null;
    return (isStranger ? stranger : known)(request, response, next);
  };
}

/** Throws if a route of the table is not registered. */
function requireAll({ registered }: Api): void {
  const missing = (Object.keys(ROUTES) as RouteName[]).filter((name) => !registered.has(name));
  if (missing.length > 0) throw new Error(`these routes of the contract are not served: ${missing.join(", ")}`);
}

/** Answers whether the database answers. */
function answerReadiness(deps: HttpDeps): RequestHandler {
  return async (_request, response) => {
    response.setHeader("Cache-Control", "no-store");
    try {
      await checkDatabase(deps);
      response.json({ status: "ok" });
    } catch {
      sendError(response, new AppError("DATABASE_UNAVAILABLE", "The database is not responding."));
    }
  };
}

const nothingHere: RequestHandler = () => {
  throw new AppError("NOT_FOUND", "There is nothing at this address.");
};
