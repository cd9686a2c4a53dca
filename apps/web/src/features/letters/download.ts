/** Lets the browser save what stands at an address; the session goes along. */
export const downloadFrom = (address: string): void => {
  const link = document.createElement('a');
  link.href = address;
  link.download = '';
  document.body.append(link);
  link.click();
  link.remove();
};
