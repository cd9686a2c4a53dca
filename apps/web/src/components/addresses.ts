type Ref = { cascadeId: string; unitId: string; lineId: string };
const part = encodeURIComponent;

/** Every address of the application, in one place. */
export const cascadeAddress = (cascadeId: string): string => `/dot/${part(cascadeId)}`;
export const matrixAddress = (cascadeId: string): string => `${cascadeAddress(cascadeId)}/bang-theo-doi`;
export const rollUpsAddress = (cascadeId: string): string => `${cascadeAddress(cascadeId)}/tong-hop`;
export const unitAddress = (unitId: string): string => `/don-vi/${part(unitId)}`;
export const obligationAddress = ({ cascadeId, unitId, lineId }: Ref): string =>
  `/nghia-vu/${part(cascadeId)}/${part(unitId)}/${part(lineId)}`;

export const TEMPLATES_ADDRESS = '/mau';
export const PASTE_ADDRESS = '/mau/dan-van-ban';
export const templateEditorAddress = (templateId: string): string => `/mau/${part(templateId)}/soan`;
export const templateRehearsalAddress = (templateId: string): string => `/mau/${part(templateId)}/chay-thu`;
/** Where a draft's text is kept as a file. */
export const draftFileAddress = (templateId: string): string => `/api/templates/${part(templateId)}/draft/yaml`;
export const versionFileAddress = (templateId: string, version: number): string =>
  `/api/templates/${part(templateId)}/versions/${version}/yaml`;

export const CALENDAR_ADDRESS = '/lich';
export const amendmentAddress = (cascadeId: string): string => `${cascadeAddress(cascadeId)}/dieu-chinh`;
