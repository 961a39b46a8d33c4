import type { RubricContent } from "./shapes.js";

/** The marking scheme of every built-in interview. Anchors say what a scorer can see or hear. */
export const builtInRubric: RubricContent = {
  id: "system-design",
  name: "System design",
  description:
    "Six criteria that fit most system design interviews: how the candidate proceeds, asks, estimates, weighs, explains and goes deep.",
  criteria: [
    {
      key: "structure",
      title: "Structured thinking",
      question: "Is there a framework behind the conversation, or does it ramble?",
      weight: 1,
      evidenceIn: "all steps",
      anchors: [
        "Begins with a component or a product and changes topic as things come to mind. Asked what comes next, names no next step.",
        "Names an order of work at the start but leaves it. The interviewer announces most changes of step and brings open points back.",
        "States a plan and follows it through every step, saying when one ends and the next begins. Returns to open points after a detour with at most one reminder.",
        "States a plan with minutes for each part and parks side issues in a list on the board. Reorders the plan aloud when an answer changes it, and ends by checking the design against the agreed scope.",
      ],
    },
    {
      key: "clarifying",
      title: "Clarifying questions",
      question: "Are the requirements understood before the design begins?",
      weight: 1,
      evidenceIn: "clarify",
      anchors: [
        "Starts to design without a question about scope, users or load. Asks only after the interviewer points at a gap.",
        "Asks about features but not about load, latency, availability or consistency. Assumptions come to light only when the design already rests on them.",
        "Before drawing, asks about core features, load, latency and consistency. Writes down what is in scope and what is out.",
        "Asks first what would change the design most, and says what each answer would change. Proposes a scope that fits the time, has it confirmed, and cites it later when making a choice.",
      ],
    },
    {
      key: "scale",
      title: "Scale awareness",
      question: "Are real-world numbers used, and do they drive decisions?",
      weight: 1,
      evidenceIn: "estimate and bottlenecks",
      anchors: [
        "Gives no figures, or lets a figure stand that is off by a factor of a thousand. The design does not change when the interviewer multiplies the load.",
        "Computes a rate or a size when prompted, with units missing or mixed up. The result is not mentioned again when components are chosen.",
        "Derives read rate, write rate and storage from stated inputs and rounds aloud. Uses at least one result as the reason for a component, such as a cache for a read-heavy load.",
        "Adds peak, bandwidth, cache size or server count unasked and checks orders of magnitude aloud. Lets figures decide between two options, and names the load at which the chosen one fails.",
      ],
    },
    {
      key: "tradeoffs",
      title: "Trade-off analysis",
      question: "Are the pros and cons of decisions put into words?",
      weight: 1,
      evidenceIn: "deep dive and high-level design",
      anchors: [
        "Presents one solution as the only one. Asked for an alternative, repeats the choice or names a product without a difference.",
        "Names an alternative when asked, but only advantages of the own choice. Its cost is first mentioned by the interviewer.",
        "Unasked, sets two options side by side for each main decision, with a gain and a cost for each. Picks one and gives a requirement as the reason.",
        "Compares options along the same lines (latency, cost, consistency, effort to run) and says which changed requirement would reverse the choice. Withdraws a choice aloud when a new cost appears.",
      ],
    },
    {
      key: "communication",
      title: "Communication",
      question: "Is the design explained so that others can follow, with diagrams that carry it?",
      weight: 1,
      evidenceIn: "all steps",
      anchors: [
        "Boxes are unlabelled or the board stays empty. The interviewer has to ask what a box does or which way data flows, and the answer does not settle it.",
        "Explains parts when asked, but arrows lack a direction or words and drawing disagree. The interviewer asks for the same thing more than once.",
        "Draws labelled boxes and directed arrows while speaking, and walks one request from the client to the data and back. Answers the question that was asked.",
        "Gives the outline before the detail and pauses to ask whether the listener follows. Redraws the board when the design changes and sums up each decision in one sentence before going on.",
      ],
    },
    {
      key: "depth",
      title: "Depth where needed",
      question: "Can the candidate go deep on the components that were chosen?",
      weight: 1,
      evidenceIn: "deep dive",
      anchors: [
        "Stays with boxes and names. Asked how a component works inside, restates what it is for.",
        "Describes the normal path through one component, but not its keys, data layout or limits. Has no answer to what happens when it fails.",
        "Takes two components down to keys, data structures and request paths. For each, answers one failure case without a hint.",
        "Picks the riskiest part unprompted and traces concurrent requests, failure and recovery step by step. Says where own knowledge ends and which measurement would settle the question.",
      ],
    },
  ],
};
