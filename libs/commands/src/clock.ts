import { epochOf, type Instant, instantFromEpoch } from '@dondoc/domain';

/** The product's clock. Domain time may run faster than real time (demonstration, chaos tests). */
export type Clock = {
  now: () => Instant;
  /** Real milliseconds until the domain clock shows that instant; 0 when it has passed. */
  realMsUntil: (at: Instant) => number;
  rate: number;
};

/** Domain clock = domain origin + (real now − real origin) × rate. */
export type ClockSetting = { rate: number; realOrigin: Instant; domainOrigin: Instant };

/**
 * @param setting null for real time
 * @param realNow the machine's clock in ms since 1970 (UTC; no zone is read)
 */
export const createClock = (setting: ClockSetting | null, realNow: () => number = Date.now): Clock => {
  const rate = setting?.rate ?? 1;
  const domainMs = (): number =>
    setting ? epochOf(setting.domainOrigin) + (realNow() - epochOf(setting.realOrigin)) * rate : realNow();
  return {
    now: () => instantFromEpoch(Math.floor(domainMs())),
    realMsUntil: (at) => Math.max(0, Math.ceil((epochOf(at) - domainMs()) / rate)),
    rate,
  };
};

/** The clock as configuration states it: moments as ISO text with any offset, null where none is set. */
export type ConfiguredClock = {
  clockRate: number;
  clockRealOrigin: string | null;
  clockDomainOrigin: string | null;
};

const inUtc = (moment: string): Instant => instantFromEpoch(Date.parse(moment));

/** The product's clock as configured; real time unless a rate and both origins are set. */
export const configuredClock = ({ clockRate, clockRealOrigin, clockDomainOrigin }: ConfiguredClock): Clock =>
  clockRate === 1 || clockRealOrigin === null || clockDomainOrigin === null
    ? createClock(null)
    : createClock({ rate: clockRate, realOrigin: inUtc(clockRealOrigin), domainOrigin: inUtc(clockDomainOrigin) });
