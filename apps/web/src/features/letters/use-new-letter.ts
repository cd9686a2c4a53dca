import type { LetterheadView, LetterPreview, MakeLetterInput } from '@dondoc/contracts';
import { useState } from 'react';
import { newIdempotencyKey } from '../../api/http.js';
import { useLetterPreview, useMakeLetter } from '../../api/letters.js';
import { isRefusal } from '../../api/problem-error.js';
import type { FormError } from '../../components/error-summary.js';
import { formErrors } from '../../components/form-errors.js';
import { useSettledText } from '../../components/settled-text.js';
import type { LetterSelection } from './letter-selection.js';

/** Ids of the form's controls. */
export const LETTER_IDS = {
  form: 'letter-form',
  list: 'letter-items',
  newDate: 'new-date',
  subject: 'letter-subject',
  consequence: 'consequence',
  copies: 'copies',
  filedAt: 'filed-at',
  superior: 'head-superior',
  agency: 'head-agency',
  name: 'head-name',
  sign: 'head-sign',
  place: 'head-place',
  capacity: 'head-capacity',
  signatory: 'head-signatory',
} as const;

const FIELD_IDS = { ...LETTER_IDS, refs: LETTER_IDS.list };

type Text = LetterPreview['text'];
/** What the clerk has changed; everything else is as the server proposes. */
type Changed = Partial<Omit<Text, 'letterhead'>> & { letterhead?: LetterheadView };

type Place = { unitId: string; lineId: string };
const keyOf = ({ unitId, lineId }: Place): string => `${unitId}/${lineId}`;

/** One key for one content: the same letter sent again is the same letter. */
const useKey = (content: string) => {
  const [keyed, setKeyed] = useState({ content, key: newIdempotencyKey() });
  if (keyed.content !== content) setKeyed({ content, key: newIdempotencyKey() });
  return { key: keyed.key, renew: () => setKeyed({ content, key: newIdempotencyKey() }) };
};

/** Which of the late are left out by hand. */
const useDropped = () => {
  const [dropped, setDropped] = useState<readonly Place[]>([]);
  const isDropped = (item: Place): boolean => dropped.some((one) => keyOf(one) === keyOf(item));
  const toggle = ({ unitId, lineId }: Place): void =>
    setDropped((before) => {
      const rest = before.filter((one) => keyOf(one) !== keyOf({ unitId, lineId }));
      return rest.length < before.length ? rest : [...before, { unitId, lineId }];
    });
  return { dropped, isDropped, toggle };
};

const missing = ({ newDate, refs }: MakeLetterInput): FormError[] => [
  ...(newDate?.trim() ? [] : [{ id: LETTER_IDS.newDate, text: 'Nhập ngày mới mà các đơn vị phải gửi' }]),
  ...(refs.length > 0 ? [] : [{ id: LETTER_IDS.list, text: 'Chọn ít nhất một nội dung quá hạn' }]),
];

/** Makes the letter; what the server refuses is shown at its field. */
const useMaking = (body: MakeLetterInput, onMade: (letterId: string) => void) => {
  const [errors, setErrors] = useState<FormError[]>([]);
  const make = useMakeLetter();
  const { key, renew } = useKey(JSON.stringify(body));
  const onError = (error: unknown): void => {
    setErrors(formErrors(error, FIELD_IDS, LETTER_IDS.form));
    if (isRefusal(error)) renew();
  };
  const send = (): void => {
    const found = missing(body);
    setErrors(found);
    if (found.length === 0) make.mutate({ body, key }, { onSuccess: ({ letterId }) => onMade(letterId), onError });
  };
  return { errors, send, busy: make.isPending };
};

/** State of a letter until it is made: which obligations, which words, and how it reads. */
export const useNewLetter = (selection: LetterSelection, onMade: (letterId: string) => void) => {
  const [newDate, setNewDate] = useState('');
  const [changed, setChanged] = useState<Changed>({});
  const { dropped, isDropped, toggle } = useDropped();
  const settled = useSettledText(JSON.stringify({ changed, newDate, without: dropped }));
  const { changed: asked, ...more } = JSON.parse(settled) as { changed: Changed; newDate: string; without: Place[] };
  const preview = useLetterPreview({ ...selection, ...asked, ...more });
  const items = (preview.data?.items ?? []).filter((item) => !isDropped(item));
  const cascadeId = preview.data?.cascadeId ?? '';
  const refs = items.map(({ unitId, lineId }) => ({ cascadeId, unitId, lineId }));
  const making = useMaking({ ...changed, newDate, refs }, onMade);
  return {
    preview,
    newDate,
    setNewDate,
    text: preview.data ? { ...preview.data.text, ...changed } : null,
    change: (part: Changed): void => setChanged((before) => ({ ...before, ...part })),
    items,
    isDropped,
    toggle,
    ...making,
  };
};

export type NewLetter = ReturnType<typeof useNewLetter>;
