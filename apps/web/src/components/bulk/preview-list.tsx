import type { JobPreview, PreviewItem } from '@dondoc/contracts';

const SHOWN = 300;
const GROUPS: readonly { outcome: PreviewItem['outcome']; title: string; sign: string }[] = [
  { outcome: 'will', title: 'Sẽ làm', sign: '✓' },
  { outcome: 'skipped', title: 'Bỏ qua', sign: '–' },
  { outcome: 'refused', title: 'Không làm được', sign: '✗' },
];

const Row = ({ item }: { item: PreviewItem }) => (
  <tr>
    <th scope="row">{item.unitName}</th>
    <td>{item.lineTitle}</td>
    <td>{item.reason === '' ? item.statusLabel : `${item.reason} ${item.mend}`.trim()}</td>
  </tr>
);

/** The exact list: who will be, who is passed over and why. */
export const PreviewList = ({ preview }: { preview: JobPreview }) => (
  <div className="bulk-list">
    {GROUPS.map(({ outcome, title, sign }) => {
      const items = preview.items.filter((one) => one.outcome === outcome);
      if (items.length === 0) return null;
      return (
        <details key={outcome} open={outcome === 'will' || items.length < 10}>
          <summary>
            <span aria-hidden="true">{sign} </span>
            {title}: {items.length} mục
          </summary>
          <div className="table-scroll" role="region" aria-label={title} tabIndex={0}>
            <table className="plain-table">
              <thead>
                <tr>
                  <th scope="col">Đơn vị</th>
                  <th scope="col">Nghĩa vụ</th>
                  <th scope="col">{outcome === 'will' ? 'Trạng thái' : 'Vì sao'}</th>
                </tr>
              </thead>
              <tbody>
                {items.slice(0, SHOWN).map((item) => (
                  <Row key={`${item.ref.cascadeId}/${item.ref.unitId}/${item.ref.lineId}`} item={item} />
                ))}
              </tbody>
            </table>
          </div>
          {items.length > SHOWN ? (
            <p className="as-of">
              Hiện {SHOWN} mục đầu; việc làm đủ {items.length} mục.
            </p>
          ) : null}
        </details>
      );
    })}
  </div>
);
