import { chat } from "./problems/chat.js";
import { parkingLot } from "./problems/parking-lot.js";
import { rateLimiter } from "./problems/rate-limiter.js";
import { twitter } from "./problems/twitter.js";
import { urlShortener } from "./problems/url-shortener.js";
import type { ProblemContent } from "./shapes.js";

/** The problem bank in the order in which it is listed. */
export const builtInProblems: ProblemContent[] = [twitter, urlShortener, chat, rateLimiter, parkingLot];
