import config from "../../jest.config.mjs";

test("Jest's guard of globals is off in every project: a worker keeps the setting of the first file that it runs", () => {
  expect(config.projects.length).toBeGreaterThan(5);
  for (const { displayName, testEnvironmentOptions } of config.projects)
    expect([displayName, testEnvironmentOptions.globalsCleanup]).toEqual([displayName, "off"]);
});
