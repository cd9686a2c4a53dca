/** The source sentence with its due words marked; words that are not found stay unmarked. */
export const Highlighted = ({ text, part }: { text: string; part: string | null }) => {
  const at = part === null || part === '' ? -1 : text.indexOf(part);
  if (part === null || at < 0) return <>{text}</>;
  return (
    <>
      {text.slice(0, at)}
      <mark>{part}</mark>
      {text.slice(at + part.length)}
    </>
  );
};
