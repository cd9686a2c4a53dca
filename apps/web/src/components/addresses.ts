type Ref = { cascadeId: string; unitId: string; lineId: string };
const part = encodeURIComponent;

/** Every address of the application, in one place. */
export const DESK_ADDRESS = '/ban-lam-viec';
/** The desk's list as a plain table. */
export const DESK_PRINT_ADDRESS = '/ban-lam-viec/ban-in';
export const CASCADES_ADDRESS = '/dot';
export const SEARCH_ADDRESS = '/tim-kiem';
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

/** The register of units, and one unit in it with its posts. */
export const REGISTER_ADDRESS = '/don-vi-va-dau-moi';
export const registerUnitAddress = (unitId: string): string => `${REGISTER_ADDRESS}/${part(unitId)}`;

export const SIGN_IN_ADDRESS = '/dang-nhap';
export const FORGOTTEN_ADDRESS = '/quen-mat-khau';
export const ACCOUNT_ADDRESS = '/tai-khoan';
export const PEOPLE_ADDRESS = '/nguoi-dung';
export const personAddress = (username: string): string => `${PEOPLE_ADDRESS}/${part(username)}`;

export const letterAddress = (letterId: string): string => `/cong-van/${part(letterId)}`;

/** Bulk acts, one of them, and the import of sheets. */
export const JOBS_ADDRESS = '/viec-hang-loat';
export const jobAddress = (jobId: string): string => `${JOBS_ADDRESS}/${part(jobId)}`;
export const IMPORT_ADDRESS = '/nhap-excel';
export const importAddress = (importId: string): string => `${IMPORT_ADDRESS}?lan=${part(importId)}`;
