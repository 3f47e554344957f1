// What went wrong that the person at the keyboard can mend?

/** One clear sentence for whoever runs Placket; the command line prints it without a stack and ends with exit code 2. */
export class Trouble extends Error {
  readonly exitCode = 2;
  override readonly name = "Trouble";
}
