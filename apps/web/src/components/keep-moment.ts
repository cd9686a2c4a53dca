/** Name of the moment in the address: "như ngày". */
export const AS_OF_PARAMETER = 'nhu-ngay';

/** Pages that can show the past; all others know only today and would belie the banner. */
const SHOWS_PAST = /^\/(ban-lam-viec|dot|nghia-vu|viec-can-nop|don-vi|don-vi-va-dau-moi|trang-lanh-dao)(\/|$)/;
/** Beneath those: what is done, not looked at. */
const ONLY_NOW = /\/dieu-chinh$/;

/**
 * The address with the moment that is being looked at, so that whoever looks at the past stays there until they leave it.
 * An address that names a moment itself, or a page that has no past, stays as it is.
 */
export const keepMoment = (address: string, asOf: string | null): string => {
  if (asOf === null || !address.startsWith('/')) return address;
  const [, path = '', query = '', hash = ''] = /^([^?#]*)(?:\?([^#]*))?(#.*)?$/.exec(address) ?? [];
  if (!SHOWS_PAST.test(path) || ONLY_NOW.test(path)) return address;
  const all = new URLSearchParams(query);
  if (!all.has(AS_OF_PARAMETER)) all.set(AS_OF_PARAMETER, asOf);
  return `${path}?${all}${hash}`;
};
