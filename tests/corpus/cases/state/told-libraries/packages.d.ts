declare module "i18next" {
  export interface i18n {
    readonly language: string;
    t(key: string): string;
    changeLanguage(language: string): Promise<void>;
    createInstance(): i18n;
    getFixedT(language: string): (key: string) => string;
  }
  const i18next: i18n;
  export default i18next;
}

declare module "moment" {
  interface Moment {
    format(pattern?: string): string;
    fromNow(): string;
    locale(language: string): Moment;
    toISOString(): string;
  }
  function moment(at?: string): Moment;
  namespace moment {
    function locale(language?: string): string;
  }
  export default moment;
}
