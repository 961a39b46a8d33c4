import { type ComponentType, use } from "react";

export interface PageOnDemand {
  /** Begins to load the page's code, before it is known whether the page may be shown. */
  readonly fetch: () => void;
  readonly Page: ComponentType;
}

/** A page whose code is loaded when it is first opened; until then it suspends. A failed load reaches the crash page. */
export function pageOnDemand(load: () => Promise<ComponentType>): PageOnDemand {
  let Loaded: ComponentType | null = null;
  let loading: Promise<ComponentType> | null = null;
  const fetch = () => {
    loading ??= load().then((component) => {
      Loaded = component;
      return component;
    });
    return loading;
  };
  const Page = () => {
    const Content = Loaded ?? use(fetch());
    return <Content />;
  };
  return { fetch: () => void fetch().catch(() => undefined), Page };
}
