import { addDays, type CascadeTemplate, outlineOf, type PlainDate, type WorkingCalendar } from '@dondoc/domain';

/** A directive goes out some four weeks before its first date. */
const LEAD_DAYS = 28;

/** The day on which a rehearsal issues the directive when the user names none: four weeks before the first dated line. */
export const assumedIssue = (template: CascadeTemplate, today: PlainDate, calendar: WorkingCalendar): PlainDate => {
  const { lines } = outlineOf(template, { issuedOn: today, calendar, units: [] });
  const fixed = new Set(
    template.obligations
      .filter(({ due }) => due.kind !== 'undated' && due.kind !== 'after-event' && due.kind !== 'relative')
      .map(({ key }) => key),
  );
  const first = lines
    .filter(({ obligation }) => fixed.has(obligation))
    .flatMap(({ due }) => (due === null ? [] : [due.named]))
    .sort()[0];
  if (first === undefined) return today;
  try {
    return calendar.onOrAfter(addDays(first, -LEAD_DAYS));
  } catch {
    return addDays(first, -LEAD_DAYS);
  }
};
