import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { ViolationCode } from '@dondoc/domain';
import { type FileKind, type FileProblem, MOST_PROBLEMS, type Path, type Place, shown } from '../file-problem.js';
import { textOfFile } from './file-text.js';
import { lineTooDeep } from './nesting.js';
import { type NodeFault, plainValueOf } from './plain-value.js';
import { explainSyntax } from './syntax-problem.js';

/** Where the value of a path stands; `of: 'key'` its name. A path that is not there stands where its parent does. */
export type PlaceOf = (path: Path, of?: 'key' | 'value') => Place;

/** `value` is undefined when the file cannot be read at all; then `problems` say why. */
export type YamlReading = { value: unknown; problems: FileProblem[]; placeOf: PlaceOf };

type Problem = Pick<FileProblem, 'value' | 'reason' | 'mend'> & { code: ViolationCode; path?: Path; place: Place };

const faultWords: Record<NodeFault['kind'], { reason: string; mend: string }> = {
  repeated: { reason: 'Trường này ghi hai lần trong cùng một mục.', mend: 'Giữ lại một lần.' },
  'unknown-anchor': {
    reason: 'Tham chiếu tới một neo không có ở phía trên.',
    mend: 'Đặt neo (&tên) trước chỗ dùng, hoặc chép nội dung ra.',
  },
  loop: { reason: 'Neo chứa tham chiếu tới chính nó.', mend: 'Bỏ tham chiếu quay vòng.' },
  explosion: {
    reason: 'Các neo lồng nhau mở ra quá nhiều giá trị.',
    mend: 'Bỏ bớt tham chiếu (*tên) lồng nhau.',
  },
};

const faultCode = (kind: FileKind, fault: NodeFault): ViolationCode =>
  fault.kind === 'repeated' ? `${kind}.FILE_KEY_REPEATED` : `${kind}.FILE_ALIASES`;

const problemOf = ({ code, path = [], place, value, reason, mend }: Problem): FileProblem => ({
  code,
  path,
  ...place,
  field: path.length === 0 ? 'tệp' : path.join('.'),
  value,
  reason,
  mend,
});

const unread = (problems: FileProblem[]): YamlReading => ({
  value: undefined,
  problems,
  placeOf: () => ({ line: null, column: null }),
});

const placesOf = (root: unknown, targets: ReadonlyMap<Node, Node>, lines: LineCounter): PlaceOf => {
  const at = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  return (path, of = 'value') => {
    let node: unknown = root;
    let place = 0;
    for (const [index, key] of path.entries()) {
      if (isAlias(node)) node = targets.get(node);
      const pair = isMap(node)
        ? node.items.find((one) => String(isScalar(one.key) ? one.key.value : one.key) === String(key))
        : undefined;
      const next: unknown = isSeq(node) ? node.items[Number(key)] : (pair?.value ?? pair?.key);
      if (!next) break;
      const wanted = of === 'key' && index === path.length - 1 && pair ? pair.key : next;
      place = (wanted as Node).range?.[0] ?? place;
      node = next;
    }
    return at(place);
  };
};

/** Reads YAML 1.2 text with all its faults at once: size, encoding, nesting, syntax, repeated keys, aliases. */
export const readYaml = (kind: FileKind, file: string | Uint8Array): YamlReading => {
  const read = textOfFile(kind, file);
  if ('problem' in read) return unread([read.problem]);
  const { text } = read;
  const deep = lineTooDeep(text);
  if (deep !== null) {
    const reason = 'Tệp lồng quá nhiều cấp.';
    const place = { line: deep, column: 1 };
    return unread([
      problemOf({ code: `${kind}.FILE_NOT_YAML`, place, value: '', reason, mend: 'Bỏ bớt các cấp lồng nhau.' }),
    ]);
  }
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, prettyErrors: false, uniqueKeys: false, version: '1.2' });
  const syntax = [...document.errors, ...document.warnings].slice(0, MOST_PROBLEMS).map((error) => {
    const { line, col } = lineCounter.linePos(error.pos[0]);
    const value = shown(text.slice(error.pos[0], error.pos[0] + 60).split('\n')[0]);
    return problemOf({
      code: `${kind}.FILE_NOT_YAML`,
      place: { line, column: col },
      value,
      ...explainSyntax(error),
    });
  });
  if (syntax.length > 0) return unread(syntax);
  const { value, faults, targets } = plainValueOf(document);
  const problems = faults.map((fault) => {
    const { line, col } = lineCounter.linePos(fault.at);
    const place = { line, column: col };
    return problemOf({
      code: faultCode(kind, fault),
      path: fault.path,
      place,
      value: fault.value,
      ...faultWords[fault.kind],
    });
  });
  return { value, problems, placeOf: placesOf(document.contents, targets, lineCounter) };
};
