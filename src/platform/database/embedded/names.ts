/** The embedded database's fixed names. Both accounts are trusted on the private socket and nowhere else. */
export const databaseName = 'learning_from_audit'
export const ownerUser = 'lfa_owner'
