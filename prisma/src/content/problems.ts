import { chat } from "./problems/chat.js";
import { ecommerce } from "./problems/ecommerce-store.js";
import { fileSync } from "./problems/file-sync.js";
import { instagram } from "./problems/instagram.js";
import { newsFeed } from "./problems/news-feed.js";
import { notifications } from "./problems/notification-system.js";
import { parkingLot } from "./problems/parking-lot.js";
import { payments } from "./problems/payment-system.js";
import { rateLimiter } from "./problems/rate-limiter.js";
import { rideHailing } from "./problems/ride-hailing.js";
import { teamChat } from "./problems/team-chat.js";
import { twitter } from "./problems/twitter.js";
import { urlShortener } from "./problems/url-shortener.js";
import { videoStreaming } from "./problems/video-streaming.js";
import { webCrawler } from "./problems/web-crawler.js";
import { webSearch } from "./problems/web-search.js";
import type { ProblemContent } from "./shapes.js";

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
