/** What the command line may ask of the front door. */
export { setPassword } from './sign-in.ts'
export { accountProblems } from './problems.ts'
