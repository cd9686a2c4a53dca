import { afterEach, describe, expect, it } from 'vitest';
import { dayOfInstant, formatInstant, formatTime } from './instant-label.js';

const zone = process.env['TZ'];

describe('an instant on screen', () => {
  afterEach(() => {
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
  });

  it.each(['UTC', 'America/St_Johns', 'Pacific/Kiritimati'])(
    'is shown in Asia/Ho_Chi_Minh on a machine in %s',
    (machine) => {
      process.env['TZ'] = machine;
      expect(formatInstant('2026-11-20T17:30:00.000Z')).toBe('00:30 ngày 21/11/2026');
      expect(dayOfInstant('2026-11-20T17:30:00.000Z')).toBe('2026-11-21');
      expect(formatTime('2026-11-20T07:05:00Z')).toBe('14:05');
    },
  );

  it('keeps midnight as 00:00, not 24:00', () => {
    expect(formatTime('2026-11-20T17:00:00Z')).toBe('00:00');
  });

  it('comes back unchanged when it is no instant', () => {
    expect(formatInstant('sớm')).toBe('sớm');
    expect(dayOfInstant('sớm')).toBeNull();
  });
});
