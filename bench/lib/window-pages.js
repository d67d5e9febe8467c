// Worked in the gallery's page: opens every page by the rail, three times each, and takes the time from the click to the painted page;
// then feeds 300 pictures of a run, 20 a second, and takes the gaps between frames.
window.__measured = async () => {
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const gallery = window.__gallery;
  const pages = [];
  await gallery.show('report/likely');
  for (let round = 0; round < 4; round += 1) {
    for (let at = 0; at < document.querySelectorAll('nav button').length; at += 1) {
      const button = document.querySelectorAll('nav button')[at];
      const title = document.title;
      if (button.disabled) continue;
      await new Promise((done) => setTimeout(done, 60));
      const began = performance.now();
      button.click();
      // The second frame begins when the first one, with the new page in it, has been painted.
      await frame();
      await frame();
      const ms = performance.now() - began;
      // The first round also compiles and fetches fonts; it is left out.
      if (round > 0 && document.title !== title) pages.push({ page: document.title, ms });
    }
  }
  const live = async (hash, feed) => {
    await gallery.show(hash);
    await new Promise((done) => setTimeout(done, 300));
    const gaps = [];
    const tasks = [];
    const observer = new PerformanceObserver((list) =>
      tasks.push(...list.getEntries().map(({ duration }) => duration)),
    );
    observer.observe({ entryTypes: ['longtask'] });
    let last = performance.now();
    let going = true;
    const tick = (now) => {
      gaps.push(now - last);
      last = now;
      if (going) requestAnimationFrame(tick);
    };
    requestAnimationFrame((now) => {
      last = now;
      requestAnimationFrame(tick);
    });
    await feed();
    going = false;
    observer.disconnect();
    return {
      hash: decodeURIComponent(hash),
      frames: gaps.length,
      longest: Math.max(...gaps),
      over50: gaps.filter((gap) => gap > 50).length,
      longTasks: tasks.length,
      longestTask: Math.max(0, ...tasks),
    };
  };
  const runs = [await live('check/running', () => gallery.live(300, 20))];
  // An example that feeds itself, as the chart of 300 attempts does.
  const own = gallery.index.find(({ name }) => /300 attempts|three hundred attempts/i.test(name));
  if (own) runs.push(await live(own.hash, () => new Promise((done) => setTimeout(done, 15000))));
  return { pages, runs };
};
