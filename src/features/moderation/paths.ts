/** Addresses of the room. */
export const paths = { queue: '/moderation', agreement: '/moderation/agreement' } as const
