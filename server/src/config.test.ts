import { ConfigFault, readConfig } from "./config.js";

describe("settings", () => {
  test("SEC-101 without settings: loopback, both its names as origins, the first account only", () => {
    const config = readConfig({});
    expect(config).toMatchObject({
      port: 3000,
      host: "127.0.0.1",
      publicOrigin: "http://localhost:3000",
      allowedOrigins: ["http://localhost:3000", "http://127.0.0.1:3000"],
      https: false,
      databaseUrl: null,
      trustProxy: false,
      signUp: "first",
    });
    expect(Object.isFrozen(config)).toBe(true);
  });

  test("SEC-101 a public origin is the only one, and https makes cookies strict", () => {
    const config = readConfig({ PUBLIC_ORIGIN: "https://interviews.example.org" });
    expect(config.allowedOrigins).toEqual(["https://interviews.example.org"]);
    expect(config.https).toBe(true);
  });

  test("SEC-101 empty values mean not set, and port 80 is left out of origins as browsers do", () => {
    const config = readConfig({ PORT: "80", HOST: "", PUBLIC_ORIGIN: "", DATABASE_URL: "" });
    expect(config.allowedOrigins).toEqual(["http://localhost", "http://127.0.0.1"]);
  });

  test("SEC-101 on an address for other machines 127.0.0.1 is no origin", () => {
    expect(readConfig({ HOST: "0.0.0.0" }).allowedOrigins).toEqual(["http://localhost:3000"]);
  });

  test.each([
    ["true", true],
    ["false", false],
    ["2", 2],
    ["10.0.0.1, 10.0.0.2", "10.0.0.1, 10.0.0.2"],
  ])("SEC-101 TRUST_PROXY=%s is read as what Express takes", (text, value) => {
    expect(readConfig({ TRUST_PROXY: text }).trustProxy).toBe(value);
  });

  test("SEC-102 all faults are in one readable list", () => {
    const wrong = {
      PORT: "99999",
      HOST: "not a host",
      PUBLIC_ORIGIN: "https://example.org/path",
      DATABASE_URL: "mysql://here",
      TRUST_PROXY: "sometimes",
      SIGN_UP: "maybe",
      LOG_LEVEL: "loud",
    };
    try {
      readConfig(wrong);
      throw new Error("was taken");
    } catch (error) {
      expect(error).toBeInstanceOf(ConfigFault);
      const { faults, message } = error as ConfigFault;
      expect(faults.map((fault) => fault.split(" ")[0])).toEqual(Object.keys(wrong));
      for (const fault of faults) expect(message).toContain(`  - ${fault}`);
    }
  });
});
