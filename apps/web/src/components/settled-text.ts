import { useEffect, useState } from 'react';

/** The text once nobody has typed for that many milliseconds: the server is asked once, not per letter. */
export const useSettledText = (text: string, milliseconds = 350): string => {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), milliseconds);
    return () => clearTimeout(timer);
  }, [text, milliseconds]);
  return settled;
};
