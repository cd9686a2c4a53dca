import { instantOf } from '@dondoc/domain';
import { describe, expect, it } from 'vitest';
import { createClock } from './clock.js';

const realOrigin = instantOf('2026-11-21T00:00:00.000Z');
const domainOrigin = instantOf('2022-01-27T00:00:00.000Z');
const at =
  (text: string): (() => number) =>
  () =>
    Date.parse(text);

describe('the clock', () => {
  it('without a setting shows real time', () => {
    const clock = createClock(null, at('2026-11-21T01:02:03.456Z'));
    expect(clock.now()).toBe('2026-11-21T01:02:03.456Z');
    expect(clock.realMsUntil(instantOf('2026-11-21T01:02:04.456Z'))).toBe(1000);
  });

  it('that runs a day a second shows a day later after a second', () => {
    const clock = createClock({ rate: 86_400, realOrigin, domainOrigin }, at('2026-11-21T00:00:01.000Z'));
    expect(clock.now()).toBe('2022-01-28T00:00:00.000Z');
    expect(clock.realMsUntil(instantOf('2022-01-30T00:00:00.000Z'))).toBe(2000);
  });

  it('never asks to wait for what has passed', () => {
    expect(createClock(null, at('2026-11-21T00:00:00Z')).realMsUntil(domainOrigin)).toBe(0);
  });

  it('waits long enough: when the time is over, the domain clock has come to the instant', () => {
    const start = Date.parse('2026-11-21T00:00:00.333Z');
    const wanted = instantOf('2022-02-01T00:30:00.000Z');
    const wait = createClock({ rate: 86_400, realOrigin, domainOrigin }, () => start).realMsUntil(wanted);
    expect(createClock({ rate: 86_400, realOrigin, domainOrigin }, () => start + wait).now() >= wanted).toBe(true);
  });
});
