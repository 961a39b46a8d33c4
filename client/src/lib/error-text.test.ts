import { ApiError, fieldError } from "./api-error";
import { describeError } from "./error-text";

test("UI-7 a rate limit names the wait", () => {
  const text = (seconds: number) =>
    describeError(new ApiError("RATE_LIMITED", "", { retryAfterSeconds: seconds })).sentence;
  expect(text(1)).toContain("in 1 second.");
  expect(text(40)).toContain("in 40 seconds.");
  expect(text(61)).toContain("in 2 minutes.");
});

test("UI-7 an error of the server names its id in the log", () => {
  expect(describeError(new ApiError("INTERNAL", "", { id: "k3" })).sentence).toContain("k3");
});

test("UI-7 any other thrown value gets a sentence too", () => {
  expect(describeError(new TypeError("x is undefined"))).toMatchObject({ action: "reload" });
  expect(describeError(new ApiError("BRAND_NEW", "")).sentence).not.toBe("");
});

test("UI-7 a validation error is shown at its field", () => {
  const error = new ApiError("VALIDATION", "", { email: "is not an e-mail address" });
  expect(fieldError(error, "email")).toBe("This is not an e-mail address.");
  expect(fieldError(error, "name")).toBeUndefined();
});
