import {
  type ObligationRef,
  useAskExplanation,
  useAskExtension,
  useExempt,
  useExtend,
  useReopen,
  useRevokeExemption,
} from '../../api/obligations.js';
import { DatedDecision } from './dated-decision.js';

type FormProps = { obligationRef: ObligationRef; onClose: () => void };

const NEW_DATE = { label: 'Gia hạn đến hết ngày', empty: 'Nhập ngày gia hạn' };

/** The unit asks for more time. */
export const AskExtensionForm = ({ obligationRef, onClose }: FormProps) => (
  <DatedDecision
    title="Đề nghị gia hạn"
    act="Gửi đề nghị"
    done="Đã gửi đề nghị gia hạn. Hạn cũ vẫn tính cho đến khi có quyết định."
    date={NEW_DATE}
    words={{ label: 'Lý do', empty: 'Nhập lý do đề nghị gia hạn' }}
    write={useAskExtension(obligationRef)}
    bodyOf={(reason, until) => ({ reason, until })}
    onClose={onClose}
  />
);

/** More time without having been asked. */
export const GrantExtensionForm = ({ obligationRef, onClose }: FormProps) => (
  <DatedDecision
    title="Gia hạn"
    act="Gia hạn"
    done="Đã gia hạn, đơn vị nhận thư ngay."
    date={NEW_DATE}
    words={{ label: 'Lý do', empty: 'Nhập lý do gia hạn' }}
    write={useExtend(obligationRef)}
    bodyOf={(reason, until) => ({ reason, until })}
    onClose={onClose}
  />
);

export const ExemptForm = ({ obligationRef, onClose }: FormProps) => (
  <DatedDecision
    title="Miễn thực hiện cho đơn vị"
    act="Miễn"
    done="Đã ghi quyết định miễn; đơn vị không tính vào số phải nộp."
    words={{ label: 'Lý do, văn bản quyết định', empty: 'Nhập lý do miễn' }}
    write={useExempt(obligationRef)}
    bodyOf={(reason) => ({ reason })}
    onClose={onClose}
  />
);

export const RevokeExemptionForm = ({ obligationRef, onClose }: FormProps) => (
  <DatedDecision
    title="Bãi bỏ quyết định miễn"
    act="Bãi bỏ"
    done="Đã bãi bỏ quyết định miễn, đơn vị nhận thư ngay."
    date={{ label: 'Hạn mới (khi hạn cũ đã qua)' }}
    words={{ label: 'Lý do', empty: 'Nhập lý do bãi bỏ' }}
    write={useRevokeExemption(obligationRef)}
    bodyOf={(reason, until) => ({ reason, ...(until.trim() === '' ? {} : { until }) })}
    onClose={onClose}
  />
);

export const AskExplanationForm = ({ obligationRef, onClose }: FormProps) => (
  <DatedDecision
    title="Yêu cầu giải trình"
    act="Gửi yêu cầu"
    done="Đã gửi yêu cầu giải trình, đơn vị nhận thư ngay."
    date={{ label: 'Hạn giải trình', empty: 'Nhập hạn giải trình' }}
    words={{ label: 'Nội dung cần giải trình', empty: 'Nhập nội dung cần giải trình' }}
    write={useAskExplanation(obligationRef)}
    bodyOf={(question, dueOn) => ({ question, dueOn })}
    onClose={onClose}
  />
);

export const ReopenForm = ({ obligationRef, onClose }: FormProps) => (
  <DatedDecision
    title="Mở lại để nộp"
    act="Mở lại"
    done="Đã mở lại, đơn vị nhận thư ngay."
    date={{ label: 'Mở lại đến hết ngày', empty: 'Nhập ngày mở lại' }}
    words={{ label: 'Lý do', empty: 'Nhập lý do mở lại', hint: 'Số ngày chậm không đổi khi mở lại.' }}
    write={useReopen(obligationRef)}
    bodyOf={(reason, until) => ({ reason, until })}
    onClose={onClose}
  />
);

type RequestProps = FormProps & { requestId: string; askedUntil: string };

export const GrantRequestForm = ({ obligationRef, onClose, requestId, askedUntil }: RequestProps) => (
  <DatedDecision
    title={`Đồng ý gia hạn (đơn vị đề nghị đến ${askedUntil})`}
    act="Đồng ý gia hạn"
    done="Đã gia hạn, đơn vị nhận thư ngay."
    date={{ label: 'Hạn khác hạn đơn vị đề nghị' }}
    words={{ label: 'Ý kiến', hint: 'Hạn khác hạn đề nghị thì cần nêu lý do.' }}
    write={useExtend(obligationRef)}
    bodyOf={(reason, until) => ({ requestId, grant: true, reason, ...(until.trim() === '' ? {} : { until }) })}
    onClose={onClose}
  />
);

export const RefuseRequestForm = ({ obligationRef, onClose, requestId }: RequestProps) => (
  <DatedDecision
    title="Không đồng ý gia hạn"
    act="Không gia hạn"
    done="Đã trả lời đề nghị, đơn vị nhận thư ngay."
    words={{ label: 'Lý do', empty: 'Nhập lý do không gia hạn' }}
    write={useExtend(obligationRef)}
    bodyOf={(reason) => ({ requestId, grant: false, reason })}
    onClose={onClose}
  />
);
