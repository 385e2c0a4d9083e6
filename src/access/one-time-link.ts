// What a one-time link is for: 'setup' makes the first administrator, 'password' lets an account choose its password.
export type LinkPurpose = 'setup' | 'password'
