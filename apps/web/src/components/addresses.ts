type Ref = { cascadeId: string; unitId: string; lineId: string };
const part = encodeURIComponent;

/** Every address of the application, in one place. */
export const cascadeAddress = (cascadeId: string): string => `/dot/${part(cascadeId)}`;
export const matrixAddress = (cascadeId: string): string => `${cascadeAddress(cascadeId)}/bang-theo-doi`;
export const rollUpsAddress = (cascadeId: string): string => `${cascadeAddress(cascadeId)}/tong-hop`;
export const unitAddress = (unitId: string): string => `/don-vi/${part(unitId)}`;
export const obligationAddress = ({ cascadeId, unitId, lineId }: Ref): string =>
  `/nghia-vu/${part(cascadeId)}/${part(unitId)}/${part(lineId)}`;
