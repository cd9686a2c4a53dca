import { Alert, Button, Input } from 'antd';
import { useState } from 'react';

/** A secret that is shown once: to be copied now, for nobody can show it again. */
export const ShownOnce = ({ title, label, value }: { title: string; label: string; value: string }) => {
  const [copied, setCopied] = useState(false);
  const copy = (): void => {
    // A page without TLS has no clipboard: the text stands there, selected by its field.
    void navigator.clipboard?.writeText(value).then(() => setCopied(true));
  };
  return (
    <Alert
      type="info"
      showIcon
      role="status"
      title={title}
      description={
        <div className="shown-once">
          <Input readOnly aria-label={label} value={value} onFocus={(event) => event.target.select()} />
          <Button onClick={copy}>{copied ? 'Đã chép' : 'Chép'}</Button>
        </div>
      }
    />
  );
};
