import { twitter } from "./problems/twitter.js";
import { urlShortener } from "./problems/url-shortener.js";
import type { ProblemContent } from "./shapes.js";

/** The problem bank in the order in which it is listed. */
export const builtInProblems: ProblemContent[] = [twitter, urlShortener];
