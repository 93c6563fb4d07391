/** One for the process, whoever imports it. */
class CurrentUser {
  private user: { id: number } | null = null;

  set(user: { id: number } | null) {
    this.user = user;
  }

  get id() {
    return this.user?.id;
  }
}

export default new CurrentUser();
