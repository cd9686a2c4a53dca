type Ref = { cascadeId: string; unitId: string; lineId: string };

/** `{cascadeId}/{unitId}/{lineId}`: an obligation as the key of a map. */
export const refKey = ({ cascadeId, unitId, lineId }: Ref): string => `${cascadeId}/${unitId}/${lineId}`;
