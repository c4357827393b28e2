/** Keys of what is answered besides the tool's questions. */
export const gradeKey = (section: string): string => `${section}.grade`
export const overallKey = 'overall.grade'
export const concernKey = (code: string): string => `concern.${code}`
export const ratingKey = (rating: string): string => `rating.${rating}`
