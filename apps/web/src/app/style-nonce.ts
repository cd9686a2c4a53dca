/** The nonce that the server put on this page; undefined where no server sets a content policy (development). */
const pageNonce = (): string | undefined => document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce;

/**
 * Gives every style element that our scripts make the page's nonce. Ant Design passes a nonce on for its components,
 * but not for the styles that lock scrolling below dialogs; markup that somebody smuggles in still gets none.
 */
export const signStyles = (): void => {
  const nonce = pageNonce();
  if (nonce === undefined || nonce === '') return;
  Document.prototype.createElement = new Proxy(Document.prototype.createElement, {
    apply: (create, self, args) => {
      const element: unknown = Reflect.apply(create, self, args);
      if (element instanceof HTMLStyleElement) element.nonce = nonce;
      return element;
    },
  });
};
