import type { ObligationView, TemplateSummary } from '@dondoc/contracts';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { newIdempotencyKey } from '../../api/http.js';
import { useDraftCascade, useTemplates } from '../../api/templates.js';
import { cascadeAddress } from '../../components/addresses.js';
import { FormField } from '../../components/form-field.js';
import { ProblemNotice } from '../../components/problem-notice.js';
import { QueryState } from '../../components/query-state.js';

type Parent = { cascadeId: string; unitId: string };

const newest = ({ versions }: TemplateSummary): number =>
  versions.reduce((last, { version }) => Math.max(last, version), 0);

/** Published templates that this unit issues. */
const ownTemplates = (list: readonly TemplateSummary[], unitId: string): TemplateSummary[] =>
  list.filter(({ issuer, versions }) => issuer === unitId && versions.length > 0);

type ChoiceProps = { templates: readonly TemplateSummary[]; parent: Parent; onClose: () => void };

const TemplateChoice = ({ templates, parent, onClose }: ChoiceProps) => {
  const [templateId, setTemplateId] = useState(templates.length === 1 ? (templates[0]?.templateId ?? '') : '');
  const [key, setKey] = useState(newIdempotencyKey);
  const draft = useDraftCascade();
  const navigate = useNavigate();
  const chosen = templates.find((one) => one.templateId === templateId);
  const launch = (): void => {
    if (chosen === undefined) return;
    draft.mutate(
      { body: { templateId, version: newest(chosen), parent }, key },
      { onSuccess: ({ cascadeId }) => void navigate(cascadeAddress(cascadeId)) },
    );
  };
  return (
    <>
      <FormField id="child-template" label="Theo mẫu">
        {({ id }) => (
          <select
            id={id}
            className="native-select"
            value={templateId}
            onChange={({ target }) => {
              setTemplateId(target.value);
              setKey(newIdempotencyKey());
            }}
          >
            {templates.length === 1 ? null : <option value="">Chọn một trong {templates.length} mẫu</option>}
            {templates.map((one) => (
              <option key={one.templateId} value={one.templateId}>
                {one.title}, bản {newest(one)}
              </option>
            ))}
          </select>
        )}
      </FormField>
      <p>Dự thảo chưa giao việc cho ai. Ở trang kế tiếp, xem lịch, nhập số, ngày rồi ban hành.</p>
      <div className="acts">
        <Button type="primary" loading={draft.isPending} disabled={chosen === undefined} onClick={launch}>
          Lập dự thảo
        </Button>
        <Button onClick={onClose}>Thôi</Button>
      </div>
      {draft.error ? <ProblemNotice error={draft.error} /> : null}
    </>
  );
};

const NoTemplate = ({ unitName, onClose }: { unitName: string; onClose: () => void }) => (
  <>
    <p>
      Chưa có mẫu nào do {unitName} ban hành. Đề nghị Văn phòng lập và công bố mẫu với cơ quan ban hành là {unitName}.
    </p>
    <div className="acts">
      <Button onClick={onClose}>Đóng</Button>
    </div>
  </>
);

/** The unit passes its duties on: a plan of its own for those below it, made from a template that it issues. */
export const CascadeOn = ({ obligation }: { obligation: ObligationView }) => {
  const { unit, cascadeId } = obligation;
  const [open, setOpen] = useState(false);
  const close = (): void => setOpen(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>Ban hành tiếp cho cấp dưới</Button>
      <Modal open={open} title="Ban hành tiếp cho cấp dưới" footer={null} onCancel={close} destroyOnHidden>
        <Choices unit={unit} parent={{ cascadeId, unitId: unit.unitId }} onClose={close} />
      </Modal>
    </>
  );
};

const Choices = ({ unit, parent, onClose }: { parent: Parent; onClose: () => void } & Pick<ObligationView, 'unit'>) => (
  <QueryState query={useTemplates()}>
    {(list) => {
      const templates = ownTemplates(list, unit.unitId);
      return templates.length === 0 ? (
        <NoTemplate unitName={unit.name} onClose={onClose} />
      ) : (
        <TemplateChoice templates={templates} parent={parent} onClose={onClose} />
      );
    }}
  </QueryState>
);
