// A page cannot ask how long it waited for something to do. Time on the wall holds that and more: a pause too many only means that
// files in memory are looked at again.
export const performance = {
  eventLoopUtilization: () => ({ idle: globalThis.performance.now() }),
};
