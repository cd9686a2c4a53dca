import { describe, expect, it } from 'vitest';
import { cascadesIn, changeText } from './change-text.js';

describe('what a notification is about', () => {
  it('names each cascade once, of directives and unit plans alike', () => {
    const streams = ['directive:a', 'plan:a:so-y-te', 'plan:b:so-y-te'];
    expect(cascadesIn(JSON.stringify({ streams, more: false }))).toEqual(['a', 'b']);
  });

  it('means anything when the list was cut, when a stream is of another kind, and when it is not ours', () => {
    expect(cascadesIn(JSON.stringify({ streams: ['directive:a'], more: true }))).toEqual(['a', null]);
    expect(cascadesIn(JSON.stringify({ streams: ['units'], more: false }))).toEqual([null]);
    expect(cascadesIn('…')).toEqual([null]);
    expect(cascadesIn('')).toEqual([null]);
  });

  it('is sent as one server-sent event', () => {
    expect(changeText('a')).toBe('data: {"cascadeId":"a"}\n\n');
  });
});
