import {
  type DirectiveReadingView,
  type FoundObligationView,
  fullNumber,
  type TemplateBody,
  type TemplateVocabulary,
} from '@dondoc/contracts';
import { codeOf } from './obligation-edits.js';
import { periodsFor } from './period-kinds.js';
import { confirmedRule } from './rule-slots.js';
import { type ObligationBody, textOf } from './template-body.js';
import { unitOfName } from './unit-names.js';

export type FoundDocument = DirectiveReadingView['documents'][number];

/** Which reading of its due words a person has confirmed; null: none yet. */
export type ConfirmedReading = number | null;

/** `issuer`: id of the unit that issues the document, '' when nobody knows; `near`: from where other names are understood. */
export type Naming = { issuer: string; near: string };

/** @param home id of the reader's own unit: "Sở Nội vụ" alone is the one of the own province */
export const namingOf = ({ document }: FoundDocument, vocabulary: TemplateVocabulary, home: string): Naming => {
  const named = document.issuer === null ? '' : unitOfName(document.issuer, vocabulary.units, home);
  const issuer = vocabulary.units.some(({ unitId }) => unitId === named) ? named : '';
  return { issuer, near: issuer || home };
};

const shortened = (title: string, longest = 32): string => {
  if (title.length <= longest) return title;
  const cut = title.slice(0, longest + 1);
  return cut.slice(0, Math.max(cut.lastIndexOf(' '), 12)).trimEnd();
};

/** Readings that a person may choose from; one when the words have one meaning. */
export const readingsOf = (found: FoundObligationView) => {
  const { due } = found;
  if (due === null) return [];
  if (due.readings.length > 0) return due.readings;
  return due.rule === null ? [] : [{ label: due.sentence, rule: due.rule, sentence: due.sentence, strict: true }];
};

const dueOf = (found: FoundObligationView, confirmed: ConfirmedReading): Record<string, unknown> => {
  const source = { words: found.dueWords ?? found.words, clause: found.clause };
  const rule = confirmed === null ? undefined : readingsOf(found)[confirmed]?.rule;
  return rule === undefined ? source : confirmedRule(rule, source);
};

/**
 * An obligation that a person has taken over from the text. Without a confirmed reading it has words, but no rule.
 */
export const obligationFrom = (
  found: FoundObligationView,
  confirmed: ConfirmedReading,
  vocabulary: TemplateVocabulary,
  naming: Naming,
): ObligationBody => {
  const known = new Set(vocabulary.classes.map(({ value }) => value));
  const { classes, unitNames } = found.owedBy;
  const due = dueOf(found, confirmed);
  const named = (name: string): string => unitOfName(name, vocabulary.units, naming.near);
  return {
    key: codeOf(found.title) || 'nghia-vu',
    title: found.title,
    shortTitle: shortened(found.title),
    group: vocabulary.groups.some(({ value }) => value === found.kind) ? found.kind : 'report',
    owedBy: {
      classes: classes.filter((one) => known.has(one)),
      units: unitNames.map(named),
      except: [],
    },
    periods: found.due?.periods ?? periodsFor(textOf(due['kind']), { kind: 'once', label: 'một lần' }),
    due,
    to: found.to === null ? '' : named(found.to),
    ...(found.via === null ? {} : { via: named(found.via) }),
    ...(found.condition === null ? {} : { condition: found.condition }),
    silence: found.silence,
  };
};

/** What the head of the document says, for the fields of a draft that has none yet. */
export const documentFrom = (
  { document, targets }: FoundDocument,
  vocabulary: TemplateVocabulary,
  naming: Naming,
): TemplateBody => {
  const { type, number, sign, issuer, subject, carriesOut, recipients, basis } = document;
  const printed = [type, number === null ? sign : `số ${fullNumber(number, sign ?? '')}`]
    .filter((one) => one !== null)
    .join(' ');
  return {
    title: [type, subject].filter((one) => one !== null).join(': ') || 'Mẫu từ văn bản dán vào',
    documentType: type ?? '',
    documentSign: sign ?? '',
    subject: subject ?? '',
    issuer: naming.issuer || (issuer ?? ''),
    source: [printed, issuer].filter((one) => one !== null && one !== '').join(' của ') || 'Văn bản dán vào',
    basis,
    recipients,
    carriesOut,
    targets: targets.map((target) => ({ number: target.number, text: target.text, binds: 'all' })),
  };
};
