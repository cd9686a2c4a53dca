import { Button } from 'antd';
import { useRef } from 'react';
import { FileVerdict } from './file-verdict.js';
import type { useFileCheck } from './use-file-check.js';

type FileCheckProps = { label: string; hint: string; file: ReturnType<typeof useFileCheck> };

/** Choose a file; it is read in the browser and nothing of it is sent. */
export const FileCheck = ({ label, hint, file: { verdict, busy, check } }: FileCheckProps) => {
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className="file-check">
      <p id="file-check-hint">{hint}</p>
      <Button size="large" loading={busy} onClick={() => input.current?.click()} aria-describedby="file-check-hint">
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        data-testid="check-file"
        onChange={(event) => {
          void check(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
      <div role="status" aria-live="polite">
        {verdict ? <FileVerdict verdict={verdict} /> : null}
      </div>
    </div>
  );
};
