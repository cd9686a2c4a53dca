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
