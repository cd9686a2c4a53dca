import type { CascadeDetail } from '@dondoc/contracts';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useCalendars } from '../../api/calendars.js';
import { useRepin } from '../../api/cascades.js';
import { newIdempotencyKey } from '../../api/http.js';
import { useTemplates } from '../../api/templates.js';
import { ProblemNotice } from '../../components/problem-notice.js';

/** The newest published version of the draft's template and of its calendar; as pinned while not known. */
const useNewest = ({ template, calendar }: CascadeDetail) => {
  const templates = useTemplates();
  const calendars = useCalendars();
  const versions = templates.data?.find(({ templateId }) => templateId === template.id)?.versions ?? [];
  return {
    template: versions.reduce((last, { version }) => Math.max(last, version), template.version),
    calendar: calendars.data?.find(({ calendarId }) => calendarId === calendar.id)?.version ?? calendar.version,
  };
};

/** A draft may still take the newest version of its template and calendar; an issued plan needs an amendment. */
export const NewerVersions = ({ cascade }: { cascade: CascadeDetail }) => {
  const newest = useNewest(cascade);
  const repin = useRepin(cascade.cascadeId);
  const [key, setKey] = useState(newIdempotencyKey);
  const { message } = App.useApp();
  const newTemplate = newest.template > cascade.template.version;
  const newCalendar = newest.calendar > cascade.calendar.version;
  if (!newTemplate && !newCalendar) return null;
  const found = [
    ...(newTemplate ? [`mẫu đã có bản ${newest.template} (dự thảo đang theo bản ${cascade.template.version})`] : []),
    ...(newCalendar ? [`lịch làm việc đã có bản ${newest.calendar} (đang theo bản ${cascade.calendar.version})`] : []),
  ];
  const take = (): void =>
    repin.mutate(
      { body: { version: newest.template }, key },
      {
        onSuccess: () => void message.success('Đã dùng bản mới nhất. Xem lại lịch bên dưới trước khi ban hành.'),
        onSettled: () => setKey(newIdempotencyKey()),
      },
    );
  return (
    <div className="note newer-versions" role="note" data-testid="newer-versions">
      <p>Dự thảo này chưa theo bản mới nhất: {found.join('; ')}.</p>
      <Button loading={repin.isPending} onClick={take}>
        {newTemplate ? 'Dùng bản mẫu mới nhất' : 'Dùng bản lịch mới nhất'}
      </Button>
      {repin.error ? <ProblemNotice error={repin.error} /> : null}
    </div>
  );
};
