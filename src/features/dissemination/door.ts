/** What other rooms and the county's story may ask of dissemination. */
export { markRead, sayChanged, sayDiscussed } from './give-receipt.ts'
export { mailsToMember } from './member-mail.ts'
export { shareLearning } from './share-learning.ts'
