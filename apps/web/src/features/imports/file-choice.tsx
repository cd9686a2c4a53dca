import { Button } from 'antd';
import { useRef } from 'react';

type FileChoiceProps = {
  label: string;
  inputId: string;
  multiple?: boolean;
  accept?: string;
  describedBy?: string | undefined;
  onChoose: (files: readonly File[]) => void;
};

/** A button that opens the choice of files: the browser's own control speaks the browser's language, not ours. */
export const FileChoice = ({ label, inputId, multiple = false, accept, describedBy, onChoose }: FileChoiceProps) => {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button id={`${inputId}-button`} aria-describedby={describedBy} onClick={() => input.current?.click()}>
        {label}
      </Button>
      <input
        ref={input}
        id={inputId}
        type="file"
        hidden
        aria-label={label}
        multiple={multiple}
        accept={accept}
        onChange={({ target }) => {
          onChoose([...(target.files ?? [])]);
          target.value = '';
        }}
      />
    </>
  );
};
