import type { PersonView } from '@dondoc/contracts';

/** In words: may sign in, cannot yet, or may no longer. */
export const PersonState = ({
  person: { disabled, hasPassword, externalSubject, sample },
}: {
  person: Pick<PersonView, 'disabled' | 'hasPassword' | 'externalSubject' | 'sample'>;
}) => {
  if (disabled) return <span className="badge badge-failed">✕ Đã ngừng</span>;
  if (sample) return <span className="badge badge-plain">Dùng thử</span>;
  if (!hasPassword && externalSubject === null) return <span className="badge badge-draft">… Chưa đặt mật khẩu</span>;
  return <span className="badge">✓ Đang sử dụng</span>;
};
