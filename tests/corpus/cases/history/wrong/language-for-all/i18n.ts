// i18next-node#31, i18next-express-middleware#173, next-i18next#135, spartacus#8100
type Messages = Record<string, Record<string, string>>;
class I18n {
  language = "en";
  private readonly resources: Messages = {};
  async changeLanguage(lng: string) {
    this.resources[lng] ??= await load(lng);
    this.language = lng;
  }
  t(key: string) {
    return this.resources[this.language]?.[key] ?? key;
  }
  fixedT(lng: string) {
    return (key: string) => this.resources[lng]?.[key] ?? key;
  }
  clone(lng: string) {
    const copy = new I18n();
    copy.language = lng;
    return copy;
  }
}
declare function load(lng: string): Promise<Record<string, string>>;
export default new I18n();
