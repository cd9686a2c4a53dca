/** What a projection needs of the transaction in which its events are appended. */
export type Transaction = {
  query: <Row>(sql: string, parameters?: unknown[]) => Promise<{ rows: Row[] }>;
};
