import type { CalendarView, NoticePreviewView, NoticeRequest } from '@dondoc/contracts';
import { useState } from 'react';
import { useNoticePreview, usePublishNotice } from '../../api/calendars.js';
import { newIdempotencyKey } from '../../api/http.js';
import { asProblem } from '../../api/problem-error.js';
import type { FormError } from '../../components/error-summary.js';
import { readYears } from './calendar-years.js';

export const NOTICE_IDS = {
  form: 'notice-form',
  source: 'notice-source',
  text: 'notice-text',
  years: 'notice-years',
} as const;

/** What is typed. A chosen file counts instead of the lines. */
export type NoticeFields = {
  source: string;
  status: NoticeRequest['status'];
  text: string;
  file: { name: string; ics: string } | null;
  years: string;
};

const EMPTY: NoticeFields = { source: '', status: 'notice', text: '', file: null, years: '' };

const missing = ({ source, text, file, years }: NoticeFields): FormError[] => [
  ...(source.trim() === '' ? [{ id: NOTICE_IDS.source, text: 'Nhập số, ngày của thông báo' }] : []),
  ...(text.trim() === '' && file === null && years.trim() === ''
    ? [{ id: NOTICE_IDS.text, text: 'Nhập ngày nghỉ, ngày làm bù hoặc chọn tệp lịch (.ics)' }]
    : []),
  ...(readYears(years) === null
    ? [
        {
          id: NOTICE_IDS.years,
          text: 'Năm đủ dữ liệu phải là năm bốn chữ số, ví dụ 2027; nhiều năm cách nhau dấu phẩy',
        },
      ]
    : []),
];

const idOf = (field: string): string => {
  if (field === 'source') return NOTICE_IDS.source;
  if (field.startsWith('confirmedYears')) return NOTICE_IDS.years;
  return /^(text|ics|dòng|days)/.test(field) ? NOTICE_IDS.text : NOTICE_IDS.form;
};

/** The line of the notice is named before what is wrong with it. */
const refusedErrors = (error: unknown): FormError[] => {
  const { detail, errors } = asProblem(error);
  if (errors.length === 0) return [{ id: NOTICE_IDS.form, text: detail }];
  return errors.map(({ field, value, reason, mend }) => {
    const line = field.startsWith('dòng') ? `D${field.slice(1)}: ` : '';
    const shown = value === '' || idOf(field) !== NOTICE_IDS.text ? '' : `“${value}”. `;
    return { id: idOf(field), text: `${line}${shown}${reason} ${mend}`.trim() };
  });
};

const requestOf = (fields: NoticeFields, { latest }: CalendarView): NoticeRequest => ({
  basedOn: latest,
  source: fields.source.trim(),
  status: fields.status,
  ...(fields.file === null ? { text: fields.text } : { ics: fields.file.ics }),
  confirmedYears: readYears(fields.years) ?? [],
});

/** A notice from typing to publishing: any change of what is typed takes the preview away. */
export const useNotice = (calendar: CalendarView) => {
  const [fields, setFields] = useState(EMPTY);
  const [errors, setErrors] = useState<FormError[]>([]);
  const [seen, setSeen] = useState<{ preview: NoticePreviewView; request: NoticeRequest; key: string } | null>(null);
  const ask = useNoticePreview(calendar.calendarId);
  const publish = usePublishNotice(calendar.calendarId);
  const change = (part: Partial<NoticeFields>): void => {
    setFields((before) => ({ ...before, ...part }));
    setSeen(null);
  };
  const refuse = (error: unknown): void => {
    setErrors(refusedErrors(error));
    setSeen(null);
  };
  const look = (): void => {
    const empty = missing(fields);
    setErrors(empty);
    if (empty.length > 0) return;
    const request = requestOf(fields, calendar);
    ask.mutate(request, {
      onError: refuse,
      onSuccess: (preview) => setSeen({ preview, request, key: newIdempotencyKey() }),
    });
  };
  const confirm = (): void => {
    if (seen !== null) publish.mutate({ body: seen.request, key: seen.key }, { onError: refuse });
  };
  return {
    fields,
    change,
    errors,
    preview: seen?.preview ?? null,
    look,
    looking: ask.isPending,
    confirm,
    publishing: publish.isPending,
    published: publish.data ?? null,
  };
};
