import { type ReportListNameView, reportListSchema, reportSchema } from '@dondoc/contracts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { pathAsOf, useAsOf } from './as-of.js';
import { apiPath, getJson } from './http.js';

/** One figure of a report: which list, of which line and class of units; null: all. */
export type FigureAsked = { list: ReportListNameView; line: string | null; group: string | null };

const queryOf = (named: Readonly<Record<string, string | null>>): string => {
  const given = Object.entries(named).flatMap(([name, value]): [string, string][] =>
    value === null ? [] : [[name, value]],
  );
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`;
};

/** The report of one line, or of all. */
export const useReport = (cascadeId: string, line: string | null) => {
  const asOf = useAsOf();
  const path = pathAsOf(`${apiPath('cascades', cascadeId, 'report')}${queryOf({ line })}`, asOf);
  return useQuery({
    queryKey: ['report', path],
    queryFn: ({ signal }) => getJson(path, reportSchema, signal),
    placeholderData: keepPreviousData,
  });
};

/** Everybody behind one figure; null: none is open. */
export const useReportList = (cascadeId: string, asked: FigureAsked | null) => {
  const asOf = useAsOf();
  const { list = null, line = null, group = null } = asked ?? {};
  const path = pathAsOf(
    `${apiPath('cascades', cascadeId, 'report', 'list')}${queryOf({ list, line, class: group })}`,
    asOf,
  );
  return useQuery({
    queryKey: ['report-list', path],
    queryFn: ({ signal }) => getJson(path, reportListSchema, signal),
    enabled: asked !== null,
  });
};

/** Where the report is saved as a file. */
export const useReportFile = (
  cascadeId: string,
  line: string | null,
): ((ending: 'xlsx' | 'docx' | 'csv') => string) => {
  const asOf = useAsOf();
  return (ending) => pathAsOf(`${apiPath('cascades', cascadeId, `report.${ending}`)}${queryOf({ line })}`, asOf);
};
