import { obligationTemplateSchema, type TemplateBody, templateSchema, toTemplate } from '@dondoc/contracts';
import { type CascadeTemplate, defaultLadder } from '@dondoc/domain';
import type { z } from 'zod';

type Parsed = z.infer<typeof templateSchema>;
type Header = Omit<Parsed, 'obligations'>;

/** What an unfinished draft says so far. */
export type LenientTemplate = {
  template: CascadeTemplate;
  /** For each obligation of `template` its place in the body. */
  places: readonly number[];
  /** Keys of obligations that are not finished. */
  unfinished: ReadonlySet<string>;
  /** How many those are; some may have no key yet. */
  unfinishedCount: number;
  /** The body has the full shape of a template. */
  whole: boolean;
};

const blankHeader = (): Header => ({
  id: '',
  version: 1,
  title: '',
  issuer: '',
  office: '',
  focal: '',
  documentType: '',
  documentSign: '',
  subject: '',
  basis: [],
  recipients: [],
  source: '',
  carriesOut: null,
  targets: [],
  ladder: { ...defaultLadder, before: [...defaultLadder.before], escalations: [...defaultLadder.escalations] },
});

const isField = (name: string): name is keyof Header => name !== 'obligations' && name in templateSchema.shape;

const headerOf = (body: TemplateBody): { header: Header; whole: boolean } => {
  const header: Record<string, unknown> = blankHeader();
  let whole = Object.keys(body).every((name) => name === 'obligations' || isField(name));
  for (const [name, schema] of Object.entries(templateSchema.shape)) {
    if (!isField(name)) continue;
    const checked = schema.safeParse(body[name]);
    if (checked.success) header[name] = checked.data;
    else whole = false;
  }
  return { header: header as Header, whole };
};

/** What a body calls itself; empty where it says nothing that can be read. */
export const nameOfBody = (body: TemplateBody): { id: string; title: string } => {
  const { id, title } = headerOf(body).header;
  return { id, title };
};

const keyOf = (value: unknown): string => {
  const key: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'key') : undefined;
  return typeof key === 'string' ? key : '';
};

/** Reads a draft piece by piece: what is finished counts, what is not is left out. Never throws. */
export const lenientTemplate = (body: TemplateBody): LenientTemplate => {
  const { header, whole } = headerOf(body);
  const given: readonly unknown[] = Array.isArray(body['obligations']) ? body['obligations'] : [];
  const obligations: Parsed['obligations'] = [];
  const places: number[] = [];
  const unfinished = new Set<string>();
  for (const [place, one] of given.entries()) {
    const checked = obligationTemplateSchema.safeParse(one);
    if (checked.success) {
      obligations.push(checked.data);
      places.push(place);
    } else unfinished.add(keyOf(one));
  }
  const unfinishedCount = given.length - obligations.length;
  return {
    template: toTemplate({ ...header, obligations }),
    places,
    unfinished,
    unfinishedCount,
    whole: whole && given.length > 0 && unfinishedCount === 0,
  };
};
