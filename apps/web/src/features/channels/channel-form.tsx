import type { ChannelsView } from '@dondoc/contracts';
import { Alert, Button, Checkbox } from 'antd';
import { useState } from 'react';
import { useChannels, useChooseChannels } from '../../api/inbox.js';
import { ProblemNotice } from '../../components/problem-notice.js';
import { QueryState } from '../../components/query-state.js';

const Form = ({ view }: { view: ChannelsView }) => {
  const [mail, setMail] = useState(view.mail);
  const [inApp, setInApp] = useState(view.inApp);
  const choose = useChooseChannels();
  return (
    <form
      className="narrow-form"
      aria-labelledby="channels-title"
      onSubmit={(event) => {
        event.preventDefault();
        choose.mutate({ mail, inApp });
      }}
    >
      {choose.isError ? <ProblemNotice error={choose.error} /> : null}
      {choose.isSuccess ? <Alert type="success" showIcon role="status" title="Đã lưu cách nhận thư" /> : null}
      <fieldset className="channel-choices">
        <legend>Nhận thư bằng</legend>
        <Checkbox checked={mail} onChange={(event) => setMail(event.target.checked)}>
          Thư điện tử{view.address === null ? '' : ` (${view.address})`}
        </Checkbox>
        <Checkbox checked={inApp} onChange={(event) => setInApp(event.target.checked)}>
          Hộp thư trong hệ thống
        </Checkbox>
      </fieldset>
      <p className="field-hint">Thông báo công vụ không tắt được: ít nhất một kênh luôn bật.</p>
      <Button type="primary" htmlType="submit" loading={choose.isPending}>
        Lưu
      </Button>
    </form>
  );
};

/** How the signed-in person is told. */
export const ChannelForm = () => (
  <section className="card" aria-labelledby="channels-title">
    <h2 id="channels-title">Kênh nhận thư</h2>
    <QueryState query={useChannels()}>
      {(view) =>
        view.personal ? (
          <Form view={view} />
        ) : (
          <p>
            Thư gửi đến hộp thư chung của vị trí{view.address === null ? '' : ` (${view.address})`} và hiện trong hộp
            thư của mọi người giữ vị trí này. Khi được cử giữ vị trí bằng tên, anh/chị chọn được kênh.
          </p>
        )
      }
    </QueryState>
  </section>
);
