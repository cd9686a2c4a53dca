const BROWSERS: readonly [RegExp, string][] = [
  [/Edg\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/coc_coc_browser/i, 'Cốc Cốc'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];
const SYSTEMS: readonly [RegExp, string][] = [
  [/iPhone|iPad/, 'iOS'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
];

const first = (list: readonly [RegExp, string][], text: string): string =>
  list.find(([pattern]) => pattern.test(text))?.[1] ?? '';

/** What a browser says of itself, in words for its owner: `Chrome trên Windows`. */
export const browserLabel = (text: string): string => {
  const [browser, system] = [first(BROWSERS, text), first(SYSTEMS, text)];
  if (browser === '' && system === '') return 'Chương trình không rõ';
  return [browser === '' ? 'Trình duyệt không rõ' : browser, system].filter((one) => one !== '').join(' trên ');
};
