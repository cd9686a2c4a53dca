import { roleLabels, type SavedView, type SharedWith } from '@dondoc/contracts';
import { App, Button, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useRemoveView, useSavedViews, useSaveView } from '../../api/desk.js';
import { newIdempotencyKey } from '../../api/http.js';
import { isRefusal } from '../../api/problem-error.js';
import { ErrorSummary } from '../../components/error-summary.js';
import { errorAt, formErrors } from '../../components/form-errors.js';
import { FormField } from '../../components/form-field.js';
import { formatInstant } from '../../components/instant-label.js';
import type { DeskAddress } from './desk-address.js';

type Viewer = { unitId: string; unitName: string };

const SHARING = (viewer: Viewer) => [
  { value: 'private', label: 'Chỉ mình tôi' },
  { value: `unit:${viewer.unitId}`, label: `Mọi người ở ${viewer.unitName}` },
  ...Object.entries(roleLabels).map(([role, label]) => ({ value: `role:${role}`, label: `Vai trò ${label}` })),
];

const sharedIn = (text: string): SharedWith => {
  const [kind, value = ''] = text.split(/:(.*)/s);
  if (kind === 'role') return { kind: 'role', role: value as Extract<SharedWith, { kind: 'role' }>['role'] };
  return kind === 'unit' ? { kind: 'unit', unitId: value } : { kind: 'private' };
};

const useSaving = (address: DeskAddress, onClose: () => void) => {
  const [name, setName] = useState('');
  const [shared, setShared] = useState('private');
  const [key, setKey] = useState(newIdempotencyKey);
  const save = useSaveView();
  const { message } = App.useApp();
  const wanted = name.replace(/\s+/g, ' ').trim();
  const known = (useSavedViews().data ?? []).find((one) => one.own && one.name === wanted);
  const errors = save.error ? formErrors(save.error, { name: 'view-name', shared: 'view-shared' }, 'view-name') : [];
  const send = (): void =>
    save.mutate(
      { view: { name, filter: address.filter, groupBy: address.groupBy, shared: sharedIn(shared) }, key, known },
      {
        onSuccess: () => {
          void message.success(known ? 'Đã thay cách xem.' : 'Đã lưu cách xem.');
          onClose();
        },
        onError: (error) => isRefusal(error) && setKey(newIdempotencyKey()),
      },
    );
  return { name, setName, shared, setShared, known, errors, send, pending: save.isPending };
};

type SaveDialogProps = { address: DeskAddress; viewer: Viewer; onClose: () => void };

/** Asks for a name and who else may see it; the filter is the one on the screen. An own name writes over that view. */
const SaveDialog = ({ address, viewer, onClose }: SaveDialogProps) => {
  const { name, setName, shared, setShared, known, errors, send, pending } = useSaving(address, onClose);
  return (
    <Modal
      open
      title="Lưu cách xem"
      okText={known ? 'Thay cách xem đã có' : 'Lưu'}
      cancelText="Thôi"
      confirmLoading={pending}
      onOk={send}
      onCancel={onClose}
    >
      <ErrorSummary errors={errors} />
      <FormField
        id="view-name"
        label="Tên"
        hint={
          known
            ? `Anh/chị đã có cách xem này, lưu lần cuối ${formatInstant(known.changedAt)}; lưu sẽ thay bộ lọc của nó.`
            : undefined
        }
        error={errorAt(errors, 'view-name')}
      >
        {({ status, ...control }) => (
          <Input
            {...control}
            status={status}
            autoFocus
            value={name}
            maxLength={100}
            onChange={(event) => setName(event.target.value)}
            onPressEnter={send}
          />
        )}
      </FormField>
      <FormField
        id="view-shared"
        label="Ai thấy cách xem này"
        hint="Người khác mở ra thấy số liệu trong phạm vi của họ."
        error={errorAt(errors, 'view-shared')}
      >
        {({ status, ...control }) => (
          <Select
            {...control}
            status={status}
            className="full-width"
            options={SHARING(viewer)}
            value={shared}
            onChange={setShared}
          />
        )}
      </FormField>
    </Modal>
  );
};

const ViewButton = ({ view, address }: { view: SavedView; address: DeskAddress }) => {
  const remove = useRemoveView();
  const here = JSON.stringify(view.filter) === JSON.stringify(address.filter) && view.groupBy === address.groupBy;
  return (
    <li className="saved-view">
      <button
        type="button"
        className="toggle"
        aria-pressed={here}
        title={`${view.sharedLabel}. Lưu bởi ${view.ownerName}.`}
        onClick={() => address.show(view.filter, view.groupBy)}
      >
        {view.name}
        {view.own ? null : <span className="count"> ({view.ownerName})</span>}
      </button>
      {view.own ? (
        <button
          type="button"
          className="icon-button"
          aria-label={`Xóa cách xem ${view.name}`}
          disabled={remove.isPending}
          onClick={() => remove.mutate(view.viewId)}
        >
          ×
        </button>
      ) : null}
    </li>
  );
};

/** Saved views: own ones and those that others share; and saving what is on the screen. */
export const DeskViews = ({ address, viewer }: { address: DeskAddress; viewer: Viewer }) => {
  const [saving, setSaving] = useState(false);
  const views = useSavedViews().data ?? [];
  return (
    <div className="desk-views no-print">
      {views.length === 0 ? null : (
        <ul aria-label="Cách xem đã lưu">
          {views.map((view) => (
            <ViewButton key={view.viewId} view={view} address={address} />
          ))}
        </ul>
      )}
      <Button onClick={() => setSaving(true)}>Lưu cách xem</Button>
      {saving ? <SaveDialog address={address} viewer={viewer} onClose={() => setSaving(false)} /> : null}
    </div>
  );
};
