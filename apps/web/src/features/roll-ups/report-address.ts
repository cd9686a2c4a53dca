import { type ReportListNameView, reportListNameSchema } from '@dondoc/contracts';
import { useSearchParams } from 'react-router';
import type { FigureAsked } from '../../api/reports.js';

/** Name of the line in the address: "nội dung". */
export const LINE_PARAMETER = 'nd';
const LIST = 'so';
const OF_LINE = 'cua';
const GROUP = 'nhom';

export type ReportAddress = {
  /** The line shown; null: all. */
  line: string | null;
  /** The figure whose list is open. */
  open: FigureAsked | null;
  choose: (line: string | null) => void;
  show: (figure: FigureAsked | null) => void;
};

const listIn = (text: string | null): ReportListNameView | null => {
  const read = reportListNameSchema.safeParse(text);
  return read.success ? read.data : null;
};

const put = (query: URLSearchParams, name: string, value: string | null): void => {
  if (value === null) query.delete(name);
  else query.set(name, value);
};

/** Which line and which figure the screen shows: all of it stands in the address. */
export const useReportAddress = (): ReportAddress => {
  const [query, setQuery] = useSearchParams();
  const list = listIn(query.get(LIST));
  const change = (values: Readonly<Record<string, string | null>>): void =>
    setQuery((before) => {
      const next = new URLSearchParams(before);
      for (const [name, value] of Object.entries(values)) put(next, name, value);
      return next;
    });
  return {
    line: query.get(LINE_PARAMETER),
    open: list === null ? null : { list, line: query.get(OF_LINE), group: query.get(GROUP) },
    choose: (line) => change({ [LINE_PARAMETER]: line, [LIST]: null, [OF_LINE]: null, [GROUP]: null }),
    show: (figure) =>
      change({ [LIST]: figure?.list ?? null, [OF_LINE]: figure?.line ?? null, [GROUP]: figure?.group ?? null }),
  };
};
