import type { TemplateBody, TemplateDraftView } from '@dondoc/contracts';
import { Button, Modal } from 'antd';
import { formatInstant } from '../../../components/instant-label.js';
import { differencesOf } from '../body/differences.js';
import { mergeBodies } from '../body/merge-bodies.js';
import { saveFile } from '../save-file.js';

type ConflictProps = {
  base: TemplateBody;
  mine: TemplateBody;
  myName: string;
  theirs: TemplateDraftView;
  onGoOn: (body: TemplateBody) => void;
};

const Cell = ({ text }: { text: string }) => (text === '' ? <span className="quiet">(trống)</span> : <>{text}</>);

/** Two people have edited the same draft: both names, every field that differs, and three ways on; nothing is lost. */
export const ConflictDialog = ({ base, mine, myName, theirs, onGoOn }: ConflictProps) => {
  const differences = differencesOf(mine, theirs.body);
  const { merged, collisions } = mergeBodies(base, mine, theirs.body);
  const { editedBy, editedAt, templateId } = theirs;
  // One person in two windows: the name alone would not tell the two texts apart.
  const alone = editedBy === myName;
  const other = alone ? 'cửa sổ kia' : editedBy;
  // JSON is YAML: the file can be imported as it is.
  const keepFile = (): void => saveFile(`${templateId}-ban-cua-toi.yaml`, JSON.stringify(mine, null, 2));
  return (
    <Modal
      open
      width={820}
      closable={false}
      keyboard={false}
      title={
        alone ? `${myName} đã sửa mẫu này ở một cửa sổ khác` : `${editedBy} đã sửa mẫu này trong khi ${myName} đang sửa`
      }
      footer={
        <div className="conflict-acts">
          <Button onClick={keepFile}>Tải bản của tôi về máy</Button>
          <Button onClick={() => onGoOn(theirs.body)}>Lấy bản của {other}</Button>
          <Button type="primary" onClick={() => onGoOn(merged as TemplateBody)}>
            Đặt phần sửa của tôi lên bản của {other}
          </Button>
        </div>
      }
    >
      <p>
        {editedBy} lưu lúc {formatInstant(editedAt)}. Bản của {myName} chưa lưu, vẫn còn nguyên trên màn hình. Xem chỗ
        khác nhau rồi chọn; chọn xong vẫn hoàn tác được (Ctrl+Z).
      </p>
      <div className="conflict-table">
        <table className="data-table">
          <thead>
            <tr>
              <th scope="col">Chỗ khác nhau ({differences.length})</th>
              <th scope="col">{alone ? 'Cửa sổ này' : `${myName} (tôi)`}</th>
              <th scope="col">{alone ? 'Cửa sổ kia' : editedBy}</th>
            </tr>
          </thead>
          <tbody>
            {differences.slice(0, 200).map(({ place, one, other: theirText }) => (
              <tr key={place}>
                <th scope="row">{place}</th>
                <td>
                  <Cell text={one} />
                </td>
                <td>
                  <Cell text={theirText} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {differences.length > 200 ? <p>… và {differences.length - 200} chỗ nữa.</p> : null}
      <p className="quiet">
        {collisions.length === 0
          ? 'Hai người sửa các chỗ khác nhau: đặt lên nhau thì giữ được cả hai.'
          : `Có ${collisions.length} chỗ cả hai cùng sửa: khi đặt lên, phần của tôi được giữ ở các chỗ đó.`}
      </p>
    </Modal>
  );
};
