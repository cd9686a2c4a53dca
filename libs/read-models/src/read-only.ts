/** What a query needs: a connection pool, or anything that answers SQL. */
export type Reader = { query: <Row extends object>(sql: string, parameters?: unknown[]) => Promise<{ rows: Row[] }> };
