export default async function stopDatabase() {
  const { testPostgres } = /** @type {{ testPostgres?: { stop(): Promise<void> } }} */ (globalThis);
  await testPostgres?.stop();
}
