/** Somebody a newcomer can log in as. */
export type SampleAccount = {
  username: string;
  password: string;
  role: string;
  roleLabel: string;
  name: string;
  unitName: string;
};

const isAccount = (value: unknown): value is SampleAccount =>
  typeof value === 'object' &&
  value !== null &&
  ['username', 'password', 'role', 'roleLabel', 'name', 'unitName'].every(
    (key) => typeof Reflect.get(value, key) === 'string',
  );

/** The API's sample accounts; none when there is no sample (or no API). */
export const findSampleAccounts = async (api: string): Promise<SampleAccount[]> => {
  try {
    const response = await fetch(`${api}/api/sample-accounts`, { signal: AbortSignal.timeout(3_000) });
    const answer: unknown = response.ok ? await response.json() : [];
    return Array.isArray(answer) ? answer.filter(isAccount) : [];
  } catch {
    return [];
  }
};
