const MEBIBYTE = 1024 * 1024;

/** Mebibytes that a body may have where the table below says nothing else. */
const USUAL = 1;

/**
 * Whole texts and templates are sent in one piece. The preview takes more than can be saved: it says of a template that is
 * far too large how large it is.
 */
const larger: Readonly<Record<string, number>> = {
  'POST /api/read-plan': 4,
  'POST /api/templates': 8,
  'PUT /api/templates/:templateId/draft': 8,
  'POST /api/templates/outline': 32,
  'POST /api/templates/outline.xlsx': 32,
  'POST /api/rehearsals': 32,
  // Five thousand obligations by name.
  'POST /api/letters/preview': 4,
  'POST /api/letters': 4,
  'POST /api/jobs/preview': 4,
  'POST /api/jobs': 4,
  'POST /api/calendars/:calendarId/notice/preview': 4,
  'POST /api/calendars/:calendarId/versions': 4,
};

export const USUAL_BODY_BYTES = USUAL * MEBIBYTE;

/** Bytes that the body of a request may have, where a route takes more than usual. @param key `METHOD /path` */
export const largerBodyBytes = (key: string): number | undefined => {
  const limit = larger[key];
  return limit === undefined ? undefined : limit * MEBIBYTE;
};

/** Whole mebibytes, for people. */
export const mebibytes = (bytes: number | undefined): number => Math.round((bytes ?? USUAL_BODY_BYTES) / MEBIBYTE);
