import { Button } from 'antd';
import { useNavigate } from 'react-router';
import { draftFileAddress, PASTE_ADDRESS, templateRehearsalAddress } from '../../../components/addresses.js';
import type { useDraft } from './use-draft.js';
import { SaveLine } from './save-line.js';

type ToolbarProps = {
  templateId: string;
  draft: ReturnType<typeof useDraft>;
  /** Why it cannot be published yet; null: it can. */
  blocked: string | null;
  onPublish: () => void;
};

/** Saving, undo, and the ways on: paste, file, rehearse, publish. Each of them saves first. */
export const Toolbar = ({ templateId, draft, blocked, onPublish }: ToolbarProps) => {
  const navigate = useNavigate();
  const saved = async (then: () => void): Promise<void> => {
    if (await draft.saver.save()) then();
  };
  const to = (address: string) => () => void saved(() => void navigate(address));
  return (
    <div className="editor-toolbar">
      <SaveLine state={draft.save} onSave={() => void draft.saver.save()} />
      <Button onClick={draft.undo} disabled={!draft.mayUndo} title="Ctrl+Z">
        Hoàn tác
      </Button>
      <Button onClick={draft.redo} disabled={!draft.mayRedo} title="Ctrl+Shift+Z">
        Làm lại
      </Button>
      <Button onClick={to(`${PASTE_ADDRESS}?vao=${encodeURIComponent(templateId)}`)}>Dán văn bản</Button>
      <Button onClick={() => void saved(() => globalThis.location.assign(draftFileAddress(templateId)))}>
        Tải YAML
      </Button>
      <Button onClick={to(templateRehearsalAddress(templateId))}>Chạy thử</Button>
      <Button type="primary" disabled={blocked !== null} onClick={onPublish} aria-describedby="publish-blocked">
        Công bố
      </Button>
      <span id="publish-blocked" className="quiet">
        {blocked ?? ''}
      </span>
    </div>
  );
};
