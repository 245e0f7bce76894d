export const RecordPage = () => null;
