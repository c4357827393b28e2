/** What other rooms and the county's story may ask of findings. */
export { approveMessage, beginMessage } from './keep-message.ts'
export { messagesApproved } from './queries.ts'
