// How the writers of several rooms send.

/** Each room's writer sends evenly, the rooms one after the other. @param {import("./room.mjs").Room[]} rooms */
export function paced(rooms, perSecond, seconds) {
  const everyMs = 1000 / perSecond;
  const began = performance.now();
  const target = rooms.map((room) => room.sent + Math.round(perSecond * seconds));
  const due = rooms.map((room, index) => ({ base: room.sent, at: began + (index / rooms.length) * everyMs }));
  return new Promise((resolve) => {
    const look = () => {
      const now = performance.now();
      let busy = false;
      for (const [index, room] of rooms.entries()) {
        const { base, at } = due[index];
        while (room.sent < target[index] && at + (room.sent - base) * everyMs <= now) room.send();
        if (room.sent < target[index]) busy = true;
      }
      if (busy) setTimeout(look, 1);
      else resolve();
    };
    look();
  });
}

/** As fast as each room takes it: at most `window` updates that not every reader has. */
export function saturated(rooms, window, updates) {
  return Promise.all(
    rooms.map(
      (room) =>
        new Promise((resolve) => {
          const target = room.sent + updates;
          const fill = () => {
            const ahead = Math.ceil(room.missing / room.readers);
            const free = Math.min(window - ahead, target - room.sent);
            if (free > 0) room.send(free);
            if (room.sent < target) return;
            room.onDelivered = () => undefined;
            resolve();
          };
          room.onDelivered = fill;
          fill();
        }),
    ),
  );
}
