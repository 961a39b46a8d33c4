import type { ProblemContent } from "../shapes.js";
import { chat } from "./chat.js";
import { ecommerce } from "./ecommerce-store.js";
import { fileSync } from "./file-sync.js";
import { instagram } from "./instagram.js";
import { newsFeed } from "./news-feed.js";
import { notifications } from "./notification-system.js";
import { parkingLot } from "./parking-lot.js";
import { payments } from "./payment-system.js";
import { rateLimiter } from "./rate-limiter.js";
import { rideHailing } from "./ride-hailing.js";
import { teamChat } from "./team-chat.js";
import { twitter } from "./twitter.js";
import { urlShortener } from "./url-shortener.js";
import { videoStreaming } from "./video-streaming.js";
import { webCrawler } from "./web-crawler.js";
import { webSearch } from "./web-search.js";

/** The problem bank in the order in which it is listed. */
export const builtInProblems: ProblemContent[] = [
  twitter,
  urlShortener,
  chat,
  rateLimiter,
  parkingLot,
  instagram,
  notifications,
  webCrawler,
  videoStreaming,
  ecommerce,
  payments,
  webSearch,
  newsFeed,
  teamChat,
  rideHailing,
  fileSync,
];
