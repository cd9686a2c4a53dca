/** Hands the browser a file to save. */
export const saveFile = (name: string, content: Blob | string): void => {
  const blob = typeof content === 'string' ? new Blob([content], { type: 'text/yaml;charset=utf-8' }) : content;
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
};
